/// One record of a CSV file, its fields as text.
public struct CSVRecord: Hashable, Sendable {
  /// The physical line that it starts on; the first is 1.
  public var line: Int
  /// Its fields, unquoted; bytes that are not UTF-8 show as U+FFFD.
  public var fields: [String]
  /// What is wrong with its writing; an oversized record is cut off.
  public var flaws: CSVFlaws

  /// A record by its line and fields.
  public init(line: Int, fields: [String], flaws: CSVFlaws = CSVFlaws()) {
    self.line = line
    self.fields = fields
    self.flaws = flaws
  }
}

extension CSVRecord {
  /// Whether it is delimiters and nothing else.
  var isEmpty: Bool { fields.count > 1 && flaws.isSound && fields.allSatisfy(\.isEmpty) }
}

/// What is wrong with the writing of one record, whatever it says.
public struct CSVFlaws: Hashable, Sendable {
  /// A quote where RFC 4180 has none, or none where it wants one; columns count from 0.
  public enum BadQuote: Hashable, Sendable {
    /// A quote within a field that doesn't start with one.
    case insideUnquoted(column: Int)
    /// More text after a field's closing quote.
    case textAfterClosing(column: Int)
    /// A quote that is still open where the file ends, and the physical line where it opened.
    case neverClosed(column: Int, line: Int)
  }

  /// The first quote out of place.
  public var badQuote: BadQuote?
  /// The first column whose bytes are not UTF-8, counted from 0.
  public var notUTF8Column: Int?
  /// Whether the record is longer than any row of an export; what it holds is cut off.
  public var isOversized = false
  /// Whether any field of it started with a quote; a flaw only together with `isOversized`.
  public var hasQuotedField = false

  /// Nothing wrong.
  public init() {}

  /// Whether nothing is wrong.
  public var isSound: Bool { badQuote == nil && notUTF8Column == nil && !isOversized }
}

/// What stands between the fields of a record.
public enum CSVDelimiter: String, CaseIterable, Codable, Hashable, Sendable {
  case comma, semicolon, tab

  /// The byte in the file.
  public var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}
