/// Writes records as RFC 4180 has them, CRLF after each.
///
/// Usually a cell that a spreadsheet would take for a formula is left as it is: the file that puts
/// values back goes to DX, and a plan is read again, where a guard would itself become the value. A
/// list that people open in a spreadsheet is guarded, since its values come from outside.
public struct CSVWriter: Sendable {
  /// What stands between the fields.
  public let delimiter: CSVDelimiter
  /// Whether `'` stands before what a spreadsheet would take for a formula.
  public let guardsFormulas: Bool
  /// What was written and not yet taken.
  public private(set) var bytes: [UInt8] = []

  /// A writer with nothing written yet.
  public init(delimiter: CSVDelimiter = .comma, guardsFormulas: Bool = false) {
    (self.delimiter, self.guardsFormulas) = (delimiter, guardsFormulas)
  }

  /// Writes one record.
  public mutating func write(_ fields: [String]) {
    for (column, field) in fields.enumerated() {
      if column > 0 { bytes.append(delimiter.byte) }
      let isFormula = guardsFormulas && (field.utf8.first.map(Self.formulaSigns.contains) ?? false)
      write(isFormula ? "'" + field : field, isAlone: fields.count == 1)
    }
    bytes.append(contentsOf: [.carriageReturn, .lineFeed])
  }

  /// What was written since the last call, to be put into the file.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// What a formula begins with, and what spreadsheets skip before it.
  private static let formulaSigns: [UInt8] = Array("=+-@\t\r\n".utf8)

  private mutating func write(_ field: String, isAlone: Bool) {
    guard needsQuotes(field, isAlone: isAlone) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(.quote)
    for byte in field.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  /// Besides what the RFC lists: an empty field that is alone, which would be an empty line, and
  /// one that starts like a byte-order mark.
  private func needsQuotes(_ field: String, isAlone: Bool) -> Bool {
    if field.isEmpty { return isAlone }
    if field.unicodeScalars.first == "\u{FEFF}" { return true }
    return field.utf8.contains { byte in
      byte == delimiter.byte || byte == .quote || byte == .carriageReturn || byte == .lineFeed
    }
  }
}
