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

  enum CodingKeys: String, CodingKey {
    case id, severity, confidence, follows, title, evidence, remedy, fix
  }

  /// Writes `follows` as null where there is none: the key is always there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
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
  /// The findings, the likeliest first, what follows from another after it.
  public var findings: [Finding]

  /// The report of a set-up at a moment, of all findings or of those that explain a symptom.
  public init(_ setup: SetupState, at now: Instant, explaining symptom: Symptom? = nil) {
    findings = Diagnosis.findings(in: setup, at: now, explaining: symptom)
  }

  /// Whether any finding keeps people or values from arriving.
  public var hasError: Bool { findings.contains { $0.severity == .error } }
}
