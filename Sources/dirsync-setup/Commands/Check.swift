import Basics
import Platform
import SetupCore

extension Command {
  /// Judges all preconditions, after reading Okta and DX, without --offline.
  static let check = Command(
    "check", "all preconditions, without the interface",
    options: [
      .json, Option("--watch", "read again and again, and print what changed"),
      Option("--record", "journal what was read"), .wait,
    ]
  ) { call throws(CommandFailure) in
    let sitting = try call.open(call.has("--record") ? .writable : .readOnly)
    guard !call.has("--offline"), !sitting.isBundle else {
      // A bundle is judged as of when it was made: later, everything would be stale.
      let report = SetupReport(sitting.setup, at: sitting.now)
      return Outcome(report, notices: sitting.notices, code: report.code)
    }
    let check = Check(call: call, sitting: sitting, probes: try HeadlessProbes(call, sitting))
    Interruption.listen()
    return call.has("--watch") ? check.watch() : check.once()
  }
}

/// What was observed is judged in a copy of the set-up; only `--record` journals it.
private struct Check {
  let call: Invocation
  let sitting: Sitting
  let probes: HeadlessProbes

  func once() -> Outcome {
    let round = probes.read(sitting.setup)
    let report = SetupReport(round.setup, at: call.clock().moment)
    return Outcome(
      report, notices: sitting.notices + round.notices + journal(round.events),
      code: round.interruption.map(ExitCode.signal) ?? report.code)
  }

  // Journals where that was asked for; returns what could not be written.
  private func journal(_ events: [Event]) -> [String] {
    guard call.has("--record") else { return [] }
    let outcome = sitting.append(events, saying: "")
    return outcome.code == .done ? [] : outcome.notices
  }

  // Prints at first and whenever a verdict or a reason is another; a signal ends it.
  func watch() -> Outcome {
    var setup = sitting.setup
    var rows: [SetupReport.Row] = []
    var notices: [String] = []
    var journalled: [Observation.Kind: Instant] = [:]
    var pause = 10
    while Interruption.signal == nil, call.console.outputFailure == nil {
      let round = probes.read(setup)
      // What was not read for the signal's sake is no news.
      guard round.interruption == nil else { break }
      let fresh = round.notices + journal(news(in: round.events, since: setup, &journalled))
      for notice in fresh where !notices.contains(notice) { call.console.say(notice) }
      let report = SetupReport(round.setup, at: call.clock().moment)
      let now = report.preconditions.map(\.withoutEvidence)
      if now != rows {
        call.console.print(call.has("--json") ? jsonText(report, isOneLine: true) : report.text)
      }
      pause = rows == now ? min(60, pause + 5) : 10
      (setup, rows, notices) = (round.setup, now, fresh)
      for _ in 0..<pause where Interruption.signal == nil { Clock.sleep(1) }
    }
    return Outcome(code: Interruption.signal.map(ExitCode.signal) ?? .file)
  }

  // What was read anew but is as before is journalled every ten minutes, so that a night of
  // watching stays small.
  private func news(
    in events: [Event], since setup: SetupState, _ journalled: inout [Observation.Kind: Instant]
  ) -> [Event] {
    events.filter { event in
      if case .lookFailed(let kind, let reason) = event.kind {
        return setup.failedProbes[kind]?.value != reason
      }
      guard case .observed(let observation) = event.kind else { return true }
      let kind = observation.kind
      if let last = journalled[kind], event.at.seconds - last.seconds < 600,
        setup.observations[kind]?.value == observation
      {
        return false
      }
      journalled[kind] = event.at
      return true
    }
  }
}

extension SetupReport: CommandResult {
  var text: String {
    var lines: [String] = []
    for step in Step.allCases {
      lines.append("Step \(step.rawValue): \(step.title)")
      for row in preconditions where row.step == step.rawValue {
        lines.append("  \(row.verdict.title): \(row.id.title). \(row.reason)")
        if !row.remedy.isEmpty, row.verdict != .waived { lines.append("      Next: \(row.remedy)") }
      }
    }
    lines.append("All in all: \(verdict.title); step \(self.step) is next.")
    return lines.joined(separator: "\n") + "\n"
  }

  var code: ExitCode {
    switch verdict {
    case .met: .done
    case .unknown: .couldNotRead
    case .unmet, .stale, .waived: .doesNotHold
    }
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
