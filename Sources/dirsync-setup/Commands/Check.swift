import Basics
import Platform
import SetupCore
import Wizard

/// `check`: all preconditions, headless; it looks at Okta and DX unless told not to.
///
/// What was seen is judged in a copy of the set-up; only `--record` journals it.
struct CheckCommand {
  let sitting: Sitting
  let arguments: Arguments
  let environment: Environment
  let clock: @Sendable () -> (moment: Instant, offset: Int)

  func run() -> Outcome {
    guard !arguments.has("--offline"), !sitting.isBundle else {
      return outcome(of: sitting.setup, sitting.notices)
    }
    let looker = Looker(environment: environment, sitting: sitting, clock: clock)
    if arguments.has("--watch") { return watch(looker) }
    var seen = looker.look(sitting.setup)
    if arguments.has("--record") { seen.notices += record(seen.happenings) }
    return outcome(of: seen.setup, sitting.notices + seen.notices)
  }

  private func outcome(of setup: SetupState, _ notices: [String]) -> Outcome {
    // A bundle is judged as of when it was made: later, everything would be stale.
    let report = SetupReport(setup, at: sitting.isBundle ? sitting.now : clock().moment)
    let code: ExitCode =
      switch report.verdict {
      case .met: .done
      case .unknown: .couldNotLook
      default: .doesNotHold
      }
    return Outcome(
      arguments.has("--json") ? jsonText(report) : readable(report), notices: notices, code: code)
  }

  private func record(_ happenings: [Event.Kind]) -> [String] {
    let outcome = sitting.record(happenings, saying: "")
    return outcome.code == .done ? [] : outcome.notices
  }

  // Prints at first and whenever a verdict or a reason is another; a signal ends it.
  private func watch(_ looker: Looker) -> Outcome {
    ThisProcess.endWhenSignalled()
    var setup = sitting.setup
    var last: [SetupReport.Row] = []
    var pause = 10
    while true {
      let seen = looker.look(setup)
      setup = seen.setup
      if arguments.has("--record") { _ = record(seen.happenings) }
      let report = SetupReport(setup, at: clock().moment)
      let rows = report.preconditions.map { row in
        var row = row
        row.evidence = nil
        return row
      }
      if rows != last {
        printText(arguments.has("--json") ? jsonLine(report) : readable(report))
        for notice in seen.notices { printError(notice) }
      }
      pause = rows == last ? min(60, pause + 5) : 10
      last = rows
      Clock.sleep(Double(pause))
    }
  }

  private func readable(_ report: SetupReport) -> String {
    var lines: [String] = []
    for step in Step.allCases {
      lines.append("Step \(step.rawValue): \(step.title)")
      for row in report.preconditions where row.step == step.rawValue {
        lines.append("  \(row.verdict.words): \(row.id.title). \(row.reason)")
        if !row.remedy.isEmpty, row.verdict != .waived { lines.append("      Next: \(row.remedy)") }
      }
    }
    lines.append("All in all: \(report.verdict.words); step \(report.step) is next.")
    return lines.joined(separator: "\n") + "\n"
  }
}
