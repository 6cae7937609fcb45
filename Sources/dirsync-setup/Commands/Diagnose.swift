import Basics
import SetupCore
import Wizard

extension Command {
  /// Says what is wrong and why; reads Okta where a token is at hand.
  ///
  /// What was observed is judged in a copy of the set-up: nothing is journalled. Without a token,
  /// with `--offline` and for a bundle, it judges by what the journal holds.
  static let diagnose = Command(
    "diagnose", "what is wrong, and why",
    options: [
      Option("--symptom", "ID", "explain what you see", .oneOf(.symptoms)), .json,
    ]
  ) { call throws(CommandFailure) in
    let symptom = call.option("--symptom").flatMap(Symptom.init)
    let sitting = try call.open(.readOnly)
    guard !call.has("--offline"), !sitting.isBundle else {
      return outcome(of: sitting.setup, symptom, sitting.notices, at: sitting.now)
    }
    let seen = HeadlessProbes(call, sitting).diagnose(sitting.setup, explaining: symptom)
    return outcome(
      of: seen.setup, symptom, sitting.notices + seen.notices, at: call.clock().moment)
  }
}

extension Names {
  fileprivate static let symptoms = Names("value of --symptom", Symptom.allCases.map(\.rawValue))
}

private func outcome(
  of setup: SetupState, _ symptom: Symptom?, _ notices: [String], at now: Instant
) -> Outcome {
  let report = DiagnosisReport(setup, at: now, explaining: symptom)
  let made = ProbeProgress(setup, explaining: symptom)
  let isBlind = made.read.isEmpty
  var notices = notices + failures(setup, made.failed)
  if isBlind {
    notices.append("Nothing was read yet, so no cause can be seen. Give a token, and look again.")
  } else {
    let untried = report.notRead.map(\.look).filter(made.untried.contains)
    if !untried.isEmpty {
      notices.append("Not read yet: \(untried.map(\.fullTitle).joined(separator: ", ")).")
    }
  }
  notices += report.notTold.map { "Not told by Okta: \($0.look.fullTitle). \($0.reason)" }
  let code: ExitCode =
    report.hasError ? .doesNotHold : report.notRead.isEmpty ? .done : .couldNotLook
  return Outcome(DiagnosisAnswer(report: report, isBlind: isBlind), notices: notices, code: code)
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
    return "Could not be looked at: \(kinds.map(\.fullTitle).joined(separator: ", ")). \(reason)"
  }
}

/// The findings; for a person nothing at all where nothing was read.
private struct DiagnosisAnswer: CommandResult {
  let report: DiagnosisReport
  let isBlind: Bool

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  var text: String {
    guard !report.findings.isEmpty else {
      return isBlind ? "" : "Nothing wrong shows in what was read.\n"
    }
    return report.findings.flatMap(\.lines).joined(separator: "\n") + "\n"
  }
}

extension Finding {
  /// The finding with its evidence and what to do next, a step further in where it follows another.
  fileprivate var lines: [String] {
    let likely = confidence == .likely ? "likely: " : ""
    var lines = ["\(severity.rawValue): \(id.rawValue). \(likely)\(title)."]
    if let follows { lines.append("    Follows: \(follows.rawValue).") }
    lines += ["    Evidence: \(evidence)", "    Next: \(remedy)"]
    lines += fix.enumerated().map { "      \($0.offset + 1). \($0.element)" }
    return follows == nil ? lines : lines.map { "  " + $0 }
  }
}
