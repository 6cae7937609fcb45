import Basics
import SetupCore
import SetupStore

extension Model {
  /// What goes on by itself right now: reading, else watching; nil while nothing does.
  ///
  /// The sign before it moves while something is read, so that waiting and standing still can be
  /// told apart.
  var status: (sign: String, text: String)? {
    if let readingLine { return (Self.spinner[tick % Self.spinner.count], readingLine) }
    return watchLine.map { ("·", $0) }
  }

  private static let spinner = ["|", "/", "-", "\\"]
  /// Milliseconds between two signs of the spinner.
  static let spinnerPause = 250

  // The first few say enough; that Esc cancels has to fit as well.
  private var readingLine: String? {
    guard !looking.isEmpty else { return nil }
    let kinds = Observation.Kind.allCases.filter(looking.contains).map(\.title)
    let few = kinds.count > 3 ? 2 : 3
    let more = kinds.count > few ? " and \(kinds.count - few) more" : ""
    return "Reading \(kinds.prefix(few).joined(separator: ", "))\(more) …   Esc cancels"
  }

  private var watchLine: String? {
    guard let nextLook else { return nil }
    let left = max(0, nextLook.seconds - now.seconds)
    let words = "Looking every \(lookEvery) s · next in \(left) s"
    // Of all limits the one that is nearest to its end.
    let scarcest = calls.max { $0.usedShare < $1.usedShare }
    guard let used = scarcest?.used, let allowance = scarcest?.allowance else { return words }
    return words + " · \(grouped(used)) of \(counted(allowance, "call")) used"
  }
}

extension CallLine {
  /// Which part of the program's share is used; 0 where no limit is known.
  fileprivate var usedShare: Double {
    guard let used, let allowance, allowance > 0 else { return 0 }
    return Double(used) / Double(allowance)
  }
}
