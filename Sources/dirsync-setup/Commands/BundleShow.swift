import Basics
import SetupCore
import SetupStore

extension Command {
  /// Lists what a bundle has.
  static let bundleShow = Command(
    "bundle show", "list what a bundle has", [Positional("FILE", .file)], options: [.json]
  ) { call throws(CommandFailure) in
    Outcome(BundleReport(try SupportBundle(at: call.arguments.positionals[0])))
  }
}

/// What a bundle has; verdicts are those of the moment when it was made.
struct BundleReport: CommandResult {
  /// What was seen of one kind.
  struct Seen: Encodable {
    var kind: Observation.Kind
    var at: String
    var value: Value
  }

  /// What was seen, without the name of its case: the kind says it.
  struct Value: Encodable {
    var observation: Observation

    func encode(to encoder: any Encoder) throws {
      if case .appMissing(let id) = observation {
        try ["missing": id].encode(to: encoder)
      } else {
        try observation.payload.encode(to: encoder)
      }
    }
  }

  var created: String
  var events: Int
  var step: Int
  var preconditions: [SetupReport.Row]
  var observations: [Seen]
  /// The parts that the admin left out; not there when there are none.
  var leftOut: [String]?
  private var summary: [String]

  private enum CodingKeys: String, CodingKey {
    case created, events, step, preconditions, observations, leftOut
  }

  init(_ bundle: SupportBundle) {
    let setup = bundle.setup
    created = bundle.created.iso8601(offset: bundle.offset)
    events = setup.events
    step = setup.position.step.rawValue
    leftOut = bundle.leftOut.isEmpty ? nil : bundle.leftOut.listed.map(\.name)
    preconditions = SetupReport(setup, at: bundle.created).preconditions
    observations = Observation.Kind.allCases.compactMap { kind in
      setup.observations[kind].map {
        Seen(kind: kind, at: $0.at.iso8601(), value: Value(observation: $0.value))
      }
    }
    summary = bundle.summary
  }

  var text: String {
    var lines = summary
    for row in preconditions {
      lines.append("  \(row.verdict.title): \(row.id.title). \(row.reason)")
    }
    lines.append(observations.isEmpty ? "Nothing was observed." : "Observed:")
    lines += observations.map { "  \($0.at)  \($0.kind.fullTitle)" }
    return lines.map { sanitised($0, limit: 600) + "\n" }.joined()
  }
}

extension SupportBundle {
  // Who made it, where, how far the set-up was, and what the backup is like.
  fileprivate var summary: [String] {
    let step = setup.position.step
    var lines = [
      "Made \(created.iso8601(offset: offset)) by dirsync-setup \(environment.program).", place,
      "\(counted(setup.events, "event")); at step \(step.rawValue): \(step.title).",
    ]
    if let backup = setup.backup?.value, !leftOut.contains(.backup) {
      lines.append(
        "Backup: \(backup.file), \(counted(backup.rows, "person", "people")), "
          + "\(counted(backup.columns.count, "column")), SHA-256 \(backup.sha256).")
    }
    return lines + [leftOutSentence].compactMap { $0 }
  }

  private var place: String {
    let screen = "screen \(known(setup.position.screen ?? ""))"
    if leftOut.contains(.environment) { return "On \(screen)." }
    return
      "Terminal \(known(environment.terminal)), locale \(known(environment.locale)), \(screen)."
  }

  private func known(_ name: String) -> String { name.isEmpty ? "unknown" : name }
}
