import Basics
import SetupCore

/// What a set-up rests on, for the finish screen and the change record.
public struct Summary: Sendable {
  /// One row of a list: which precondition, when, and in which words.
  public struct Entry: Sendable {
    /// The row's id.
    public var id: PreconditionID
    /// When, as the screens tell it.
    public var when: String
    /// The sentence.
    public var text: String

    /// The entry on one line.
    public var line: String { "\(id.title), \(when): \(text)" }
  }

  /// What holds because it was seen, verified, chosen or planned.
  public var seen: [Entry] = []
  /// What holds by a person's word alone.
  public var attested: [Entry] = []
  /// What a person chose to go on without.
  public var waived: [Entry] = []
  /// What does not hold, or is not known.
  public var open: [Entry] = []

  /// The lists of a set-up at a moment.
  init(_ setup: SetupState, _ rows: Judgements, at now: Instant) {
    for judged in rows.all {
      let at = judged.evidence?.at ?? setup.waivers[judged.id]?.at
      let entry = Entry(
        id: judged.id, when: at.map { $0.short(at: now, offset: setup.offset) } ?? "not yet",
        text: judged.verdict.reason)
      switch (judged.verdict.kind, judged.evidence?.kind) {
      case (.waived, _): waived.append(entry)
      case (.met, .attested): attested.append(entry)
      case (.met, _): seen.append(entry)
      default: open.append(entry)
      }
    }
  }
}
