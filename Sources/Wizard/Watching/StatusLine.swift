import Basics
import SetupCore
import SetupStore

extension WatchingState {
  /// What goes on by itself right now: reading, else watching; nil while nothing does.
  ///
  /// The sign before it moves while something is read, so that waiting and standing still can be
  /// told apart.
  func status(at now: Instant) -> (sign: String, text: String)? {
    if let readingLine { return (Self.spinner[tick % Self.spinner.count], readingLine) }
    return watchLine(at: now).map { ("·", $0) }
  }

  private static let spinner = ["|", "/", "-", "\\"]
  /// Milliseconds between two signs of the spinner.
  static let spinnerPause = 250

  // The first few say enough; that Esc cancels has to fit as well.
  private var readingLine: String? {
    guard !running.isEmpty else { return nil }
    let kinds = Observation.Kind.allCases.filter(running.contains).map(\.title)
    let few = kinds.count > 3 ? 2 : 3
    let more = kinds.count > few ? " and \(kinds.count - few) more" : ""
    return "Reading \(kinds.prefix(few).joined(separator: ", "))\(more) …   Esc cancels"
  }

  private func watchLine(at now: Instant) -> String? {
    guard let next else { return nil }
    let left = max(0, next.seconds - now.seconds)
    let words = "Looking every \(pause) s · next in \(left) s"
    // Of all limits the one that is nearest to its end.
    let scarcest = calls.max { $0.usedShare < $1.usedShare }
    guard let used = scarcest?.used, let allowance = scarcest?.allowance else { return words }
    return words + " · \(grouped(used)) of \(counted(allowance, "call")) used"
  }
}
