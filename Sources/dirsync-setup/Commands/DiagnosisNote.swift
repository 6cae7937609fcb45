import Basics
import SetupCore

/// `diagnose --markdown`: a note for a ticket.
extension DiagnosisResult {
  /// What was found, with what to do, and what could not be looked at.
  var note: String {
    var lines = ["# Okta directory sync for DX: \(subject)", ""]
    // Who doesn't know what is wrong has said nothing that a reader of the note needs.
    if let symptom, symptom != .unknown { lines += ["What is seen: \(symptom.title).", ""] }
    lines += ["Looked at \(now.iso8601(offset: setup.offset)).", ""]
    for (place, finding) in report.findings.enumerated() {
      lines += section(finding, number: place + 1)
    }
    if report.findings.isEmpty { lines += ["Nothing wrong shows in what was read.", ""] }
    let gaps =
      report.notRead.sentences
      + report.notReported.map { "Okta does not tell \($0.kind.fullTitle). \($0.reason)" }
    if !gaps.isEmpty {
      lines += ["## What was not seen", ""] + gaps.map { "- \(markdown($0))" } + [""]
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private var subject: String {
    let host = setup.organisation ?? "no organisation chosen"
    return markdown(host + (setup.app.map { ", app \($0.label)" } ?? ""))
  }

  private func section(_ finding: Finding, number: Int) -> [String] {
    var lines = ["## \(number). \(markdown(finding.heading))", ""]
    if let follows = finding.follows { lines.append("- Follows: \(follows.rawValue)") }
    lines += [
      "- Evidence: \(markdown(finding.evidence))", "- Next: \(markdown(finding.remedy))",
    ]
    let people = people(of: finding)
    if !people.isEmpty { lines.append("- People: \(markdown(people.joined(separator: ", ")))") }
    lines += ["", "Clicks:", ""] + numbered(finding.fix.map(markdown), indent: "", orMark: "- ")
    return lines + ["", "Afterwards: \(markdown(finding.id.entry.then))", ""]
  }
}

/// A text as it is: nothing in it is markup.
private func markdown(_ text: String) -> String {
  text.map { "\\`*_<[|".contains($0) ? "\\\($0)" : String($0) }.joined()
}
