import Basics
import SetupCore

/// The bytes of a user export: a file that was named, or the kept backup.
public struct ExportSource: Sendable {
  /// The header's text of the e-mail column; nil where it is to be found.
  public let emailColumn: String?
  private let chunks: @Sendable ((UnsafeRawBufferPointer) -> Void) -> Storage.Answer<Void>

  /// The kept backup of a digest.
  public init(kept digest: String, emailColumn: String, in storage: Storage) {
    self.emailColumn = emailColumn
    chunks = { storage.readKept(digest, $0) }
  }

  /// A named export; one in which nobody can be found by e-mail is refused.
  public init(path: String) throws(Storage.Refusal) {
    let found: BackupVerification
    do throws(BackupFileFailure) {
      found = try verifyBackupFile(at: path)
    } catch {
      throw Storage.Refusal(error.shortfall.sentence)
    }
    if let problem = found.problems.first(where: { $0.kind.isOfTheFile }) {
      throw Storage.Refusal("\(baseName(of: path)): \(problem.detail)")
    }
    emailColumn = found.emailColumn
    chunks = { take in
      do throws(BackupFileFailure) {
        try readBackupFile(at: path, take)
        return .success(())
      } catch {
        return .failure(.init(error.shortfall.sentence))
      }
    }
  }

  /// The people with their values of some attributes.
  public func table(
    _ attributes: [SyncedAttribute]
  ) -> Storage.Answer<(table: BackupTable, columns: BackupColumns)> {
    var reader = BackupTableReader(attributes, emailColumn: emailColumn)
    return chunks { reader.feed($0.assumingMemoryBound(to: UInt8.self)) }.flatMap {
      reader.finish().map { .success($0) } ?? .failure(.noEmails)
    }
  }

  /// The first line, and where the e-mails stand in it.
  public func header() -> Storage.Answer<(fields: [String], emailPlace: Int)> {
    var header: (fields: [String], emailPlace: Int)?
    var reader = CSVReader(emailColumn: emailColumn)
    let answer = chunks { bytes in
      guard header == nil else { return }
      let records = reader.feed(bytes.assumingMemoryBound(to: UInt8.self))
      if let first = records.first, let place = reader.emailPlace {
        header = (first.fields, place)
      }
    }
    if header == nil, let first = reader.finish().first, let place = reader.emailPlace {
      header = (first.fields, place)
    }
    return answer.flatMap { header.map { .success($0) } ?? .failure(.noEmails) }
  }

  /// What a fresh export has, for the columns of a backup.
  public func present(
    for columns: RestoreColumns
  ) -> Storage.Answer<(table: BackupTable, isThere: [Bool])> {
    var reader = PresentReader(columns, emailColumn: emailColumn)
    return chunks { reader.feed($0.assumingMemoryBound(to: UInt8.self)) }.map { reader.finish() }
  }

  /// Compares each row with what DX has now.
  public func compared(
    by columns: RestoreColumns, with now: (table: BackupTable, isThere: [Bool])
  ) -> Storage.Answer<RestoreTally> {
    var tally = RestoreTally(columns, now: now.table, isThere: now.isThere)
    var reader = CSVReader(emailColumn: emailColumn)
    var isHeader = true
    func take(_ records: [CSVRecord]) {
      for record in records {
        if !isHeader { tally.take(record.fields) }
        isHeader = false
      }
    }
    return chunks { take(reader.feed($0.assumingMemoryBound(to: UInt8.self))) }.map {
      take(reader.finish())
      return tally
    }
  }
}

extension Storage.Refusal {
  fileprivate static let noEmails = Storage.Refusal("The export has no column of e-mails.")
}

extension RestoreTally {
  /// What is not put back, and what could not be compared, a sentence each.
  public func notices(_ columns: RestoreColumns, _ isThere: [Bool], isLive: Bool) -> [String] {
    let lacking = zip(columns.columns, isThere).filter { $0.0.isPutBack && !$0.1 }.map { pair in
      isLive
        ? "DX's Web API doesn't list \(pair.0.name), so it is not compared."
        : "The fresh export has no column \(pair.0.name), so it is not compared."
    }
    let differing = columns.columns.compactMap { column in
      counts.others[column.name].map {
        "Not put back, as no attribute has it: \(column.name), \(counted($0, "value"))."
      }
    }
    return lacking + differing
  }

  /// The file as one text.
  public var text: String {
    var bytes: [UInt8] = []
    file { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
