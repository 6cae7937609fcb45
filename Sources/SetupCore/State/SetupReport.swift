import Basics

/// All verdicts at a moment, as `check --json` and bundles report them.
public struct SetupReport: Hashable, Codable, Sendable {
  /// One row.
  public struct Row: Hashable, Codable, Sendable {
    /// The precondition's fixed id.
    public var id: PreconditionID
    /// The step that it reports with, 1 to 5.
    public var step: Int
    /// The verdict's bare name.
    public var verdict: Verdict.Kind
    /// What is wrong, or by what it holds.
    public var reason: String
    /// What to do next; empty when there is nothing to do.
    public var remedy: String
    /// What it rests on.
    public var evidence: Evidence?

    /// Evidence with its moment as ISO 8601 in UTC.
    public struct Evidence: Hashable, Codable, Sendable {
      /// What kind of thing speaks for it.
      public var kind: EvidenceKind
      /// ISO 8601, UTC.
      public var at: String
    }

    enum CodingKeys: String, CodingKey { case id, step, verdict, reason, remedy, evidence }

    /// Writes `evidence` as null where there is none: the key is always there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(step, forKey: .step)
      try container.encode(verdict, forKey: .verdict)
      try container.encode(reason, forKey: .reason)
      try container.encode(remedy, forKey: .remedy)
      try container.encode(evidence, forKey: .evidence)
    }
  }

  /// Unmet if any row is unmet or stale, else unknown if any that blocks is, else met.
  public var verdict: Verdict.Kind
  /// The first step that may not be left, else 5.
  public var step: Int
  /// The rows, in the order of the steps.
  public var preconditions: [Row]

  /// The report of a set-up at a moment.
  public init(_ setup: SetupState, at now: Instant) {
    let judged = setup.judged(at: now)
    preconditions = judged.map { row in
      Row(
        id: row.id, step: Precondition.of(row.id).step.rawValue, verdict: row.verdict.kind,
        reason: row.verdict.reason,
        remedy: row.id == .attributesMapped && row.verdict.kind == .unmet
          ? setup.takingFromOkta(row.verdict.remedy) : row.verdict.remedy,
        evidence: row.evidence.map { .init(kind: $0.kind, at: $0.at.iso8601()) })
    }
    step = setup.firstOpenStep(at: now).rawValue
    if judged.contains(where: { $0.verdict.kind == .unmet || $0.verdict.kind == .stale }) {
      verdict = .unmet
    } else {
      verdict = judged.contains { $0.verdict.kind == .unknown && $0.blocks } ? .unknown : .met
    }
  }
}
