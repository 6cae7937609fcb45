import Basics
import Platform
import SetupCore

extension Command {
  /// Judges all preconditions, after reading Okta and DX unless told not to.
  static let check = Command(
    "check", "all preconditions, without the interface",
    options: [
      .json, Option("--watch", "look again and again, and print what changed"),
      Option("--record", "journal what was seen"),
    ]
  ) { call throws(CommandFailure) in
    let sitting = try call.open(call.has("--record") ? .writable : .readOnly)
    return Check(call: call, sitting: sitting).run()
  }
}

/// What was observed is judged in a copy of the set-up; only `--record` journals it.
private struct Check {
  let call: Invocation
  let sitting: Sitting

  func run() -> Outcome {
    guard !call.has("--offline"), !sitting.isBundle else {
      // A bundle is judged as of when it was made: later, everything would be stale.
      return outcome(SetupReport(sitting.setup, at: sitting.now), sitting.notices)
    }
    let probes = HeadlessProbes(call, sitting)
    if call.has("--watch") { watch(probes) }
    let seen = probes.read(sitting.setup)
    return outcome(
      SetupReport(seen.setup, at: call.clock().moment),
      sitting.notices + seen.notices + journal(seen.events))
  }

  private func outcome(_ report: SetupReport, _ notices: [String]) -> Outcome {
    let code: ExitCode =
      switch report.verdict {
      case .met: .done
      case .unknown: .couldNotLook
      case .unmet, .stale, .waived: .doesNotHold
      }
    return Outcome(report, notices: notices, code: code)
  }

  // Journals where that was asked for; what stood in the way.
  private func journal(_ events: [Event.Kind]) -> [String] {
    guard call.has("--record") else { return [] }
    let outcome = sitting.record(events, saying: "")
    return outcome.code == .done ? [] : outcome.notices
  }

  // Prints at first and whenever a verdict or a reason is another; a signal ends it.
  private func watch(_ probes: HeadlessProbes) -> Never {
    ThisProcess.endWhenSignalled()
    var setup = sitting.setup
    var last: [SetupReport.Row] = []
    var pause = 10
    while true {
      let seen = probes.read(setup)
      setup = seen.setup
      let notices = seen.notices + journal(seen.events)
      let report = SetupReport(setup, at: call.clock().moment)
      let rows = report.preconditions.map(\.withoutEvidence)
      if rows != last {
        let line = call.has("--json") ? jsonText(report, isOneLine: true) : report.text
        call.console.print(line)
        for notice in notices { call.console.say(notice) }
      }
      pause = rows == last ? min(60, pause + 5) : 10
      last = rows
      Clock.sleep(Double(pause))
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
}

extension SetupReport.Row {
  // The moment of a look is another each time.
  fileprivate var withoutEvidence: SetupReport.Row {
    var row = self
    row.evidence = nil
    return row
  }
}
