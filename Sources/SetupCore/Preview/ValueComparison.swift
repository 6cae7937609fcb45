import Basics

// Nearly all values of a preview are plain texts that are the same on both sides, or missing on
// one. Those are compared by their bytes; all others by the rules, which say the same of them.
extension DXReading {
  /// How a value of Okta differs from a cell of the backup, and what is wrong with it.
  func comparison(
    of cell: UnsafeBufferPointer<UInt8>, with value: JSONValue?
  ) -> (difference: Difference?, flaw: Flaw?) {
    if case .string(var text)? = value {
      let quick = text.withUTF8 { quickComparison(of: cell, with: $0) }
      if let quick { return quick }
    } else if cell.isEmpty, value == nil || value == .null {
      return (nil, nil)
    }
    let after = DXValue(value)
    return (difference(DXValue(String(decoding: cell, as: UTF8.self)), after), flaw(of: after))
  }

  /// The same for a plain text that is equal to the cell or has none; nil for others.
  private func quickComparison(
    of cell: UnsafeBufferPointer<UInt8>, with text: UnsafeBufferPointer<UInt8>
  ) -> (difference: Difference?, flaw: Flaw?)? {
    guard let first = text.first, let last = text.last else {
      return cell.isEmpty ? (nil, nil) : nil
    }
    // `FALSE` is no value, whatever was before.
    let isFilled = cell.isEmpty && self != .flag
    guard isFilled || haveSameBytes(cell, text), first > 0x20, last > 0x20 else { return nil }
    guard text.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return nil }
    let flaw: Flaw? =
      switch self {
      case .text, .email: nil
      case .day: DXProperty.isDate(text) ? nil : .noDay
      case .flag:
        text.elementsEqual("TRUE".utf8) || text.elementsEqual("FALSE".utf8) ? nil : .notTRUE
      case .userName:
        text.contains { $0 == .at || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
          ? .noUserName : nil
      }
    return (isFilled ? .filled : nil, flaw)
  }
}
