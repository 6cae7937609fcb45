import Basics
import SetupCore
import SetupStore
import Wizard

/// `bundle create`: writes a bundle, and says what is in it and what was left out.
func createBundle(
  _ sitting: Sitting, _ arguments: Arguments, _ environment: Environment
) throws(UsageError) -> Outcome {
  guard let folder = sitting.folder else {
    throw UsageError("bundle create makes a bundle of a state folder; leave --bundle out.")
  }
  guard !sitting.events.isEmpty else {
    return .failed(
      .file,
      "There is nothing to bundle: no set-up was begun in \(printable(folder.path)). Name its "
        + "folder with --state.")
  }
  let without = Set(arguments.list("--without").compactMap(BundlePart.init(named:)))
  let bundle = SupportBundle(
    sitting.events, environment.bundleEnvironment, created: sitting.now, offset: sitting.offset,
    without: without)
  let path =
    arguments.options["--out"] ?? SupportBundle.fileName(at: sitting.now, offset: sitting.offset)
  do throws(StoreFailure) {
    try bundle.write(to: path)
  } catch {
    return .failed(.file, error.sentence)
  }
  let contents = BundleContents(of: bundle.events, without: without)
  let notices =
    ["It holds:"] + contents.holds.map { "  + " + $0 } + ["It leaves out:"]
    + contents.leavesOut.map { "  - " + $0 }
    + ["It is a text file: look through it before you send it to DX support."]
  return Outcome("\(path)\n", notices: sitting.notices + notices)
}

/// `bundle show`: what a bundle has, as text or JSON.
func showBundle(_ arguments: Arguments) -> Outcome {
  do throws(BundleFailure) {
    let bundle = try SupportBundle.read(arguments.positionals[0])
    let report = BundleReport(bundle)
    return Outcome(arguments.has("--json") ? jsonText(report) : report.readable(bundle))
  } catch {
    return .failed(.file, error.sentence)
  }
}

/// A bundle as `bundle show --json` prints it; verdicts are those of the moment when it was made.
struct BundleReport: Encodable {
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
      switch observation {
      case .app(let seen): try seen.encode(to: encoder)
      case .appMissing(let id): try ["missing": id].encode(to: encoder)
      case .connection(let seen): try seen.encode(to: encoder)
      case .features(let seen): try seen.encode(to: encoder)
      case .schema(let seen): try seen.encode(to: encoder)
      case .mappings(let seen): try seen.encode(to: encoder)
      case .assignments(let seen): try seen.encode(to: encoder)
      case .groupPush(let seen): try seen.encode(to: encoder)
      case .backupComparison(let seen): try seen.encode(to: encoder)
      case .arrivedValues(let seen): try seen.encode(to: encoder)
      case .people(let seen): try seen.encode(to: encoder)
      case .groups(let seen): try seen.encode(to: encoder)
      case .log(let seen): try seen.encode(to: encoder)
      case .twinApps(let seen): try seen.encode(to: encoder)
      case .rateLimit(let seen): try seen.encode(to: encoder)
      case .backupShape(let seen): try seen.encode(to: encoder)
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
  }

  /// The same for a person.
  func readable(_ bundle: SupportBundle) -> String {
    let step = bundle.setup.position.step
    var lines = [
      "Made \(created) by dirsync-setup \(bundle.environment.program).",
      place(bundle),
      "\(counted(events, "event")); at step \(step.rawValue): \(step.title).",
    ]
    if let backup = bundle.setup.backup?.value, !bundle.leftOut.contains(.backup) {
      lines.append(
        "Backup: \(backup.file), \(counted(backup.rows, "person", "people")), "
          + "\(counted(backup.columns.count, "column")), SHA-256 \(backup.sha256).")
    }
    if let sentence = bundle.leftOutSentence { lines.append(sentence) }
    for row in preconditions {
      lines.append("  \(row.verdict.words): \(row.id.title). \(row.reason)")
    }
    lines.append(observations.isEmpty ? "Nothing was observed." : "Observed:")
    lines += observations.map { "  \($0.at)  \($0.kind.words)" }
    return lines.map { sanitised($0, limit: 600) + "\n" }.joined()
  }

  private func place(_ bundle: SupportBundle) -> String {
    let screen = "screen \(known(bundle.setup.position.screen ?? ""))"
    if bundle.leftOut.contains(.environment) { return "On \(screen)." }
    return "Terminal \(known(bundle.environment.terminal)), locale "
      + "\(known(bundle.environment.locale)), \(screen)."
  }

  private func known(_ name: String) -> String { name.isEmpty ? "unknown" : name }
}
