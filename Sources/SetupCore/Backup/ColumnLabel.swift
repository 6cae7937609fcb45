import Basics

/// How a sentence names a column: by the header's text, or by number where that doesn't help.
enum ColumnLabel {
  private static let longest = 40

  /// `"name"`, or `column 3` for a header that is empty, missing, or has an `@` in it.
  static func text(_ index: Int, of columns: [String]) -> String {
    guard index < columns.count else { return "column \(grouped(index + 1))" }
    let name = clean(columns[index])
    guard !name.isEmpty, !name.contains("@") else { return "column \(grouped(index + 1))" }
    return "\"\(name)\""
  }

  /// The header's text as a sentence may have it.
  static func clean(_ text: String) -> String { sanitised(text, limit: longest) }
}
