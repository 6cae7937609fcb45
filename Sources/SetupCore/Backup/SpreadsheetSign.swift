/// Signs in a cell that a spreadsheet wrote the file, or changed what was in it.
enum SpreadsheetSign: Hashable, CaseIterable {
  /// A number whose digits are gone, `1.23457E+11`.
  case lostDigits
  /// A date in a spreadsheet's spelling, `3/4/2024`.
  case respeltDate
  /// An error of a formula, `#REF!`.
  case formulaError
  /// Accents that were read in the wrong code and written again, `Ã©`.
  case wrongAccents

  /// The sign that a cell bears; one at most, as none of them can be in another.
  ///
  /// - Parameter isDate: whether the column holds dates by its name, so that more spellings count.
  init?(_ cell: [UInt8], isDate: Bool) {
    if Self.hasLostDigits(cell) {
      self = .lostDigits
    } else if Self.formulaErrors.contains(String(decoding: cell, as: UTF8.self)) {
      self = .formulaError
    } else if cell.contains(where: { $0 >= 0x80 }), Self.hasWrongAccents(cell) {
      self = .wrongAccents
    } else if cell.count <= SpreadsheetDate.longest,
      SpreadsheetDate.isOne(String(decoding: cell, as: UTF8.self), isDateColumn: isDate)
    {
      self = .respeltDate
    } else {
      return nil
    }
  }

  private static let formulaErrors: Set<String> = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!",
  ]

  /// `-?D(.D…)?E+DD…`, the way a spreadsheet shows a long number.
  private static func hasLostDigits(_ cell: [UInt8]) -> Bool {
    var rest = cell[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard rest.popFirst()?.isDigit == true else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let digits = rest.prefix { $0.isDigit }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(digits.count)
    }
    guard rest.popFirst() == UInt8(ascii: "E"), rest.popFirst() == UInt8(ascii: "+") else {
      return false
    }
    return rest.count >= 2 && rest.allSatisfy(\.isDigit)
  }

  /// UTF-8 that was read as Windows-1252 or Latin-1, character by character, or U+FFFD, which
  /// stands where a byte could not be read at all.
  private static func hasWrongAccents(_ cell: [UInt8]) -> Bool {
    var before: Unicode.Scalar?
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      if scalar == "\u{FFFD}" { return true }
      if let before, ("\u{C2}"..."\u{C3}").contains(before) || before == "\u{E2}",
        isContinuation(scalar)
      {
        return true
      }
      before = scalar
    }
    return false
  }

  /// Whether a byte from 0x80 to 0xBF shows as this character in either code.
  private static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{80}"..."\u{BF}").contains(scalar) || windows1252.contains(scalar)
  }

  private static let windows1252 = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)
}
