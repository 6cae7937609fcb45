import Basics
import SetupCore
import Wizard

/// `diagnose`: what is wrong and why; it looks at Okta where a token is at hand.
///
/// What was seen is judged in a copy of the set-up: nothing is journalled. Without a token, with
/// `--offline` and for a bundle, it judges by what the journal holds.
struct DiagnoseCommand {
  let sitting: Sitting
  let arguments: Arguments
  let environment: Environment
  let clock: @Sendable () -> (moment: Instant, offset: Int)

  func run() throws(UsageError) -> Outcome {
    let symptom = try symptom()
    guard !arguments.has("--offline"), !sitting.isBundle else {
      return outcome(of: sitting.setup, symptom, sitting.notices, at: sitting.now)
    }
    let looker = Looker(environment: environment, sitting: sitting, clock: clock)
    let seen = looker.diagnose(sitting.setup, explaining: symptom)
    let failed = seen.happenings.contains { if case .lookFailed = $0 { true } else { false } }
    return outcome(
      of: seen.setup, symptom, sitting.notices + seen.notices, at: clock().moment, failed: failed)
  }

  private func symptom() throws(UsageError) -> Symptom? {
    guard let word = arguments.options["--symptom"] else { return nil }
    guard let known = Symptom(rawValue: word) else {
      throw .unknown("symptom", word, Symptom.allCases.map(\.rawValue))
    }
    return known
  }

  private func outcome(
    of setup: SetupState, _ symptom: Symptom?, _ notices: [String], at now: Instant,
    failed: Bool = false
  ) -> Outcome {
    let report = DiagnosisReport(setup, at: now, explaining: symptom)
    let made = LooksMade(setup, explaining: symptom)
    let isBlind = made.read.isEmpty
    var notices = notices + failures(setup, made.failed)
    if isBlind {
      notices.append("Nothing was read yet, so no cause can be seen. Give a token, and look again.")
    } else if !made.rest.isEmpty {
      notices.append("Not read yet: \(made.rest.map(\.words).joined(separator: ", ")).")
    }
    let code: ExitCode = report.hasError ? .doesNotHold : isBlind || failed ? .couldNotLook : .done
    let text = isBlind && report.findings.isEmpty ? "" : readable(report)
    return Outcome(arguments.has("--json") ? jsonText(report) : text, notices: notices, code: code)
  }

  // What failed for one reason is said once.
  private func failures(_ setup: SetupState, _ failed: [Observation.Kind]) -> [String] {
    var reasons: [String] = []
    for reason in failed.compactMap({ setup.failedProbes[$0]?.value })
    where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons.map { reason in
      let kinds = failed.filter { setup.failedProbes[$0]?.value == reason }
      return "Could not be looked at: \(kinds.map(\.words).joined(separator: ", ")). \(reason)"
    }
  }
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
