/// Judges the rows of a user export as the grammar finds them.
struct BackupRowChecks: CSVSink {
  private(set) var columns: [String] = []
  private(set) var headerLine = 1
  var findings = BackupFindings()

  private var emailColumn = -1
  private var isHeader = true
  private var isEmpty = true
  private var email: [UInt8] = []
  private var emails = EmailSet()
  private var cells = CellChecks()

  /// The header's text of the e-mail column, empty without one.
  var emailColumnName: String { emailColumn < 0 ? "" : columns[emailColumn] }

  /// Takes in what the first rows showed; the header itself comes again, as the first record.
  mutating func begin(_ header: CSVRecord, emailColumn: Int?, accident: HeaderAccident?) {
    columns = header.fields
    headerLine = header.line
    cells = CellChecks(columns)
    guard !columns.contains(where: { EmailAddress($0).isValid }) else {
      return findings.noteNoHeader(line: headerLine)
    }
    guard let emailColumn else {
      return findings.noteNoEmailColumn(line: headerLine, accident)
    }
    self.emailColumn = emailColumn
  }

  @inline(__always)
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int, isASCII: Bool) {
    isEmpty = false
    if column == emailColumn {
      email.append(contentsOf: piece.prefix(max(0, CSVGrammar.longestRecord &- email.count)))
    } else {
      cells.text(piece, column: column, isASCII: isASCII)
    }
  }

  @inline(__always)
  mutating func fieldEnded(column: Int) {
    cells.fieldEnded(column: column)
  }

  @inline(__always)
  mutating func recordEnded(_ record: CSVRecordEnd) {
    if isHeader || isEmpty || !record.flaws.isSound || record.fields != columns.count {
      takeUnusual(record)
    } else {
      findings.rows &+= 1
      let hasLostDigits = !cells.signs.isEmpty && noteCells(record.line)
      if emailColumn >= 0 {
        checkEmail(line: record.line, isFaulty: hasLostDigits)
      } else if hasLostDigits {
        findings.faultyRows += 1
      }
    }
    email.removeAll(keepingCapacity: true)
    cells.recordEnded()
    isEmpty = true
  }

  /// Takes in the e-mails that still wait; to be called before anything else is noted, so that the
  /// problems stand in the order of the file, and at the end.
  mutating func settle() {
    emails.settle { findings.note($0) }
  }

  /// The header, an empty row, or a row that something is wrong with apart from its e-mail.
  private mutating func takeUnusual(_ record: CSVRecordEnd) {
    if isEmpty, record.fields > 1, record.flaws.isSound {
      return findings.noteEmptyRow(line: record.line)
    }
    settle()
    let flaws = record.flaws
    findings.note(flaws, line: record.line, columns: columns)
    guard !isHeader else {
      isHeader = false
      return
    }
    findings.rows += 1
    let isRagged = record.fields != columns.count
    if isRagged { findings.noteRagged(record, width: columns.count) }
    let hasLostDigits = !isRagged && noteCells(record.line)
    let isUnknown = isRagged || flaws.isOversized || flaws.notUTF8Column == emailColumn
    let isFaulty = hasLostDigits || !flaws.isSound
    if emailColumn >= 0, !isUnknown {
      checkEmail(line: record.line, isFaulty: isFaulty)
    } else if isRagged || isFaulty {
      findings.faultyRows += 1
    }
  }

  /// Notes what the cells of a row show of a spreadsheet; whether digits are lost in any.
  private mutating func noteCells(_ line: Int) -> Bool {
    settle()
    return cells.signs.reduce(false) { findings.note($1, line: line, of: columns) || $0 }
  }

  private mutating func checkEmail(line: Int, isFaulty: Bool) {
    let shape = EmailAddress.canonicalise(&email)
    if shape != .valid {
      settle()
      findings.note(shape, isMissing: email.isEmpty, line: line, in: emailColumn, of: columns)
    }
    let isFaulty = isFaulty || shape != .valid
    if isFaulty { findings.faultyRows += 1 }
    guard !email.isEmpty else { return }
    if emails.isFull { settle() }
    emails.add(email, line: line, isFaulty: isFaulty)
  }
}
