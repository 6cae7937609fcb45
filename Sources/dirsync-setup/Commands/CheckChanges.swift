import Basics
import SetupCore

extension Check {
  /// Counts the verdicts, journals them, and speaks only where one turned since the last run, or
  /// where this is the second run in a row that could not read something.
  func changed() -> Outcome {
    let round = call.has("--offline") ? .init(setup: sitting.setup) : probes.read(sitting.setup)
    // What was not read for the signal's sake is neither a failure nor a turn.
    if let number = round.interruption { return Outcome(code: .signal(number)) }
    let now = call.clock()
    let last = round.setup.lastReport
    let report = SetupReport(round.setup, at: now.moment)
    let changes = VerdictChanges(report, since: last?.value, failed: Set(round.failed.keys))
    var events = round.events
    if changes.next != last?.value {
      events.append(Event(changes.next.event, at: now.moment, offset: now.offset))
    }
    let kept = sitting.append(events, saying: "")
    guard kept.code == .done else { return Outcome(notices: kept.notices, code: kept.code) }
    guard !changes.turned.isEmpty || changes.isSecondFailure else { return Outcome() }
    let mail = ChangesMail(
      report: report, changes: changes,
      failures: changes.isSecondFailure ? round.failures.sentences : [],
      about: round.setup.subject,
      since: last.map { $0.at.short(at: now.moment, offset: now.offset) })
    return Outcome(
      mail, notices: sitting.notices, code: changes.turned.isEmpty ? .couldNotRead : .doesNotHold)
  }
}

extension SetupState {
  // What the mail is about.
  fileprivate var subject: String {
    let app = app.map { ", app \($0.label)" } ?? ""
    return "Okta directory sync for DX\(organisation.map { " at \($0)" } ?? "")\(app)"
  }
}

/// What `check --changed-since-last` prints: a text that can be sent as it is, or check's own JSON.
private struct ChangesMail: CommandResult {
  let report: SetupReport
  let changes: VerdictChanges
  let failures: [String]
  let about: String
  let since: String?

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  var text: String {
    var lines = [about]
    if !changes.turned.isEmpty {
      let since = since.map { " since \($0)" } ?? ""
      lines += ["", "\(counted(changes.turned.count, "verdict")) turned\(since):"]
    }
    for turned in changes.turned {
      let row = turned.row
      lines += [
        "", "\(row.id.title): \(turned.before.title) before, \(row.verdict.title) now.",
        "    \(row.reason)",
      ]
      if !row.remedy.isEmpty, row.verdict != .waived { lines.append("    Next: \(row.remedy)") }
    }
    if !failures.isEmpty {
      lines += ["", "Two runs in a row could not read everything:"] + failures.map { "    \($0)" }
    }
    lines += ["", report.summary]
    return lines.joined(separator: "\n") + "\n"
  }
}
