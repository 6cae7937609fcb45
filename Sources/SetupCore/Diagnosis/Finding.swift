import Basics

/// How much a finding matters.
public enum Severity: String, CaseIterable, Codable, Hashable, Sendable {
  /// It keeps people or values from arriving, or overwrites values.
  case error
  /// It does so for some, or may do so.
  case warning
  /// It explains what is seen; nothing is broken.
  case info

  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}

/// Whether cause and fix are documented, or concluded from what is.
public enum Confidence: String, CaseIterable, Codable, Hashable, Sendable {
  /// A vendor's documentation states cause and fix.
  case stated
  /// The cause or its bearing on DX is reasoned; a screen says "likely".
  case likely
}

/// A diagnosed cause, with what was seen and how to mend it.
public struct Finding: Hashable, Codable, Sendable {
  /// The catalogue's fixed id.
  public var id: FindingID
  /// The rows that it keeps from holding.
  public var rows: [PreconditionID]
  /// How much it matters.
  public var severity: Severity
  /// Whether it is documented or concluded.
  public var confidence: Confidence
  /// The finding that it follows from; nil for a cause of its own.
  public var follows: FindingID?
  /// What is wrong, in a few words.
  public var title: String
  /// What speaks for it: names, values and counts seen, and when.
  public var evidence: String
  /// What to do, as a sentence.
  public var remedy: String
  /// Where to click, in the consoles' words, one after the other.
  public var fix: [String]
  /// Keyed digests of some of the people that it is about; nothing that is encoded has them here.
  public var people: Set<String> = []

  enum CodingKeys: String, CodingKey {
    case id, rows, severity, confidence, follows, title, evidence, remedy, fix
  }

  /// Writes `follows` as null where there is none: the key is always there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(rows, forKey: .rows)
    try container.encode(severity, forKey: .severity)
    try container.encode(confidence, forKey: .confidence)
    try container.encode(follows, forKey: .follows)
    try container.encode(title, forKey: .title)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(remedy, forKey: .remedy)
    try container.encode(fix, forKey: .fix)
  }
}

/// All findings at a moment, as `diagnose --json` and bundles report them.
public struct DiagnosisReport: Hashable, Codable, Sendable {
  /// Something that was never read, or could not be.
  public struct NotRead: Hashable, Codable, Sendable, Explained {
    /// Which observation is missing.
    public var kind: Observation.Kind
    /// Why, as a sentence.
    public var reason: String
    /// What helps, as a sentence; for people alone, the JSON has no place for it.
    public var remedy = ""

    /// An observation that is missing, with the reason and what helps.
    public init(kind: Observation.Kind, reason: String, remedy: String = "") {
      (self.kind, self.reason, self.remedy) = (kind, reason, remedy)
    }

    private enum CodingKeys: String, CodingKey {
      case kind = "look"
      case reason
    }
  }

  /// Something that Okta's API doesn't report for this app, so that a person's word decides.
  public struct NotReported: Hashable, Codable, Sendable {
    /// Which observation does not have it.
    public var kind: Observation.Kind
    /// The row that an attestation decides.
    public var row: PreconditionID
    /// Why, as a sentence.
    public var reason: String

    private enum CodingKeys: String, CodingKey {
      case kind = "look"
      case row, reason
    }
  }

  /// The findings, the likeliest first, what follows from another after it.
  public var findings: [Finding]
  /// What was not read, though a finding could show in it.
  public var notRead: [NotRead]
  /// What Okta's API doesn't report.
  public var notReported: [NotReported]

  private enum CodingKeys: String, CodingKey {
    case findings, notRead
    case notReported = "notTold"
  }

  /// The report of a set-up at a moment, of all findings or of those that explain a symptom.
  public init(_ setup: SetupState, at now: Instant, explaining symptom: Symptom? = nil) {
    findings = Diagnosis.findings(in: setup, at: now, explaining: symptom)
    let wanted = Diagnosis.reads(explaining: symptom)
    notRead = setup.missingReads(of: wanted)
    notReported = setup.notReported.filter { wanted.contains($0.kind) }
  }

  /// Whether any finding keeps people or values from arriving.
  public var hasError: Bool { findings.contains { $0.severity == .error } }
}

extension SetupState {
  /// What of these was never read or could not be, as far as there is something to read.
  ///
  /// The rate limit comes along with others; without a kept backup, or without roles, there is
  /// nothing to read of these.
  fileprivate func missingReads(of wanted: [Observation.Kind]) -> [DiagnosisReport.NotRead] {
    let hasBackup = backup != nil && forgotten == nil
    return wanted.filter { kind in
      switch kind {
      case .rateLimit: false
      case .backupShape: hasBackup
      case .groupPush: useCases == nil || wants(.roles)
      // Where the app's own features have the switches, the endpoint need not be asked.
      case .features: observations.switches?.value.isRead != true
      case .app, .connection, .schema, .mappings, .assignments, .backupComparison,
        .arrivedValues, .people, .groups, .log, .twinApps:
        true
      }
    }.compactMap { kind in
      if let failed = failedProbes[kind] {
        return DiagnosisReport.NotRead(
          kind: kind, reason: failed.value.reason, remedy: failed.value.remedy)
      }
      guard observations[kind] != nil else {
        return DiagnosisReport.NotRead(kind: kind, reason: "Not read yet.")
      }
      return gap(in: kind).map { DiagnosisReport.NotRead(kind: kind, reason: $0) }
    }
  }

  // What of an observation could not be read, while the rest was.
  private func gap(in kind: Observation.Kind) -> String? {
    let gaps: [String] =
      switch kind {
      case .mappings:
        unreadMappings.isEmpty ? [] : [Shortfall.mappingsNotRead(unreadMappings).reason]
      case .assignments: observations.assignments?.value.gaps ?? []
      case .groupPush: observations.groupPush?.value.unread.map { [$0] } ?? []
      case .app, .connection, .features, .schema, .backupComparison, .arrivedValues, .people,
        .groups, .log, .twinApps, .rateLimit, .backupShape:
        []
      }
    return gaps.isEmpty ? nil : gaps.joined(separator: " ")
  }

  fileprivate var notReported: [DiagnosisReport.NotReported] {
    var all: [DiagnosisReport.NotReported] = []
    if case .notReported(let reason)? = observations.connection?.value.status {
      all.append(.init(kind: .connection, row: .connectionEnabled, reason: reason))
    }
    if case .notReported(let reason)? = observations.switches?.value {
      all.append(.init(kind: .features, row: .provisioningEnabled, reason: reason))
    }
    return all
  }
}

extension Readable {
  fileprivate var isRead: Bool { if case .read = self { true } else { false } }
}
