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

  /// Without what could move a cursor or turn the reading direction, and not too long.
  static func clean(_ text: String) -> String {
    var kept = ""
    for scalar in text.unicodeScalars.prefix(longest + 1) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: kept.append(" ")
      default: kept.unicodeScalars.append(scalar)
      }
    }
    guard kept.unicodeScalars.count > longest else { return kept }
    return String(kept.unicodeScalars.prefix(longest)) + "…"
  }
}
