/// Why a text could not be read as JSON: where, what was expected there, and what stood there.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where reading stopped.
  public var at: TextPosition
  /// What was expected there, `a value` or `"," or "]"`.
  public var expected: String
  /// What stood there instead; empty where `expected` says it all.
  public var found: String

  /// An error of a place.
  public init(at: TextPosition, expected: String, found: String = "") {
    self.at = at
    self.expected = expected
    self.found = found
  }

  /// The sentence without the place, `expected a value, found "}"`.
  public var message: String {
    found.isEmpty ? "expected \(expected)" : "expected \(expected), found \(found)"
  }

  /// The sentence with the place.
  public var description: String { "line \(at.line), column \(at.column): \(message)" }
}

/// A place in a text, both counts from 1.
public struct TextPosition: Hashable, Comparable, Sendable {
  /// The line; LF, CR LF and CR each end one.
  public var line: Int
  /// The column, counted in Unicode scalars as editors do.
  public var column: Int

  /// A place by its line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of every text.
  public static let start = TextPosition(line: 1, column: 1)

  /// Ordered as one reads.
  public static func < (one: TextPosition, other: TextPosition) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}
