import Basics
import SetupCore

/// What a bundle of a journal holds, and what is left out of it, in lines for the person.
///
/// Shown before a bundle is written, so that nobody sends what they didn't look at.
public struct BundleContents: Hashable, Sendable {
  /// A line, and the part that it stands for; nil for what a bundle always has.
  public struct Line: Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// What leaves with it.
    public var part: BundlePart?
  }

  /// What it can hold, the parts left out among it.
  public var lines: [Line] = []
  /// The parts that the admin left out.
  public var without: Set<BundlePart>
  /// How many words have stand-ins.
  public var words: Int

  /// The contents of a bundle of a journal, without some parts and words.
  public init(of events: [Event], without parts: Set<BundlePart> = [], words: Int = 0) {
    (without, self.words) = (parts, words)
    let setup = SetupState(folding: events)
    add("The journal: \(counted(setup.events, "event")), with their times.")
    if let host = setup.organisation {
      let app = setup.app.map { ", and the app's name (\(withoutSecrets($0.label)))" } ?? ""
      add("The organisation's address (\(withoutSecrets(host)))\(app).")
    }
    if !setup.plan.isEmpty {
      add("The attribute plan: \(counted(setup.plan.count, "attribute")).")
    }
    add("This program's version, and the screen you were on.")
    addParts(setup, events)
  }

  private mutating func add(_ text: String, _ part: BundlePart? = nil) {
    lines.append(Line(text: text, part: part))
  }

  private mutating func addParts(_ setup: SetupState, _ events: [Event]) {
    for kind in setup.observations.kinds {
      add("Observed: \(kind.fullTitle).", .observation(kind))
    }
    if let backup = setup.backup?.value {
      let rows = counted(backup.rows, "person", "people")
      add("The backup's shape: \(rows), column names, size and digest; no rows.", .backup)
    }
    let words = setup.attestations.count + setup.waivers.count
    if words > 0 { add("Your words and reasons (\(words)), without e-mail addresses.", .words) }
    let screens = events.count { if case .screenShown = $0.kind { true } else { false } }
    if screens > 1 { add("The log of screens shown (\(screens)).", .screens) }
    add("The terminal's kind and the locale.", .environment)
  }

  /// What is in it.
  public var holds: [String] {
    lines.filter { $0.part.map { !without.contains($0) } ?? true }.map(\.text)
  }

  /// What is not.
  public var leavesOut: [String] {
    Self.never + without.listed.map { "As you asked: \($0.title)." } + wordLines
  }

  private var wordLines: [String] {
    switch words {
    case 0: []
    case 1: ["As you asked: 1 word, which stands as \(TextFilter.standIn(0))."]
    default:
      [
        "As you asked: \(grouped(words)) words, which stand as \(TextFilter.standIn(0)) to "
          + "\(TextFilter.standIn(words - 1))."
      ]
    }
  }

  /// What is never in a bundle.
  public static let never = [
    "People: their names, e-mail addresses and values. Counts stay.",
    "Tokens, and whatever looks like one.",
    "The kept backup and the key of the vault.",
    "Folders: of a file only its name stays.",
  ]
}
