/// Judges the rows of a user export as the grammar finds them.
struct BackupRowChecks: CSVSink {
  private(set) var columns: [String] = []
  private(set) var headerLine = 1
  var findings = BackupFindings()

  private var emailColumn = -1
  private var isHeader = true
  private var email: [UInt8] = []
  private var emails = EmailSet()

  /// The header's text of the e-mail column, empty without one.
  var emailColumnName: String { emailColumn < 0 ? "" : columns[emailColumn] }

  /// Takes in what the first rows showed; the header itself comes again, as the first record.
  mutating func begin(_ header: CSVRecord, emailColumn: Int?) {
    columns = header.fields
    headerLine = header.line
    guard !columns.contains(where: { EmailAddress($0).isValid }) else {
      return findings.noteNoEmailColumn(line: headerLine, looksLikeRow: true)
    }
    guard let emailColumn else {
      return findings.noteNoEmailColumn(line: headerLine, looksLikeRow: false)
    }
    self.emailColumn = emailColumn
  }

  @inline(__always)
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int) {
    guard column == emailColumn else { return }
    email.append(contentsOf: piece.prefix(max(0, CSVGrammar.longestRecord &- email.count)))
  }

  @inline(__always)
  mutating func fieldEnded(column: Int) {}

  @inline(__always)
  mutating func recordEnded(_ record: CSVRecordEnd) {
    if isHeader || !record.flaws.isSound || record.fields != columns.count {
      takeUnusual(record)
    } else {
      findings.rows &+= 1
      if emailColumn >= 0 { checkEmail(line: record.line, isFaulty: false) }
    }
    email.removeAll(keepingCapacity: true)
  }

  /// The header, or a row that something is wrong with apart from its e-mail.
  private mutating func takeUnusual(_ record: CSVRecordEnd) {
    let flaws = record.flaws
    findings.note(flaws, line: record.line, columns: columns)
    guard !isHeader else {
      isHeader = false
      return
    }
    findings.rows += 1
    let isRagged = record.fields != columns.count
    if isRagged || (flaws.isOversized && !flaws.hasQuotedField) {
      findings.noteRagged(record, width: columns.count)
    }
    let isUnknown = isRagged || flaws.isOversized || flaws.notUTF8Column == emailColumn
    if emailColumn >= 0, !isUnknown {
      checkEmail(line: record.line, isFaulty: !flaws.isSound)
    } else if isRagged || !flaws.isSound {
      findings.faultyRows += 1
    }
  }

  private mutating func checkEmail(line: Int, isFaulty: Bool) {
    let isValid = EmailAddress.canonicalise(&email)
    if !isValid {
      findings.noteNoEmail(line: line, isMissing: email.isEmpty, in: emailColumn, of: columns)
    }
    let isFaulty = isFaulty || !isValid
    if isFaulty { findings.faultyRows += 1 }
    guard !email.isEmpty else { return }
    if let duplicate = emails.insert(email, line: line, isFaulty: isFaulty) {
      findings.note(duplicate)
    }
  }
}
