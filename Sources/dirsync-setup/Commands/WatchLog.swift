import Basics
import SetupCore

/// What `check --watch` has seen so far, so that it says and journals only what is new.
struct WatchLog {
  /// What a round brought.
  struct News {
    /// The report, where a verdict or a reason is another than before.
    var report: SetupReport?
    /// What the journal is to have; it notes by itself what is unchanged.
    var events: [Event]
  }

  /// The set-up as far as it was read.
  private(set) var setup: SetupState
  /// Seconds to the next round; more while nothing changes.
  private(set) var pause = 10
  private var rows: [SetupReport.Row] = []
  private var notices: [String] = []

  init(_ setup: SetupState) { self.setup = setup }

  /// Takes in a round.
  ///
  /// A read that fails for the same reason again is neither: it failed when it did so first.
  mutating func take(_ round: HeadlessProbes.Round, at now: Instant) -> News {
    let new = round.events.filter { !isRepeatedFailure($0) }
    for event in new { setup.apply(event) }
    let report = SetupReport(setup, at: now)
    let present = report.preconditions.map(\.withoutEvidence)
    defer { rows = present }
    pause = rows == present ? min(60, pause + 5) : 10
    return News(report: rows == present ? nil : report, events: new)
  }

  /// Those of a round's sentences that the round before did not have.
  mutating func newNotices(_ said: [String]) -> [String] {
    defer { notices = said }
    return said.filter { !notices.contains($0) }
  }

  private func isRepeatedFailure(_ event: Event) -> Bool {
    guard case .lookFailed(let kind, let reason, _) = event.kind else { return false }
    return setup.failedProbes[kind]?.value.reason == reason
  }

}

extension SetupReport.Row {
  // The moment of a read is another each time.
  fileprivate var withoutEvidence: SetupReport.Row {
    var row = self
    row.evidence = nil
    return row
  }
}
