import Basics
import SetupCore
import SetupStore

extension Command {
  /// Lists what a bundle has.
  static let bundleShow = Command(
    "bundle show", "list what a bundle has", [Positional("FILE", .file)], options: [.json]
  ) { call throws(CommandFailure) in
    let bundle = try SupportBundle(at: call.arguments.positionals[0])
    return Outcome(
      BundleReport(bundle), notices: [bundle.fault?.noticeOfGoodPart].compactMap { $0 },
      code: bundle.fault == nil ? .done : .file)
  }
}

/// What a bundle has; verdicts are those of the moment when it was made.
struct BundleReport: CommandResult {
  /// What was seen of one kind.
  struct Observed: Encodable {
    var kind: Observation.Kind
    var at: String
    var value: ObservedJSON
  }

  /// The bound app.
  struct App: Encodable {
    var id: String
    var label: String
  }

  var created: String
  var program: String
  var organisation: String?
  var app: App?
  /// The terminal's kind; empty where it is unknown or was left out.
  var terminal: String
  /// The screen that the wizard was on; empty where none was shown.
  var screen: String
  var events: Int
  var step: Int
  var preconditions: [SetupReport.Row]
  var observations: [Observed]
  var findings: [FindingID]
  var notRead: [DiagnosisReport.NotRead]
  var notReported: [DiagnosisReport.NotReported]
  /// The parts that the admin left out; not there when there are none.
  var leftOut: [String]?
  private var summary: [String]

  private enum CodingKeys: String, CodingKey {
    case created, program, organisation, app, terminal, screen, events, step, preconditions
    case observations, findings, notRead, leftOut
    case notReported = "notTold"
  }

  init(_ bundle: SupportBundle) {
    let setup = bundle.setup
    created = bundle.created.iso8601(offset: bundle.offset)
    program = bundle.environment.program
    organisation = setup.organisation
    app = setup.app.map { App(id: $0.id, label: $0.label) }
    terminal = bundle.environment.terminal
    screen = setup.position.screen ?? ""
    events = setup.events
    step = setup.position.step.rawValue
    leftOut = bundle.leftOut.isEmpty ? nil : bundle.leftOut.listed.map(\.name)
    preconditions = SetupReport(setup, at: bundle.created).preconditions
    observations = Observation.Kind.allCases.compactMap { kind in
      setup.observations[kind].map {
        Observed(kind: kind, at: $0.at.iso8601(), value: ObservedJSON($0.value))
      }
    }
    let diagnosis = DiagnosisReport(setup, at: bundle.created)
    findings = diagnosis.findings.map(\.id)
    (notRead, notReported) = (diagnosis.notRead, diagnosis.notReported)
    summary = bundle.summary
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(created, forKey: .created)
    try container.encode(program, forKey: .program)
    try container.encode(organisation, forKey: .organisation)
    try container.encode(app, forKey: .app)
    try container.encode(terminal, forKey: .terminal)
    try container.encode(screen, forKey: .screen)
    try container.encode(events, forKey: .events)
    try container.encode(step, forKey: .step)
    try container.encode(preconditions, forKey: .preconditions)
    try container.encode(observations, forKey: .observations)
    try container.encode(findings, forKey: .findings)
    try container.encode(notRead, forKey: .notRead)
    try container.encode(notReported, forKey: .notReported)
    try container.encodeIfPresent(leftOut, forKey: .leftOut)
  }

  var text: String {
    var lines = summary
    for row in preconditions {
      lines.append("  \(row.verdict.title): \(row.id.title). \(row.reason)")
    }
    lines.append(observations.isEmpty ? "Nothing was observed." : "Observed:")
    lines += observations.map { "  \($0.at)  \($0.kind.fullTitle)" }
    if !findings.isEmpty {
      lines.append("Found: \(findings.map(\.rawValue).joined(separator: ", ")).")
    }
    lines += notRead.sentences
    return lines.map { sanitised($0, limit: 4_000) + "\n" }.joined()
  }
}

extension SupportBundle {
  // Who made it, where, how far the set-up was, and what the backup is like.
  fileprivate var summary: [String] {
    let step = setup.position.step
    let app = setup.app.map { " App \($0.label) (\($0.id))." } ?? " No app is bound."
    var lines = [
      "Made \(created.iso8601(offset: offset)) by dirsync-setup \(environment.program).", place,
      "Organisation \(known(setup.organisation ?? "")).\(app)",
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
