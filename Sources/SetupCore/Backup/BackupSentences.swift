import Basics

/// The sentences of a verification: what is wrong, by lines and columns, never with an e-mail.
extension BackupFindings {
  mutating func note(_ alien: CSVOpening.Alien) {
    let seen =
      switch alien {
      case .utf16: "The file is UTF-16 text, not UTF-8."
      case .utf32: "The file is UTF-32 text, not UTF-8."
      case .archive: "The file is an archive or a spreadsheet's workbook, not CSV text."
      }
    add(.notUTF8, line: 1, seen)
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

  mutating func noteNoEmailColumn(line: Int, looksLikeRow: Bool) {
    add(
      .noEmailColumn, line: line,
      looksLikeRow
        ? "Line \(line) has an e-mail in it where the header should be."
        : "No column holds e-mails, neither by its name nor by what is in it.")
  }

  mutating func note(_ flaws: CSVFlaws, line: Int, columns: [String]) {
    if let column = flaws.notUTF8Column {
      let label = ColumnLabel.text(column, of: columns)
      add(
        .notUTF8, line: line, "Line \(line) has bytes that are not UTF-8 in \(label).")
    }
    if let badQuote = flaws.badQuote {
      add(.badQuote, line: line, badQuote.sentence(line: line, columns: columns))
    } else if flaws.isOversized, flaws.hasQuotedField {
      let size = grouped(CSVGrammar.longestRecord)
      add(
        .badQuote, line: line,
        "The row on line \(line) is longer than \(size) bytes, as with a quote missing."
      )
    }
  }

  mutating func noteRagged(_ record: CSVRecordEnd, width: Int) {
    raggedRows += 1
    let line = record.line
    guard record.fields != width else {
      let size = grouped(CSVGrammar.longestRecord)
      add(.ragged, line: record.line, "The row on line \(line) is longer than \(size) bytes.")
      return
    }
    let fields = counted(record.fields, "field", "fields")
    add(
      .ragged, line: record.line,
      "Line \(line) has \(fields) where the header has \(grouped(width)).")
  }

  mutating func noteNoEmail(line: Int, isMissing: Bool, in column: Int, of columns: [String]) {
    if !isMissing { invalidEmails += 1 }
    let what = isMissing ? "no e-mail" : "no valid e-mail"
    add(
      isMissing ? .missingEmail : .invalidEmail, line: line,
      "Line \(line) has \(what) in \(ColumnLabel.text(column, of: columns)).")
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

/// What a person should know about a file that can be read.
enum BackupNotices {
  static func about(_ opening: CSVOpening, wasNamed: Bool) -> [String] {
    var notices: [String] = []
    if opening.delimiter != .comma {
      let name = opening.delimiter == .tab ? "tabs" : "semicolons"
      notices.append("The file is separated by \(name) instead of commas; it is read as such.")
    }
    if opening.delimiter == .semicolon, opening.markLength > 0 {
      notices.append(
        "It looks saved again by a spreadsheet, which may have changed dates and numbers. "
          + "A fresh export from DX is the safer backup.")
    }
    if !wasNamed, let header = opening.header, let column = opening.emailColumn,
      EmailColumn.score(ofName: header.fields[column]) < 0.5
    {
      let label = ColumnLabel.text(column, of: header.fields)
      notices.append("The e-mails were found in \(label) by what is in it, not by its name.")
    }
    return notices
  }
}
