import Basics
import OktaAPI
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
      Option("--record", "journal what was read"),
      Option("--names", "name the people, as far as they were read now"), .wait,
    ]
  ) { call throws(CommandFailure) in
    guard !call.has("--json") || !call.has("--markdown") else {
      throw .usage("--json and --markdown print the same result; leave one out.")
    }
    let symptom = call.option("--symptom").flatMap(Symptom.init)
    let sitting = try call.open(call.has("--record") ? .writable : .readOnly)
    guard !call.has("--offline"), !sitting.isBundle else {
      let nobody = call.has("--names") ? ["Nobody can be named: nothing was read now."] : []
      return DiagnosisResult(sitting.setup, at: sitting.now, symptom, call)
        .outcome(sitting.notices + nobody)
    }
    let names = call.has("--names") ? NamedPeople() : nil
    let probes = try HeadlessProbes(call, sitting, naming: names)
    Interruption.listen()
    let round = probes.diagnose(sitting.setup, explaining: symptom)
    let kept = call.has("--record") ? sitting.append(round.events, saying: "") : Outcome()
    let refusals = kept.code == .done ? [] : kept.notices
    var outcome = DiagnosisResult(round.setup, at: call.clock().moment, symptom, call, names)
      .outcome(sitting.notices + round.notices + refusals)
    if kept.code != .done { outcome.code = kept.code }
    if let number = round.interruption { outcome.code = .signal(number) }
    return outcome
  }
}

extension Names {
  fileprivate static let symptoms = Names(
    "symptom", listedBy: "dirsync-setup diagnose --help", Symptom.allCases.map(\.rawValue))
}

/// The findings, with what could not be read for them.
struct DiagnosisResult: CommandResult {
  let report: DiagnosisReport
  let setup: SetupState
  let now: Instant
  let symptom: Symptom?
  private let isMarkdown: Bool
  private let isBlind: Bool
  private let names: NamedPeople?

  init(
    _ setup: SetupState, at now: Instant, _ symptom: Symptom?, _ call: Invocation,
    _ names: NamedPeople? = nil
  ) {
    report = DiagnosisReport(setup, at: now, explaining: symptom)
    (self.setup, self.now, self.symptom, self.names) = (setup, now, symptom, names)
    isBlind = ProbeProgress(setup, explaining: symptom).read.isEmpty
    isMarkdown = call.has("--markdown")
  }

  /// The people whom a finding is about, as far as they may be named.
  func people(of finding: Finding) -> [String] { names?.addresses(of: finding.people) ?? [] }

  func outcome(_ notices: [String]) -> Outcome {
    let blind = "Nothing was read yet, so no cause can be seen. Give a token, and look again."
    // Where nothing at all was read, that is one sentence.
    let gaps = isBlind ? report.notRead.filter { $0.reason != "Not read yet." } : report.notRead
    let notReported = report.notReported.map {
      "Not told by Okta: \($0.kind.fullTitle). \($0.reason)"
    }
    // A reason that stands with what it kept from being read is not said alone as well.
    let others = notices.filter { notice in !gaps.contains { $0.sentence == notice } }
    return Outcome(
      self,
      notices: others + gaps.sentences + notReported + (isBlind && gaps.isEmpty ? [blind] : []),
      code: report.hasError ? .doesNotHold : report.notRead.isEmpty ? .done : .couldNotRead)
  }

  var text: String {
    if isMarkdown { return note }
    guard !report.findings.isEmpty else {
      return isBlind ? "" : "Nothing wrong shows in what was read.\n"
    }
    return report.findings.flatMap(lines).map { $0 + "\n" }.joined()
  }

  // The finding with its evidence and what to do next, a step further in where it follows another.
  private func lines(_ finding: Finding) -> [String] {
    var lines = [finding.heading]
    if let follows = finding.follows { lines.append("    Follows: \(follows.rawValue).") }
    lines += ["    Evidence: \(finding.evidence)", "    Next: \(finding.remedy)"]
    lines += numbered(finding.fix, indent: "      ")
    let people = people(of: finding)
    if !people.isEmpty { lines.append("    People: \(people.joined(separator: ", "))") }
    return finding.follows == nil ? lines : lines.map { "  " + $0 }
  }

  func encode(to encoder: any Encoder) throws {
    guard names != nil else { return try report.encode(to: encoder) }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      report.findings.map { NamedFinding(finding: $0, people: people(of: $0)) }, forKey: .findings)
    try container.encode(report.notRead, forKey: .notRead)
    try container.encode(report.notReported, forKey: .notReported)
  }

  private enum CodingKeys: String, CodingKey {
    case findings, notRead
    case notReported = "notTold"
  }
}

/// A finding with the people that it is about; only `--names` asks for it.
private struct NamedFinding: Encodable {
  let finding: Finding
  let people: [String]

  private enum CodingKeys: String, CodingKey { case people }

  func encode(to encoder: any Encoder) throws {
    try finding.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(people, forKey: .people)
  }
}

extension [DiagnosisReport.NotRead] {
  /// What was not read, a sentence for each reason.
  var sentences: [String] {
    var reasons: [String] = []
    for gap in self where !reasons.contains(gap.sentence) { reasons.append(gap.sentence) }
    return reasons.map { reason in
      let kinds = filter { $0.sentence == reason }.map(\.kind.fullTitle)
      return "Could not be looked at: \(kinds.joined(separator: ", ")). \(reason)"
    }
  }
}

extension Finding {
  /// Severity, id and title, in a line.
  var heading: String {
    let likely = confidence == .likely ? "likely: " : ""
    return "\(severity.rawValue): \(id.rawValue). \(likely)\(title)."
  }
}

/// Clicks with their numbers; one that can take the place of the one before has none of its own.
func numbered(_ clicks: [String], indent: String, orMark: String = "") -> [String] {
  var number = 0
  return clicks.map { click in
    guard number > 0, click.hasPrefix("or ") || click.hasPrefix("or, ") else {
      number += 1
      return "\(indent)\(number). \(click)"
    }
    return "\(indent)   \(orMark)\(click)"
  }
}
