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
