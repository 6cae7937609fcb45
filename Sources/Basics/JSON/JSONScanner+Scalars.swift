extension JSONScanner {
  /// The next byte; 0 at the end, which begins no value.
  @inline(__always)
  var next: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Passes over white space.
  @inline(__always)
  mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return
      }
      offset &+= 1
    }
  }

  /// Passes over one byte if it is that one.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset &+= 1
    return true
  }

  /// Passes over a word if it stands there.
  mutating func take(_ word: StaticString) -> Bool {
    let span = Span(start: offset, count: word.utf8CodeUnitCount, isPlain: true)
    guard offset + span.count <= bytes.count, matches(span, word) else { return false }
    offset += span.count
    return true
  }

  /// Passes over the rest of a string, and its quotation mark.
  @inline(__always)
  mutating func text() -> Span? {
    let start = offset
    skipPlain()
    if next == UInt8(ascii: "\""), offset < bytes.count {
      defer { offset &+= 1 }
      return Span(start: start, count: offset &- start, isPlain: true)
    }
    return otherText(from: start)
  }

  /// Passes over bytes that stand for themselves, eight at a time as long as there are.
  @inline(__always)
  private mutating func skipPlain() {
    guard let base = bytes.baseAddress else { return }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while offset &+ 8 <= bytes.count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
      // A byte's high bit is set where it is a quotation mark, a backslash, a control or no ASCII;
      // the lowest one that is set is right, and only that one is used.
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      let special =
        (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
          | ((word &- ones &* 0x20) & ~word) | word) & highs
      guard special == 0 else {
        offset &+= special.trailingZeroBitCount >> 3
        return
      }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C else { return }
      offset &+= 1
    }
  }

  /// The same for a string with escapes or letters beyond ASCII, from its first byte on.
  private mutating func otherText(from start: Int) -> Span? {
    var isASCII = true
    while offset < bytes.count {
      skipPlain()
      switch next {
      case UInt8(ascii: "\"") where offset < bytes.count:
        defer { offset += 1 }
        let text = bytes[start..<offset]
        guard isASCII || String(validating: text, as: UTF8.self) != nil else { return nil }
        return Span(start: start, count: offset - start, isPlain: false)
      case UInt8(ascii: "\\"): guard skipEscape() else { return nil }
      case 0x80...:
        isASCII = false
        offset += 1
      default: return nil
      }
    }
    return nil
  }

  private mutating func skipEscape() -> Bool {
    offset += 1
    let kind = next
    offset += 1
    guard kind == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(kind) }
    guard offset + 4 <= bytes.count else { return false }
    let digits = bytes[offset..<offset + 4]
    offset += 4
    // Halves of surrogate pairs are left to the reader that builds texts.
    guard let first = digits.first, first != UInt8(ascii: "d"), first != UInt8(ascii: "D") else {
      return false
    }
    return digits.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }
  }

  /// Passes over a number.
  mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      guard !isDigit(next) else { return false }
    } else {
      guard digits() else { return false }
    }
    if take(UInt8(ascii: ".")) { guard digits() else { return false } }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    guard isDigit(next) else { return false }
    while isDigit(next) { offset += 1 }
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
