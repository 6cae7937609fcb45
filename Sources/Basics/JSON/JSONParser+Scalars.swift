extension JSONParser {
  /// Reads a string; the next byte is its quotation mark.
  mutating func string() throws(JSONError) -> String {
    let start = position
    offset += 1
    let first = offset
    let isPlain = try skipPlain()
    guard next != UInt8(ascii: "\"") else {
      defer { offset += 1 }
      return try text(bytes[first..<offset], isASCII: isPlain, from: start)
    }
    var unescaped = Array(bytes[first..<offset])
    while !take(UInt8(ascii: "\"")) {
      let from = offset
      _ = try skipPlain()
      unescaped += bytes[from..<offset]
      if next == UInt8(ascii: "\\") { unescaped += try escape().utf8 }
    }
    return try text(unescaped[...], isASCII: false, from: start)
  }

  /// Passes over what stands for itself, and says whether all of it is ASCII.
  private mutating func skipPlain() throws(JSONError) -> Bool {
    var isASCII = true
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return isASCII }
      guard byte >= 0x20 else { throw expected("an escape such as \\n") }
      if byte >= 0x80 {
        isASCII = false
        if byte < 0xC0 { continuations += 1 }
      }
      offset += 1
    }
    throw expected("a quotation mark to end the string")
  }

  private func text(
    _ slice: ArraySlice<UInt8>, isASCII: Bool, from start: TextPosition
  ) throws(JSONError) -> String {
    guard !isASCII else { return String(decoding: slice, as: UTF8.self) }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw JSONError(at: start, expected: "UTF-8", found: "a string with other bytes")
    }
    return text
  }

  private mutating func escape() throws(JSONError) -> String {
    let start = position
    offset += 1
    guard let byte = next else { throw expected("an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Character(Unicode.Scalar(byte)))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return String(Character(try escapedScalar(from: start)))
    default:
      offset -= 1
      throw expected(#"one of " \ / b f n r t u after the backslash"#)
    }
  }

  /// Reads the digits of `\u`, and the second half of a surrogate pair.
  private mutating func escapedScalar(from start: TextPosition) throws(JSONError) -> Unicode.Scalar
  {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    if high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try hexadecimal()
      let pair = String(decoding: [high, low], as: UTF16.self).unicodeScalars
      if pair.count == 1, let scalar = pair.first { return scalar }
    }
    throw JSONError(at: start, expected: "a whole surrogate pair", found: "half of one")
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw expected("four hexadecimal digits after \\u")
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  /// Reads a number; the next byte is its sign or first digit.
  mutating func number() throws(JSONError) -> JSONNumber {
    let first = offset
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      guard next.map(isDigit) != true else { throw expected("no digit after a leading zero") }
    } else {
      try digits()
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return JSONNumber(checked: String(decoding: bytes[first..<offset], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    guard next.map(isDigit) == true else { throw expected("a digit") }
    while let byte = next, isDigit(byte) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
