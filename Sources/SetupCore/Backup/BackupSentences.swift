import Basics

/// The sentences of a verification: what is wrong, by lines and columns, never with an e-mail.
extension BackupFindings {
  mutating func note(_ kind: FileKind) {
    add(kind.isText ? .notUTF8 : .notACSV, line: 1, kind.sentence)
  }

  mutating func noteNoHeader(hasBytes: Bool, isCut: Bool) {
    if isCut {
      let size = grouped(CSVLookAhead.size)
      add(.noEmailColumn, line: 1, "The header doesn't end within the first \(size) bytes.")
    } else if hasBytes {
      add(.empty, line: 1, "The file has nothing but empty lines.")
    } else {
      add(.empty, line: 1, "The file is empty.")
    }
  }

  mutating func noteNoRows(line: Int) {
    add(.empty, line: line, "The file has a header and nobody below it.")
  }

  mutating func noteNoHeader(line: Int) {
    add(.noEmailColumn, line: line, "Line \(line) has an e-mail in it where the header should be.")
  }

  mutating func noteNoEmailColumn(line: Int, _ accident: HeaderAccident?) {
    let detail =
      switch accident {
      case .otherSeparator(let name):
        "The columns are parted by \(name) instead of a comma, so no column holds e-mails."
      case .headerBelow(let below):
        "The header seems to stand on line \(below); no column of line \(line) holds e-mails."
      case nil: "No column holds e-mails, neither by its name nor by what is in it."
      }
    add(.noEmailColumn, line: line, detail)
  }

  mutating func note(_ flaws: CSVFlaws, line: Int, columns: [String]) {
    if let column = flaws.notUTF8Column {
      let label = ColumnLabel.text(column, of: columns)
      add(
        .notUTF8, line: line, "Line \(line) has bytes that are not UTF-8 in \(label).")
    }
    if let badQuote = flaws.badQuote {
      add(.badQuote, line: line, badQuote.sentence(line: line, columns: columns))
    } else if flaws.isOversized {
      let size = grouped(CSVGrammar.longestRecord)
      let cause = flaws.hasQuotedField ? ", as with a quote missing" : ""
      add(.tooLong, line: line, "The row on line \(line) is longer than \(size) bytes\(cause).")
    }
  }

  mutating func noteRagged(_ record: CSVRecordEnd, width: Int) {
    raggedRows += 1
    let fields = counted(record.fields, "field", "fields")
    add(
      .ragged, line: record.line,
      "Line \(record.line) has \(fields) where the header has \(grouped(width)).")
  }

  mutating func note(
    _ shape: EmailAddress.Shape, isMissing: Bool, line: Int, in column: Int, of columns: [String]
  ) {
    let label = ColumnLabel.text(column, of: columns)
    if case .invisible(let scalar) = shape {
      add(
        .invisibleCharacter, line: line,
        "Line \(line) has a character that can't be seen, \(scalar.codePoint), in \(label).")
    } else if isMissing {
      add(.missingEmail, line: line, "Line \(line) has no e-mail in \(label).")
    } else {
      invalidEmails += 1
      add(.invalidEmail, line: line, "Line \(line) has no valid e-mail in \(label).")
    }
  }

  /// Both rows are faulty; each counts once, whatever else is wrong with it.
  mutating func note(_ duplicate: EmailSet.Duplicate) {
    duplicateEmails += 1
    if !duplicate.isFaulty { faultyRows += 1 }
    if !duplicate.earlierIsFaulty { faultyRows += 1 }
    add(
      .duplicateEmail, line: duplicate.line,
      "Lines \(duplicate.earlierLine) and \(duplicate.line) have the same e-mail.")
  }

  /// Notes a cell that shows what a spreadsheet did; whether that is a problem.
  mutating func note(_ found: CellChecks.Found, line: Int, of columns: [String]) -> Bool {
    switch found.sign {
    case .respeltDate: warn(WarningKey(what: .respeltDates, column: found.column), line: line)
    case .formulaError: warn(WarningKey(what: .formulaErrors, column: found.column), line: line)
    case .wrongAccents: warn(WarningKey(what: .wrongAccents, column: found.column), line: line)
    case .lostDigits:
      noteLostDigits(line: line, in: ColumnLabel.text(found.column, of: columns))
      return true
    }
    return false
  }

  private mutating func noteLostDigits(line: Int, in label: String) {
    add(
      .lostDigits, line: line,
      "A spreadsheet cut the number in \(label) on line \(line): its last digits are lost.")
  }
}

extension CSVFlaws.BadQuote {
  fileprivate func sentence(line: Int, columns: [String]) -> String {
    switch self {
    case .insideUnquoted(let column):
      let label = ColumnLabel.text(column, of: columns)
      return "Line \(line) has a quote inside an unquoted field, in \(label)."
    case .textAfterClosing(let column):
      let label = ColumnLabel.text(column, of: columns)
      return "Line \(line) has text behind a closing quote, in \(label)."
    case .neverClosed(let column, let opened):
      let label = ColumnLabel.text(column, of: columns)
      return "A quote that opens on line \(opened), in \(label), never closes."
    }
  }
}
