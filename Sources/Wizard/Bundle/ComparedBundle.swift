import Basics
import SetupCore

/// Another set-up to compare with: a bundle's, as of when it was made.
public struct OtherSetUp: Hashable, Sendable {
  /// What it is called, with the day of its making.
  public var name: String
  /// Its events, folded, and when it was made.
  public var side: SetupComparison.Side

  /// A set-up with a name.
  public init(name: String, side: SetupComparison.Side) { (self.name, self.side) = (name, side) }
}

extension Model {
  mutating func askComparison() -> [Effect] { ask(.comparePath) }

  // The older one comes first, so that a line reads as what became of it.
  mutating func compare(with other: OtherSetUp) -> [Effect] {
    let made: Instant = if case .readOnly(let since) = access { since } else { now }
    let this = SetupComparison.Side(setup, at: made)
    let comparison =
      this.at <= other.side.at
      ? SetupComparison(this, other.side) : SetupComparison(other.side, this)
    return ask(.differences(comparison.sentences, from: other.name))
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

/// Rows whose verdict differs between two judgements of all of them, `attributes created: not met → met`.
func changedRows(from before: [Judged], to after: [Judged]) -> [String] {
  SetupComparison.rows(from: before, to: after).map(\.sentence)
}
