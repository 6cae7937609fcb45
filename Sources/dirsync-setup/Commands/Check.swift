import SetupCore
import Wizard

/// `check`: all preconditions, by what the journal holds.
func check(_ sitting: Sitting, json: Bool) -> Outcome {
  let report = SetupReport(sitting.setup, at: sitting.now)
  let code: ExitCode =
    switch report.verdict {
    case .met: .done
    case .unknown: .couldNotLook
    default: .doesNotHold
    }
  return Outcome(
    json ? jsonText(report) : readable(report), notices: sitting.notices, code: code)
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
