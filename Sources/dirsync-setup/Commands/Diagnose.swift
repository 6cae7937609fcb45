import SetupCore
import Wizard

/// `diagnose`: what is wrong and why, by what the journal's observations hold.
func diagnose(_ sitting: Sitting, _ arguments: Arguments) throws(UsageError) -> Outcome {
  var symptom: Symptom?
  if let word = arguments.options["--symptom"] {
    guard let known = Symptom(rawValue: word) else {
      throw .unknown("symptom", word, Symptom.allCases.map(\.rawValue))
    }
    symptom = known
  }
  let report = DiagnosisReport(sitting.setup, at: sitting.now, explaining: symptom)
  let unread = Observation.Kind.allCases.filter { sitting.setup.observations[$0] == nil }
  var notices = sitting.notices
  if unread.count == Observation.Kind.allCases.count {
    let sentence = "Nothing was read yet, so no cause can be seen. Look first: check --record."
    return Outcome(
      arguments.has("--json") ? jsonText(report) : "", notices: notices + [sentence],
      code: .couldNotLook)
  }
  if !unread.isEmpty {
    notices.append("Not read yet: \(unread.map(\.rawValue).joined(separator: ", ")).")
  }
  return Outcome(
    arguments.has("--json") ? jsonText(report) : readable(report), notices: notices,
    code: report.hasError ? .doesNotHold : .done)
}

private func readable(_ report: DiagnosisReport) -> String {
  guard !report.findings.isEmpty else { return "Nothing wrong shows in what was read.\n" }
  var lines: [String] = []
  for finding in report.findings {
    let indent = finding.follows == nil ? "" : "  "
    let likely = finding.confidence == .likely ? "likely: " : ""
    lines.append(
      "\(indent)\(finding.severity.rawValue): \(finding.id.rawValue). "
        + "\(likely)\(finding.title).")
    if let cause = finding.follows { lines.append("\(indent)    Follows: \(cause.rawValue).") }
    lines.append("\(indent)    Evidence: \(finding.evidence)")
    lines.append("\(indent)    Next: \(finding.remedy)")
    for (index, click) in finding.fix.enumerated() {
      lines.append("\(indent)      \(index + 1). \(click)")
    }
  }
  return lines.joined(separator: "\n") + "\n"
}
