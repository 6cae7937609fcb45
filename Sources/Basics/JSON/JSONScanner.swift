/// Walks over the UTF-8 of a JSON text and builds only what is asked for.
///
/// Accepts nothing that `JSONReader` refuses, and less than that: a step that returns nil or false
/// means that the text is to be given to that reader, which knows every case and says what is
/// wrong. For lists of which a few fields are needed of many thousand elements.
public struct JSONScanner {
  /// Where a key or a string stands, without its quotation marks.
  public struct Span: Hashable, Sendable {
    /// The first byte, counted from 0.
    public var start: Int
    /// How many bytes it has.
    public var count: Int
    /// Whether it is ASCII, and each byte stands for itself.
    public var isPlain: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONReader.Limits
  var offset = 0
  private var depth = 0
  private var values = 0
  /// The keys so far of all objects that are open, and how many of them count.
  private var keys: [Key] = []
  private var keyCount = 0

  private struct Key {
    var span: Span
    /// The first bytes as a number, which tells most keys apart.
    var head: UInt64
  }

  /// A scanner at the beginning of a text, whose memory outlives it.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONReader.Limits) {
    (self.bytes, self.limits) = (bytes, limits)
  }

  /// Whether nothing but white space is left, and the text isn't too long.
  public mutating func isAtEnd() -> Bool {
    skipSpace()
    return offset == bytes.count && bytes.count <= limits.bytes
  }

  /// Walks over an array; `element` has to step over each value, and says whether it could.
  public mutating func array(_ element: (inout JSONScanner) -> Bool) -> Bool {
    guard open(UInt8(ascii: "[")) else { return false }
    if take(UInt8(ascii: "]")) { return close() }
    repeat {
      guard element(&self) else { return false }
      skipSpace()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) && close()
  }

  /// Walks over an object; `member` has to step over the value of each key, and says whether it
  /// could.
  public mutating func object(_ member: (inout JSONScanner, Span) -> Bool) -> Bool {
    guard open(UInt8(ascii: "{")) else { return false }
    if take(UInt8(ascii: "}")) { return close() }
    let first = keyCount
    var seen: UInt64 = 0
    repeat {
      guard let key = key(after: first, &seen), member(&self, key) else { return false }
      skipSpace()
    } while take(UInt8(ascii: ","))
    keyCount = first
    return take(UInt8(ascii: "}")) && close()
  }

  /// Steps over a string; nil for anything else.
  public mutating func string() -> Span? {
    skipSpace()
    guard count(), take(UInt8(ascii: "\"")) else { return nil }
    return text()
  }

  /// Steps over any value.
  public mutating func skip() -> Bool {
    skipSpace()
    switch next {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "{"): return object { scanner, _ in scanner.skip() }
    case UInt8(ascii: "["): return array { $0.skip() }
    case UInt8(ascii: "t"): return count() && take("true")
    case UInt8(ascii: "f"): return count() && take("false")
    case UInt8(ascii: "n"): return count() && take("null")
    default: return count() && number()
    }
  }

  /// What the next value begins with; 0 at the end.
  public mutating func first() -> UInt8 {
    skipSpace()
    return next
  }

  /// Steps over any value and builds it.
  public mutating func value() -> JSONValue? {
    switch first() {
    case UInt8(ascii: "\""):
      let start = offset
      guard let span = string() else { return nil }
      return span.isPlain ? .string(text(of: span)) : built(from: start)
    case UInt8(ascii: "n"): return skip() ? .null : nil
    case UInt8(ascii: "t"): return skip() ? .bool(true) : nil
    case UInt8(ascii: "f"): return skip() ? .bool(false) : nil
    default:
      let start = offset
      return skip() ? built(from: start) : nil
    }
  }

  /// The text of a plain span.
  public func text(of span: Span) -> String { String(decoding: bytes(of: span), as: UTF8.self) }

  /// The bytes of a span, as they stand.
  public func bytes(of span: Span) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[span.start..<span.start &+ span.count])
  }

  /// Whether a span is that text.
  public func matches(_ span: Span, _ text: StaticString) -> Bool {
    span.count == text.utf8CodeUnitCount
      && haveSameBytes(
        bytes(of: span), UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func built(from start: Int) -> JSONValue? {
    try? JSONReader.value(utf8: Array(bytes[start..<offset]), limits: limits)
  }

  private mutating func open(_ byte: UInt8) -> Bool {
    skipSpace()
    guard count(), depth < limits.depth, take(byte) else { return false }
    depth += 1
    skipSpace()
    return true
  }

  private mutating func close() -> Bool {
    depth -= 1
    return true
  }

  private mutating func count() -> Bool {
    values += 1
    return values <= limits.values
  }

  /// Steps over a key that stands once in its object, and over the colon.
  private mutating func key(after first: Int, _ seen: inout UInt64) -> Span? {
    skipSpace()
    guard take(UInt8(ascii: "\"")), let key = text(), key.isPlain else { return nil }
    let head = head(of: key)
    // Most keys of an object fall on different bits, which saves comparing them.
    let mixed = (head &+ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15
    let bit: UInt64 = 1 << (mixed >> 58)
    if seen & bit != 0 {
      for place in first..<keyCount where keys[place].head == head {
        guard !haveSameBytes(bytes(of: keys[place].span), bytes(of: key)) else { return nil }
      }
    }
    seen |= bit
    let known = Key(span: key, head: head)
    if keyCount < keys.count { keys[keyCount] = known } else { keys.append(known) }
    keyCount &+= 1
    skipSpace()
    return take(UInt8(ascii: ":")) ? key : nil
  }

  /// The first eight bytes of a key; of a shorter one, zeros behind it.
  private func head(of key: Span) -> UInt64 {
    guard let base = bytes.baseAddress, key.start &+ 8 <= bytes.count else {
      return bytes(of: key).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let word = UInt64(
      littleEndian: UnsafeRawPointer(base + key.start).loadUnaligned(as: UInt64.self))
    return key.count < 8 ? word & (1 << UInt64(key.count &* 8) &- 1) : word
  }
}
