import Basics
import SetupCore
import Wizard

extension Command {
  /// Writes a CSV file to upload that puts back what a sync overwrote.
  static let restore = Command(
    "restore", "a CSV to upload that puts back what a sync overwrote",
    options: [
      Option("--out", "FILE", "the file to write; it must not be there yet", .file),
      Option("--backup", "FILE", "put back what this export has", .file),
      Option("--now-export", "FILE", "a fresh export of what DX has now", .file),
      Option("--attribute", "NAME", "put back this column alone; may be repeated", isList: true),
      .json, .wait,
    ]
  ) { call throws(CommandFailure) in
    guard let out = call.option("--out") else {
      throw .usage("restore needs --out FILE, the file to write.")
    }
    let sitting = try call.open(.readOnly)
    guard let backup = try BackupSource.chosen(call, sitting) else {
      throw .file(
        "There is no backup to restore from. Name one with --backup FILE, or keep one with "
          + "verify-backup FILE --keep.")
    }
    let run = RestoreRun(call: call, sitting: sitting, backup: backup.export)
    let (tally, notices) = try run.compare()
    let files = LocalFiles.live(folders: [], home: call.environment.home)
    if let sentence = files.save(tally.text, files.expanded(out)) {
      throw .file(sentence)
    }
    return Outcome(
      RestoreResult(counts: tally.counts, isLive: run.isLive, file: out),
      notices: sitting.notices + notices)
  }
}

/// Compares the backup with what DX has now.
private struct RestoreRun {
  let call: Invocation
  let sitting: Sitting
  let backup: ExportSource

  var isLive: Bool { call.option("--now-export") == nil }

  func compare() throws(CommandFailure) -> (RestoreTally, [String]) {
    var notices: [String] = []
    let export = try call.option("--now-export").map { path throws(CommandFailure) in
      try ExportSource(named: path)
    }
    guard export != nil || (call.environment.hasDXToken && !call.has("--offline")) else {
      throw .couldNotProbe(
        "What DX has now is not known. Name a fresh export with --now-export FILE, or set "
          + "DX_API_TOKEN to read DX live.")
    }
    let columns = try columns(&notices)
    let now = try present(columns, export)
    let tally = try value(backup.compared(by: columns, with: now))
    return (tally, notices + tally.notices(columns, now.isThere, isLive: isLive))
  }
}

extension RestoreRun {
  /// Which columns are put back: those of the app's profile and of the plan, or those named.
  private func columns(_ notices: inout [String]) throws(CommandFailure) -> RestoreColumns {
    let header = try value(backup.header())
    let chosen = call.arguments.list("--attribute")
    let synced = chosen.isEmpty ? syncedNames(&notices) : []
    do throws(UnknownColumn) {
      return try RestoreColumns(
        header: header.fields, emailPlace: header.emailPlace, synced: synced, chosen: chosen)
    } catch {
      throw Names("attribute or column", error.columns).unknown(error.name)
    }
  }

  /// External names of the app's profile, read live where that is possible, and of the plan.
  private func syncedNames(_ notices: inout [String]) -> [String] {
    let planned = sitting.setup.plan.map(\.externalName)
    guard call.environment.hasOktaSettings, !call.has("--offline") else {
      return journalled + planned
    }
    do throws(CommandFailure) {
      let session = try LiveSession(call)
      let (app, _) = try session.signIn(sitting.setup)
      guard let okta = session.live.okta else { return journalled + planned }
      let schema = session.read { try? await okta.schema(of: app) }
      return (schema?.synced.map(\.externalName) ?? journalled) + planned
    } catch {
      notices.append("The app's profile is taken from the journal. \(error.sentence)")
      return journalled + planned
    }
  }

  private var journalled: [String] {
    sitting.setup.observations.schema?.value.synced.map(\.externalName) ?? []
  }

  /// What DX has now: the fresh export, or DX read live.
  private func present(
    _ columns: RestoreColumns, _ export: ExportSource?
  ) throws(CommandFailure) -> (table: BackupTable, isThere: [Bool]) {
    if let export { return try value(export.present(for: columns)) }
    let session = try LiveSession(call)
    try session.signInToDX(confirmed: sitting.setup.confirmedDXHosts)
    switch session.read({ await session.live.presentRows(of: columns) }) {
    case .success(let present): return present
    case .failure(let refusal):
      if let code = session.interruption {
        throw CommandFailure(code: code, sentence: "It was interrupted; nothing was written.")
      }
      throw .couldNotProbe(session.ending ?? refusal.sentence)
    }
  }

  private func value<Value>(_ answer: Storage.Answer<Value>) throws(CommandFailure) -> Value {
    switch answer {
    case .success(let value): return value
    case .failure(let refusal): throw .file(refusal.sentence)
    }
  }
}

/// What was put into the file.
private struct RestoreResult: CommandResult {
  let counts: RestoreTally.Counts
  let isLive: Bool
  let file: String

  private enum CodingKeys: String, CodingKey {
    case people, values, blankInBackup, gone, notListed
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(counts.people, forKey: .people)
    try container.encode(counts.values, forKey: .values)
    try container.encode(counts.blankInBackup, forKey: .blankInBackup)
    try container.encode(counts.gone, forKey: isLive ? .notListed : .gone)
  }

  var text: String {
    var lines = [
      "\(printable(file)): \(counted(counts.values, "value", "values")) of "
        + "\(counted(counts.people, "person", "people"))."
    ]
    if counts.blankInBackup > 0 {
      lines.append(
        "\(grouped(counts.blankInBackup)) of them were blank in the backup; an upload may keep "
          + "what DX has now.")
    }
    if counts.gone > 0 {
      lines.append(
        isLive
          ? "\(counted(counts.gone, "person", "people")) of the backup aren't listed by DX's Web API."
          : "\(counted(counts.gone, "person", "people")) of the backup are gone from DX; an upload may "
            + "not bring them back.")
    }
    if counts.people > 0 { lines.append("Upload it in DX on the User CSVs page.") }
    return lines.joined(separator: "\n") + "\n"
  }
}
