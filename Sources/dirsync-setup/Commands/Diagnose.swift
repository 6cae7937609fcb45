import Basics
import Platform
import SetupCore

extension Command {
  /// Says what is wrong and why; reads Okta where a token is at hand.
  ///
  /// What was observed is judged in a copy of the set-up; only `--record` journals it. Without a
  /// token, with `--offline` and for a bundle, it judges by what the journal holds.
  static let diagnose = Command(
    "diagnose", "what is wrong, and why",
    options: [
      Option("--symptom", "ID", "explain what you see", .oneOf(.symptoms)), .json,
      Option("--markdown", "print the result for a ticket"),
      Option("--record", "journal what was read"), .wait,
    ]
  ) { call throws(CommandFailure) in
    guard !call.has("--json") || !call.has("--markdown") else {
      throw .usage("--json and --markdown print the same result; leave one out.")
    }
    let symptom = call.option("--symptom").flatMap(Symptom.init)
    let sitting = try call.open(call.has("--record") ? .writable : .readOnly)
    guard !call.has("--offline"), !sitting.isBundle else {
      return DiagnosisResult(sitting.setup, at: sitting.now, symptom, call).outcome(sitting.notices)
    }
    let probes = try HeadlessProbes(call, sitting)
    Interruption.listen()
    let round = probes.diagnose(sitting.setup, explaining: symptom)
    let kept = call.has("--record") ? sitting.append(round.events, saying: "") : Outcome()
    let refusals = kept.code == .done ? [] : kept.notices
    var outcome = DiagnosisResult(round.setup, at: call.clock().moment, symptom, call)
      .outcome(sitting.notices + round.notices + refusals)
    if let number = round.interruption { outcome.code = .signal(number) }
    return outcome
  }
}

extension Names {
  fileprivate static let symptoms = Names(
    "symptom", listedBy: "dirsync-setup diagnose --help", Symptom.allCases.map(\.rawValue))
}

/// The findings, with what could not be read for them.
private struct DiagnosisResult: CommandResult {
  let report: DiagnosisReport
  private let isMarkdown: Bool
  private let isBlind: Bool

  init(_ setup: SetupState, at now: Instant, _ symptom: Symptom?, _ call: Invocation) {
    report = DiagnosisReport(setup, at: now, explaining: symptom)
    isBlind = ProbeProgress(setup, explaining: symptom).read.isEmpty
    isMarkdown = call.has("--markdown")
  }

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  func outcome(_ notices: [String]) -> Outcome {
    let blind = "Nothing was read yet, so no cause can be seen. Give a token, and look again."
    let gaps = isBlind ? report.notRead.filter { $0.reason != untried } : report.notRead
    let notReported = report.notReported.map {
      "Not told by Okta: \($0.kind.fullTitle). \($0.reason)"
    }
    return Outcome(
      self, notices: notices + gaps.sentences + notReported + (isBlind ? [blind] : []),
      code: report.hasError ? .doesNotHold : report.notRead.isEmpty ? .done : .couldNotRead)
  }

  var text: String {
    guard !report.findings.isEmpty else {
      return isBlind ? "" : "Nothing wrong shows in what was read.\n"
    }
    let lines = report.findings.flatMap { isMarkdown ? $0.markdown : $0.lines }
    return lines.joined(separator: "\n") + "\n"
  }

  // Where nothing at all was read, that is one sentence.
  private var untried: String { "Not read yet." }
}

extension [DiagnosisReport.NotRead] {
  /// What was not read, a sentence for each reason.
  var sentences: [String] {
    var reasons: [String] = []
    for gap in self where !reasons.contains(gap.reason) { reasons.append(gap.reason) }
    return reasons.map { reason in
      let kinds = filter { $0.reason == reason }.map(\.kind.fullTitle)
      return "Could not be looked at: \(kinds.joined(separator: ", ")). \(reason)"
    }
  }
}

extension Finding {
  private var heading: String {
    let likely = confidence == .likely ? "likely: " : ""
    return "\(severity.rawValue): \(id.rawValue). \(likely)\(title)."
  }

  /// The finding with its evidence and what to do next, a step further in where it follows another.
  fileprivate var lines: [String] {
    var lines = [heading]
    if let follows { lines.append("    Follows: \(follows.rawValue).") }
    lines += ["    Evidence: \(evidence)", "    Next: \(remedy)"]
    lines += fix.enumerated().map { "      \($0.offset + 1). \($0.element)" }
    return follows == nil ? lines : lines.map { "  " + $0 }
  }

  /// The same as a section of a ticket.
  fileprivate var markdown: [String] {
    var lines = ["## \(heading)", ""]
    if let follows { lines.append("- Follows: `\(follows.rawValue)`") }
    lines += ["- Evidence: \(evidence)", "- Next: \(remedy)", ""]
    return lines + fix.enumerated().map { "\($0.offset + 1). \($0.element)" }
  }
}
