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
