import Basics

/// What differs between two set-ups, each judged at its own moment: verdicts, what was observed, the plan.
///
/// Screen and command print its sentences; JSON has its values.
public struct SetupComparison: Sendable {
  /// A set-up as of a moment.
  public struct Side: Hashable, Sendable {
    /// Its events, folded.
    public var setup: SetupState
    /// When its rows are judged.
    public var at: Instant

    /// A set-up as of a moment.
    public init(_ setup: SetupState, at: Instant) { (self.setup, self.at) = (setup, at) }
  }

  /// A row that is judged otherwise.
  public struct Row: Hashable, Encodable, Sendable {
    /// The row.
    public var id: PreconditionID
    /// Its verdict on either side.
    public var a, b: Verdict.Kind

    /// What became of it: `attributes created: not met → met`.
    public var sentence: String { "\(id.title): \(a.title) → \(b.title)" }
  }

  /// A value of an observation that is another, or stands on one side alone.
  public struct Value: Hashable, Encodable, Sendable {
    /// What was observed.
    public var kind: Observation.Kind
    /// Where it stands: `attributes[startdate].type`.
    public var path: String
    /// As JSON; nil where there is none.
    public var a, b: String?

    enum CodingKeys: String, CodingKey { case kind, path, a, b }

    /// Writes null where there is none: the keys are always there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(path, forKey: .path)
      try container.encode(a, forKey: .a)
      try container.encode(b, forKey: .b)
    }
  }

  /// An attribute that is planned otherwise, or on one side alone.
  public struct Planned: Hashable, Sendable {
    /// Its External name.
    public var attribute: String
    /// How it is planned on either side.
    public var a, b: PlannedAttribute?
  }

  /// The rows, in the order of the steps.
  public let rows: [Row]
  /// The values of observations, kind by kind.
  public let values: [Value]
  /// The planned attributes, by name.
  public let plan: [Planned]
  /// All of it in words, without full stops.
  public let sentences: [String]

  /// Compares two set-ups; a sentence reads as what became of the first one.
  public init(_ one: Side, _ other: Side) {
    let (a, b) = (one.setup, other.setup)
    let rows = Self.rows(from: a.judged(at: one.at), to: b.judged(at: other.at))
    let values = Observation.Kind.allCases.flatMap {
      Self.values($0, a.observations[$0]?.value, b.observations[$0]?.value)
    }
    let plan = Self.plan(a.plan, b.plan)
    (self.rows, self.values, self.plan) = (rows, values, plan)
    sentences =
      rows.map(\.sentence)
      + Observation.Kind.allCases.flatMap { kind in
        Self.sentences(kind, a, b, values.filter { $0.kind == kind })
      } + plan.map(\.sentence)
  }

  /// The rows whose verdict differs between two judgements of all of them.
  public static func rows(from before: [Judged], to after: [Judged]) -> [Row] {
    zip(before, after).compactMap { old, new in
      let (was, became) = (old.verdict.kind, new.verdict.kind)
      return was == became ? nil : Row(id: old.id, a: was, b: became)
    }
  }

  private static func values(
    _ kind: Observation.Kind, _ a: Observation?, _ b: Observation?
  ) -> [Value] {
    guard a != b else { return [] }
    return (a?.json ?? .null).differences(from: b?.json ?? .null).map {
      Value(kind: kind, path: $0.path, a: $0.a, b: $0.b)
    }
  }

  // In the consoles' words where there are any, else value by value.
  private static func sentences(
    _ kind: Observation.Kind, _ a: SetupState, _ b: SetupState, _ values: [Value]
  ) -> [String] {
    let (was, became) = (a.observations[kind], b.observations[kind])
    guard let became else { return was == nil ? [] : ["\(kind.title): read → not read"] }
    let when = became.at.day(offset: b.offset) + " " + became.at.clock(offset: b.offset)
    guard let was else { return ["\(kind.title): not read → read \(when)"] }
    let changes =
      became.value.wordedChanges(since: was.value)
      ?? values.map { "\($0.path): \($0.a ?? "nothing") → \($0.b ?? "nothing")" }
    return changes.map { "\(kind.title), \(when): \($0)" }
  }

  private static func plan(_ a: [PlannedAttribute], _ b: [PlannedAttribute]) -> [Planned] {
    Set((a + b).map(\.externalName)).sorted().compactMap { name in
      let planned = Planned(
        attribute: name, a: a.first { $0.externalName == name },
        b: b.first { $0.externalName == name })
      return planned.a == planned.b ? nil : planned
    }
  }
}

extension SetupComparison.Planned {
  fileprivate var sentence: String { "plan, \(attribute): \(source(a)) → \(source(b))" }

  private func source(_ entry: PlannedAttribute?) -> String {
    guard let entry else { return "not planned" }
    return "\(entry.variableName), \(entry.type.rawValue), \(entry.filledFrom)"
  }
}
