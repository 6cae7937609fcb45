/// How a sentence names a column: by the header's text, or by number where that doesn't help.
enum ColumnLabel {
  private static let longest = 40

  /// `"name"`, or `column 3` for a header that is empty, missing, or has an `@` in it.
  static func text(_ index: Int, of columns: [String]) -> String {
    guard index < columns.count else { return "column \(Count.text(index + 1))" }
    let name = clean(columns[index])
    guard !name.isEmpty, !name.contains("@") else { return "column \(Count.text(index + 1))" }
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

/// Whole numbers as sentences write them, `2,914`.
enum Count {
  static func text(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digits[index])
    }
  }

  /// The number with its noun, `1 row` or `2,914 rows`.
  static func text(_ number: Int, _ one: String, _ many: String) -> String {
    "\(text(number)) \(number == 1 ? one : many)"
  }
}
