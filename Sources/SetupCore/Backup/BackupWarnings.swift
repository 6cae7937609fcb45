import Basics

/// The sentences of what a person should know before a file becomes the backup.
extension WarningKey {
  /// The warning of all the places where it was found.
  func warning(_ places: WarningPlaces, of columns: [String]) -> BackupWarning {
    let label = ColumnLabel.text(column, of: columns)
    let (kind, detail): (BackupWarning.Kind, String) =
      switch what {
      case .emptyRows:
        (
          .emptyRows,
          "\(rows(places, "has", "have")) nothing but separators; they are passed over."
        )
      case .respeltDates:
        (
          .respeltDates,
          "A spreadsheet spelt dates anew in \(label), \(first(places)): DX reads "
            + "\(DXProperty.Format.date.title)."
        )
      case .formulaErrors:
        (.resaved, "A spreadsheet's formula failed in \(label), \(first(places)).")
      case .wrongAccents:
        (
          .resaved,
          "Accents were read in the wrong code and saved again in \(label), \(first(places))."
        )
      }
    return BackupWarning(line: places.line, kind: kind, detail: detail)
  }

  private func rows(_ places: WarningPlaces, _ one: String, _ many: String) -> String {
    places.count == 1
      ? "Line \(places.line) \(one)"
      : "\(grouped(places.count)) rows, the first on line \(places.line), \(many)"
  }

  private func first(_ places: WarningPlaces) -> String {
    places.count == 1
      ? "on line \(places.line)"
      : "on \(grouped(places.count)) rows, the first on line \(places.line)"
  }
}

extension BackupFindings {
  /// Warns of rows of delimiters alone.
  mutating func noteEmptyRow(line: Int) { warn(WarningKey(what: .emptyRows), line: line) }

  /// Warns of what the first bytes show.
  mutating func warn(of opening: CSVOpening) {
    if let hint = opening.hint {
      let line = hint.separator == "\t" ? "sep=TAB" : "sep=\(hint.separator)"
      warn(.separatorHint, line: 1, "Line 1 is a spreadsheet's hint, \(line); it is passed over.")
    }
    if opening.hasMark, opening.delimiter == .semicolon {
      warn(
        .resaved, line: 1,
        "It looks saved again by a spreadsheet, which may have changed dates and numbers. "
          + "A fresh export from DX is the safer backup.")
    }
  }
}

/// What a person should know about how a file is read.
enum BackupNotices {
  static func about(_ opening: CSVOpening, wasNamed: Bool) -> [String] {
    var notices: [String] = []
    if opening.delimiter != .comma {
      let name = opening.delimiter == .tab ? "tabs" : "semicolons"
      notices.append("The file is separated by \(name) instead of commas; it is read as such.")
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
