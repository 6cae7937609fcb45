import Basics
import SetupCore

/// The change record of a set-up: Markdown, for a ticket or a colleague.
public func changeRecord(of setup: SetupState, at now: Instant, version: String) -> String {
  let summary = Summary(
    setup, Judgements(setup, at: now) { $1.judged($0, at: $2) }, at: now)
  var lines = ["# Okta directory sync for DX: change record", ""]
  lines.append("Written \(now.iso8601(offset: setup.offset)) by dirsync-setup \(version).")
  if let host = setup.organisation { lines.append("Okta organisation: \(host).") }
  if let app = setup.app { lines.append("Okta app: \(escaped(app.label)) (\(escaped(app.id))).") }
  lines += ["", "## Steps", ""]
  for step in Step.allCases {
    let left = setup.left[step].map { "left \($0.iso8601(offset: setup.offset))" } ?? "not left yet"
    lines.append("\(step.rawValue). \(step.title): \(left)")
  }
  lines += ["", "## Attributes", ""]
  lines += setup.plan.isEmpty ? ["None planned."] : table(of: setup.plan)
  if let backup = setup.backup {
    lines += ["", "## Backup", "", "- File: \(escaped(backup.value.file))"]
    lines.append("- People: \(backup.value.rows)")
    lines.append("- SHA-256: `\(backup.value.sha256)`")
    lines.append("- Verified: \(backup.at.iso8601(offset: setup.offset))")
  }
  lines += section("Seen", summary.seen) + section("Attested", summary.attested)
  lines += section("Waived", summary.waived) + section("Open", summary.open)
  return lines.joined(separator: "\n") + "\n"
}

private func section(_ title: String, _ entries: [Summary.Entry]) -> [String] {
  let lines = entries.map { "- \($0.id.rawValue), \($0.when): \(escaped($0.text))" }
  return ["", "## \(title)", ""] + (lines.isEmpty ? ["Nothing."] : lines)
}

private func table(of plan: [PlannedAttribute]) -> [String] {
  ["| External name | Variable name | Type | From |", "| --- | --- | --- | --- |"]
    + plan.map { entry in
      let cells = [entry.externalName, entry.variableName, entry.type.rawValue, entry.expression]
      return "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }
}

// Labels and words come from outside: they must not become headings, links or HTML.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>|#".contains(character) { result.append("\\") }
    result.append(character.isNewline ? " " : character)
  }
  return result
}
