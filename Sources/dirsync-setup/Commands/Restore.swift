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
      .json,
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
    let run = RestoreRun(call: call, sitting: sitting, backup: backup)
    let (tally, notices) = try run.compare()
    var bytes: [UInt8] = []
    tally.file { bytes += $0 }
    let files = LocalFiles.live(folders: [], home: call.environment.home)
    if let sentence = files.save(String(decoding: bytes, as: UTF8.self), files.expanded(out)) {
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
  let backup: BackupSource

  var isLive: Bool { call.option("--now-export") == nil }

  func compare() throws(CommandFailure) -> (RestoreTally, [String]) {
    var notices: [String] = []
    let export = try call.option("--now-export").map { path throws(CommandFailure) in
      try BackupSource(path: path)
    }
    guard export != nil || call.environment.hasDXToken, export != nil || !call.has("--offline")
    else {
      throw .couldNotProbe(
        "What DX has now is not known. Name a fresh export with --now-export FILE, or set "
          + "DX_API_TOKEN to read DX live.")
    }
    let columns = try columns(&notices)
    let now = try present(columns, export)
    var tally = RestoreTally(columns, now: now.table, isThere: now.isThere)
    var reader = CSVReader(emailColumn: backup.emailColumn)
    var isHeader = true
    func take(_ records: [CSVRecord]) {
      for record in records {
        if !isHeader { tally.take(record.fields) }
        isHeader = false
      }
    }
    try answer(backup.chunks { take(reader.feed($0.assumingMemoryBound(to: UInt8.self))) })
    take(reader.finish())
    notices += others(tally, columns, now.isThere)
    return (tally, notices)
  }
}

extension RestoreRun {
  /// Which columns are put back: those of the app's profile and of the plan, or those named.
  private func columns(_ notices: inout [String]) throws(CommandFailure) -> RestoreColumns {
    var header: (fields: [String], emailPlace: Int)?
    var reader = CSVReader(emailColumn: backup.emailColumn)
    try answer(
      backup.chunks { bytes in
        guard header == nil else { return }
        let records = reader.feed(bytes.assumingMemoryBound(to: UInt8.self))
        if let first = records.first, let place = reader.emailPlace {
          header = (first.fields, place)
        }
      })
    if header == nil, let first = reader.finish().first, let place = reader.emailPlace {
      header = (first.fields, place)
    }
    guard let header else { throw .file("The backup has no column of e-mails.") }
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
      let session = LiveSession(call)
      let (app, _) = try session.signIn(sitting.setup)
      guard let okta = session.live.okta else { return journalled + planned }
      let schema = waiting { try? await okta.schema(of: app) }
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
    _ columns: RestoreColumns, _ export: BackupSource?
  ) throws(CommandFailure) -> (table: BackupTable, isThere: [Bool]) {
    if let export {
      var reader = PresentReader(columns, emailColumn: export.emailColumn)
      try answer(export.chunks { reader.feed($0.assumingMemoryBound(to: UInt8.self)) })
      return reader.finish()
    }
    let session = LiveSession(call)
    try session.signInToDX(confirmed: sitting.setup.confirmedDXHosts)
    switch waiting(for: { await session.live.presentRows(of: columns) }) {
    case .success(let present): return present
    case .failure(let refusal): throw .couldNotProbe(refusal.sentence)
    }
  }

  private func others(
    _ tally: RestoreTally, _ columns: RestoreColumns, _ isThere: [Bool]
  ) -> [String] {
    let lacking = zip(columns.columns, isThere).filter { $0.0.isPutBack && !$0.1 }.map { pair in
      let name = printable(pair.0.name)
      return isLive
        ? "DX's Web API doesn't list \(name), so it is not compared."
        : "The fresh export has no column \(name), so it is not compared."
    }
    let differing = columns.columns.compactMap { column in
      tally.counts.others[column.name].map {
        "Not put back, as no attribute has it: \(printable(column.name)), \(counted($0, "value", "values"))."
      }
    }
    return lacking + differing
  }

  private func answer(_ result: Storage.Answer<Void>) throws(CommandFailure) {
    if case .failure(let refusal) = result { throw .file(refusal.sentence) }
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
