import Basics
import SetupCore

/// What `check --watch` has seen so far, so that it says and journals only what is new.
struct WatchLog {
  /// What a round brought.
  struct News {
    /// The report, where a verdict or a reason is another than before.
    var report: SetupReport?
    /// What is worth a line of the journal.
    var events: [Event]
  }

  /// The set-up as far as it was read.
  private(set) var setup: SetupState
  /// Seconds to the next round; more while nothing changes.
  private(set) var pause = 10
  private var rows: [SetupReport.Row] = []
  private var notices: [String] = []
  private var journalled: [Observation.Kind: Instant] = [:]

  init(_ setup: SetupState) { self.setup = setup }

  /// Takes in a round.
  ///
  /// A read that fails for the same reason again is neither: it failed when it did so first.
  mutating func take(_ round: HeadlessProbes.Round, at now: Instant) -> News {
    let new = round.events.filter { !isRepeatedFailure($0) }
    let worth = new.filter { isWorthALine($0) }
    for event in new { setup.apply(event) }
    let report = SetupReport(setup, at: now)
    let present = report.preconditions.map(\.withoutEvidence)
    defer { rows = present }
    pause = rows == present ? min(60, pause + 5) : 10
    return News(report: rows == present ? nil : report, events: worth)
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

  // What was read anew but is as before is journalled every ten minutes, so that a night of
  // watching stays small.
  private mutating func isWorthALine(_ event: Event) -> Bool {
    guard case .observed(let observation) = event.kind else { return true }
    let kind = observation.kind
    if let last = journalled[kind], event.at.since(last) < 600,
      setup.observations[kind]?.value == observation
    {
      return false
    }
    journalled[kind] = event.at
    return true
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
