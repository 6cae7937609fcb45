import Platform
import SetupCore

extension Command {
  /// Judges all preconditions, after reading Okta and DX, without --offline.
  static let check = Command(
    "check", "all preconditions, without the interface",
    options: [
      .json, Option("--watch", "read again and again, and print what changed"),
      Option("--record", "journal what was read"),
      Option("--changed-since-last", "exit 1 only when a verdict turned since the last such run"),
      .wait,
    ]
  ) { call throws(CommandFailure) in
    let isComparing = call.has("--changed-since-last")
    guard !isComparing || (!call.has("--watch") && call.environment.bundle == nil) else {
      throw .usage(
        "--changed-since-last journals what it counts and ends; leave --watch and --bundle out.")
    }
    let writes = isComparing || call.has("--record")
    let sitting = try call.open(writes ? .writable : .readOnly)
    guard isComparing || !(call.has("--offline") || sitting.isBundle) else {
      // A bundle is judged as of when it was made: later, everything would be stale.
      let report = SetupReport(sitting.setup, at: sitting.now)
      return Outcome(report, notices: sitting.notices, code: report.code)
    }
    Interruption.listen()
    let check = Check(
      call: call, sitting: sitting, probes: try HeadlessProbes(call, sitting, isSilent: isComparing)
    )
    if isComparing { return check.changed() }
    return call.has("--watch") ? check.watch() : check.once()
  }
}

/// What was observed is judged in a copy of the set-up; only `--record` journals it.
struct Check {
  let call: Invocation
  let sitting: Sitting
  let probes: HeadlessProbes

  func once() -> Outcome {
    let round = probes.read(sitting.setup)
    let report = SetupReport(round.setup, at: call.clock().moment)
    let refusals = journal(round.events)
    return Outcome(
      report, notices: sitting.notices + round.allNotices + refusals,
      code: round.interruption.map(ExitCode.signal) ?? (refusals.isEmpty ? report.code : .file))
  }

  // Journals where that was asked for; returns what could not be written.
  private func journal(_ events: [Event]) -> [String] {
    guard call.has("--record") else { return [] }
    let outcome = sitting.append(events, saying: "")
    return outcome.code == .done ? [] : outcome.notices
  }

  // Prints at first and whenever a verdict or a reason is another; a signal ends it.
  func watch() -> Outcome {
    var log = WatchLog(sitting.setup)
    while Interruption.signal == nil, call.console.outputFailure == nil {
      let round = probes.read(log.setup)
      // What was not read for the signal's sake is no news.
      guard round.interruption == nil else { break }
      let news = log.take(round, at: call.clock().moment)
      for notice in log.newNotices(round.allNotices + journal(news.events)) {
        call.console.say(notice)
      }
      if let report = news.report {
        call.console.print(call.has("--json") ? jsonText(report, isOneLine: true) : report.text)
      }
      for _ in 0..<log.pause where Interruption.signal == nil { Clock.sleep(1) }
    }
    return Outcome(code: Interruption.signal.map(ExitCode.signal) ?? .file)
  }
}

extension SetupReport: CommandResult {
  var text: String {
    var lines: [String] = []
    for step in Step.allCases {
      lines.append("Step \(step.rawValue): \(step.title)")
      for row in preconditions where row.step == step.rawValue {
        lines.append("  \(row.verdict.title): \(row.id.title). \(row.reason)")
        if !row.remedy.isEmpty, row.verdict != .waived { lines.append("      Next: \(row.remedy)") }
      }
    }
    return lines.joined(separator: "\n") + "\n" + summary + "\n"
  }

  /// The whole in a sentence.
  var summary: String { "All in all: \(verdict.title); step \(self.step) is next." }

  var code: ExitCode {
    switch verdict {
    case .met: .done
    case .unknown: .couldNotRead
    case .unmet, .stale, .waived: .doesNotHold
    }
  }
}
