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
    /// A quote where there can be none, or one that never closes.
    case badQuote = "bad-quote"
    /// Bytes that are not UTF-8, or a file that isn't text.
    case notUTF8 = "not-utf8"
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
