import Basics
import Screens
import SetupCore

/// One look that a person asked for, until all of it is read: then it says what came of it.
public struct ProbeRound: Hashable, Sendable {
  /// What was asked for.
  var kinds: Set<Observation.Kind>
  /// The rows as they were before.
  var before: [Judged]
  /// Whether something could not be read; that is said then, and nothing else.
  var hasFailed = false
}

extension Model {
  /// Reads what the screen's rows need because a person asked, and says what came of it.
  mutating func probeOnce() -> [Effect] {
    if screen == WellKnownScreen.pickApp.rawValue, connection.isLive { return [.findApps] }
    let files: [Effect] = current?.hasPicker == true ? [.findExports] : []
    if !files.isEmpty, !connection.isLive, !signIn.isSignedInToDX { return files }
    let before = setup.judged(at: now)
    // The button stands below the findings that it asks for: they are read from the top.
    if showsCauses, focused?.intent == .probe { readFromTop() }
    let effects = files + probe()
    let running = watching.running
    if !running.isEmpty { watching.round = ProbeRound(kinds: running, before: before) }
    return effects
  }

  /// Says what was read, once all of it is, and what turned by it.
  mutating func endRound() {
    guard let round = watching.round, watching.running.isDisjoint(with: round.kinds) else { return }
    watching.round = nil
    guard !round.hasFailed, dialog == nil else { return }
    let names = Observation.Kind.allCases.filter(round.kinds.contains).map(\.title)
    let turned = changedRows(from: round.before, to: setup.judged(at: now))
    let read = "Read at \(now.clock(offset: offset)): \(names.joined(separator: ", "))."
    notice = Notice(
      .info, read + (turned.isEmpty ? " No row turned." : " \(turned.joined(separator: "; ")).")
    )
  }
}
