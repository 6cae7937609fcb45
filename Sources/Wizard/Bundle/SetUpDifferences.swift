import Basics
import SetupCore

/// Another set-up to compare with: a bundle's, as of when it was made.
public struct OtherSetUp: Hashable, Sendable {
  /// What it is called, with the day of its making.
  public var name: String
  /// Its events, folded.
  public var setup: SetupState
  /// When it was made.
  public var at: Instant

  /// A set-up as of a moment.
  public init(name: String, setup: SetupState, at: Instant) {
    (self.name, self.setup, self.at) = (name, setup, at)
  }
}

/// What differs between two set-ups, each judged at its own moment: verdicts, observations, plan.
///
/// The older one comes first, so that a line reads as what became of it.
struct SetUpDifferences {
  let lines: [String]

  init(_ one: OtherSetUp, _ other: OtherSetUp) {
    let (older, newer) = one.at <= other.at ? (one, other) : (other, one)
    let (a, b) = (older.setup, newer.setup)
    var lines = changedRows(from: a.judged(at: older.at), to: b.judged(at: newer.at))
    for kind in Observation.Kind.allCases {
      let (was, became) = (a.observations[kind], b.observations[kind])
      guard let became else {
        if was != nil { lines.append("\(kind.title): read → not read") }
        continue
      }
      let when = became.at.day(offset: b.offset) + " " + became.at.clock(offset: b.offset)
      guard let was else {
        lines.append("\(kind.title): not read → read \(when)")
        continue
      }
      lines += became.value.changes(since: was.value).map { "\(kind.title), \(when): \($0)" }
    }
    self.lines = lines + Self.plan(a.plan, b.plan)
  }

  private static func plan(_ a: [PlannedAttribute], _ b: [PlannedAttribute]) -> [String] {
    func source(_ entry: PlannedAttribute?) -> String {
      guard let entry else { return "not planned" }
      return "\(entry.variableName), \(entry.type.rawValue), \(entry.filledFrom)"
    }
    let names = Set((a + b).map(\.externalName)).sorted()
    return names.compactMap { name in
      let (one, other) = (
        a.first { $0.externalName == name }, b.first { $0.externalName == name }
      )
      return one == other ? nil : "plan, \(name): \(source(one)) → \(source(other))"
    }
  }
}

extension Model {
  mutating func askComparison() -> [Effect] { ask(.comparePath) }

  mutating func compare(with other: OtherSetUp) -> [Effect] {
    let made: Instant = if case .readOnly(let since) = access { since } else { now }
    let this = OtherSetUp(name: "this set-up", setup: setup, at: made)
    return ask(.differences(SetUpDifferences(this, other).lines, from: other.name))
  }
}

extension Dialog {
  static let comparePath = Dialog(
    .compare, title: "Compare with a bundle",
    fields: [Field("Path of the bundle", hint: "It is only read. Paste works too.")],
    choices: [Choice("Compare"), Choice("Cancel")])

  static func differences(_ lines: [String], from name: String) -> Dialog {
    Dialog(
      .menu, title: "Compared with \(name)",
      body: lines.isEmpty
        ? ["Nothing differs."] : ["The older one first."] + lines.map { $0 + "." },
      choices: [Choice("Close")])
  }
}
