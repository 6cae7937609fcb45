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

/// The findings, with what they could not be looked for in.
private struct DiagnosisResult: CommandResult {
  let findings: [Finding]
  let gaps: ReadingGaps
  private let isMarkdown: Bool
  private let isBlind: Bool

  private enum CodingKeys: String, CodingKey { case findings, notRead, notTold }

  init(_ setup: SetupState, at now: Instant, _ symptom: Symptom?, _ call: Invocation) {
    findings = Diagnosis.findings(in: setup, at: now, explaining: symptom)
    gaps = ReadingGaps(setup, explaining: symptom)
    isBlind = ProbeProgress(setup, explaining: symptom).read.isEmpty
    isMarkdown = call.has("--markdown")
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(findings, forKey: .findings)
    try container.encode(gaps.notRead, forKey: .notRead)
    try container.encode(gaps.notTold, forKey: .notTold)
  }

  func outcome(_ notices: [String]) -> Outcome {
    let blind = "Nothing was read yet, so no cause can be seen. Give a token, and look again."
    let hasError = findings.contains { $0.severity == .error }
    return Outcome(
      self, notices: notices + gaps.failed.sentences + (isBlind ? [blind] : gaps.untried.sentences),
      code: hasError ? .doesNotHold : gaps.notRead.isEmpty ? .done : .couldNotLook)
  }

  var text: String {
    guard !findings.isEmpty else {
      return isBlind ? "" : "Nothing wrong shows in what was read.\n"
    }
    let lines = findings.flatMap { isMarkdown ? $0.markdown : $0.lines }
    return lines.joined(separator: "\n") + "\n"
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
