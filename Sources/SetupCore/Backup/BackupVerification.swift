/// One thing that keeps a user export from being a backup.
public struct BackupProblem: Codable, Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// A row with another number of fields than the header.
    case ragged
    /// A row whose e-mail an earlier row has.
    case duplicateEmail = "duplicate-email"
    /// A row whose e-mail isn't one.
    case invalidEmail = "invalid-email"
    /// A row without an e-mail.
    case missingEmail = "missing-email"
    /// An e-mail that holds a character which can't be seen.
    case invisibleCharacter = "invisible-character"
    /// A number that a spreadsheet has cut, `1.23457E+11`.
    case lostDigits = "lost-digits"
    /// A record that is longer than any row of an export.
    case tooLong = "too-long"
    /// A quote where there can be none, or one that never closes.
    case badQuote = "bad-quote"
    /// Bytes that are not UTF-8, or text in another encoding.
    case notUTF8 = "not-utf8"
    /// A file of another kind: a web page, a workbook.
    case notACSV = "not-a-csv"
    /// Not one person in the file.
    case empty
    /// No column with e-mails.
    case noEmailColumn = "no-email-column"
  }

  /// The physical line that the record starts on; the first is 1.
  public var line: Int
  /// What kind of thing it is.
  public var kind: Kind
  /// A sentence with lines and columns, never with an e-mail.
  public var detail: String

  /// A problem of a line.
  public init(line: Int, kind: Kind, detail: String) {
    self.line = line
    self.kind = kind
    self.detail = detail
  }
}

/// Something that a person should know of a user export before it becomes the backup.
public struct BackupWarning: Codable, Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Dates in a spreadsheet's spelling, `3/4/2024`.
    case respeltDates = "respelt-dates"
    /// A first line `sep=;`, which is passed over.
    case separatorHint = "separator-hint"
    /// Rows of delimiters alone, which are passed over.
    case emptyRows = "empty-rows"
    /// Another sign that a spreadsheet wrote the file.
    case resaved
  }

  /// The physical line of the first place; the first line is 1.
  public var line: Int
  /// What kind of thing it is.
  public var kind: Kind
  /// A sentence with lines and columns, never with an e-mail.
  public var detail: String
}

/// What the verification of a user export found, as `verify-backup --json` prints it.
public struct BackupVerification: Codable, Hashable, Sendable {
  /// `met` or `unmet`.
  public var verdict: Verdict.Kind
  /// The file's name as it was given; the core doesn't know it.
  public var file = ""
  /// Lower-case hexadecimal SHA-256 of the file; the core doesn't know it.
  public var sha256 = ""
  /// The file's size.
  public var bytes: Int
  /// Data rows, ragged ones included; wholly empty lines are none.
  public var rows: Int
  /// The header's texts.
  public var columns: [String]
  /// The header's text of the e-mail column; empty if that is, or if there is no such column.
  public var emailColumn: String
  /// Rows with another number of fields than the header.
  public var raggedRows: Int
  /// Rows whose e-mail was seen on an earlier row.
  public var duplicateEmails: Int
  /// Rows whose e-mail is there but isn't valid.
  public var invalidEmails: Int
  /// What is wrong, in the order of the file; the first 1,000.
  public var problems: [BackupProblem]
  /// How much is wrong in all.
  public var problemsTotal: Int
  /// What a person should know before the file becomes the backup, one for each column or file, in
  /// the order of their first lines; the first 1,000.
  public var warnings: [BackupWarning]
  /// What a person should know besides, in sentences; not in the JSON.
  public var notices: [String] = []
  /// Rows that something is wrong with, both rows of a shared e-mail included; not in the JSON.
  public var faultyRows = 0

  private enum CodingKeys: String, CodingKey {
    case verdict, file, sha256, bytes, rows, columns, emailColumn, raggedRows, duplicateEmails
    case invalidEmails, problems, problemsTotal, warnings
  }
}

extension BackupVerification {
  /// How many problems are listed at most.
  public static let mostProblems = 1000

  init(bytes: Int, columns: [String], emailColumn: String, findings: BackupFindings) {
    verdict = findings.total == 0 ? .met : .unmet
    self.bytes = bytes
    self.columns = columns
    self.emailColumn = emailColumn
    rows = findings.rows
    raggedRows = findings.raggedRows
    duplicateEmails = findings.duplicateEmails
    invalidEmails = findings.invalidEmails
    problems = findings.problems
    problemsTotal = findings.total
    warnings = findings.warnings(columns)
    faultyRows = findings.faultyRows
  }
}
