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
  lines += section("Seen", summary.observed) + section("Attested", summary.attested)
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
      let source = entry.source == .group ? entry.filledFrom : entry.expression
      let cells = [entry.externalName, entry.variableName, entry.type.rawValue, source]
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

/// What a set-up rests on, for the finish screen and the change record.
public struct Summary: Sendable {
  /// One row of a list: which precondition, when, and in which words.
  public struct Entry: Sendable {
    /// The row's id.
    public var id: PreconditionID
    /// When, as the screens tell it.
    public var when: String
    /// The sentence.
    public var text: String

    /// The entry on one line.
    public var line: String { "\(id.title), \(when): \(text)" }
  }

  /// What holds because it was seen, verified, chosen or planned.
  public var observed: [Entry] = []
  /// What holds by a person's word alone.
  public var attested: [Entry] = []
  /// What a person chose to go on without.
  public var waived: [Entry] = []
  /// What does not hold, or is not known.
  public var open: [Entry] = []

  /// The lists of a set-up at a moment.
  init(_ setup: SetupState, _ rows: Judgements, at now: Instant) {
    for judged in rows.all {
      let at = judged.evidence?.at ?? setup.waivers[judged.id]?.at
      let entry = Entry(
        id: judged.id, when: at.map { $0.short(at: now, offset: setup.offset) } ?? "not yet",
        text: judged.verdict.reason)
      switch (judged.verdict.kind, judged.evidence?.kind) {
      case (.waived, _): waived.append(entry)
      case (.met, .attested): attested.append(entry)
      case (.met, _): observed.append(entry)
      default: open.append(entry)
      }
    }
  }
}
