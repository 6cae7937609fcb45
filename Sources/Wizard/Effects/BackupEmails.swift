import SetupCore

/// Collects the e-mails of a kept backup, in the form to compare by, while it is read.
struct BackupEmails {
  private var reader = CSVReader()
  private var column: Int?
  private var hasHeader = false
  private let name: String
  private var emails: Set<String> = []

  /// - Parameter column: the e-mail column's name, as the verification found it.
  init(column name: String) { self.name = name }

  mutating func feed(_ piece: UnsafeRawBufferPointer) {
    take(reader.feed(piece.assumingMemoryBound(to: UInt8.self)))
  }

  mutating func finish() -> Set<String> {
    take(reader.finish())
    return emails
  }

  private mutating func take(_ records: [CSVRecord]) {
    for record in records {
      guard hasHeader else {
        hasHeader = true
        column = EmailColumn.index(named: name, in: record.fields)
        continue
      }
      guard let column, record.fields.indices.contains(column) else { continue }
      emails.insert(EmailAddress(record.fields[column]).canonical)
    }
  }
}
