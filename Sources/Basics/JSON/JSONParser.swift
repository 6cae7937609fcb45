/// One pass over the bytes of a text, building a tree on the way.
///
/// Depth is bounded before it is entered, so the recursion can't exhaust the stack.
struct JSONParser<Tree: JSONTree> {
  let bytes: [UInt8]
  let limits: JSONReader.Limits
  var offset = 0
  /// What the line of `offset` is, where it began, and how many bytes of it begin no character.
  var line = 1
  var lineStart = 0
  var continuations = 0
  private var depth = 0
  private var values = 0

  /// Reads the whole text as one value.
  static func document(
    _ bytes: [UInt8], _ limits: JSONReader.Limits
  ) throws(JSONError) -> Tree {
    guard bytes.count <= limits.bytes else {
      throw JSONError(
        at: .start, expected: "at most \(limits.bytes) bytes", found: "\(bytes.count)")
    }
    var parser = JSONParser(bytes: bytes, limits: limits)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (parser.offset, parser.lineStart) = (3, 3) }
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.offset == bytes.count else { throw parser.expected("nothing more") }
    return value
  }

  private init(bytes: [UInt8], limits: JSONReader.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Where the next byte stands.
  var position: TextPosition {
    TextPosition(line: line, column: offset - lineStart - continuations + 1)
  }

  /// The next byte, nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// That something was expected where the next byte stands.
  func expected(_ what: String) -> JSONError {
    JSONError(at: position, expected: what, found: nextInWords)
  }

  private var nextInWords: String {
    guard let next else { return "the end" }
    guard (0x20..<0x7F).contains(next) else {
      let length = next < 0xC0 ? 1 : next < 0xE0 ? 2 : next < 0xF0 ? 3 : 4
      let end = min(offset + length, bytes.count)
      guard next >= 0xC2, let text = String(validating: bytes[offset..<end], as: UTF8.self) else {
        return next < 0x80 ? "a control character" : "a byte that is not UTF-8"
      }
      return "\"\(text)\""
    }
    return next == UInt8(ascii: "\"")
      ? "a quotation mark" : "\"\(Character(Unicode.Scalar(next)))\""
  }

  /// Passes over spaces, tabs and line breaks.
  mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09: offset += 1
      case 0x0A, 0x0D: lineBreak(byte)
      default: return
      }
    }
  }

  private mutating func lineBreak(_ byte: UInt8) {
    offset += 1
    if byte == 0x0D, next == 0x0A { offset += 1 }
    line += 1
    lineStart = offset
    continuations = 0
  }

  /// Passes over one byte if it is that one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value() throws(JSONError) -> Tree {
    values += 1
    guard values <= limits.values else {
      throw JSONError(at: position, expected: "at most \(limits.values) values")
    }
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""):
      let start = position
      return .string(try string(), at: start)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      let start = position
      return .number(try number(), at: start)
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONError) -> Tree
  ) throws(JSONError) -> Tree {
    guard depth < limits.depth else {
      throw JSONError(at: position, expected: "at most \(limits.depth) levels")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func array() throws(JSONError) -> Tree {
    let start = position
    offset += 1
    skipSpace()
    var elements: [Tree] = []
    guard !take(UInt8(ascii: "]")) else { return .array(elements, at: start) }
    repeat {
      skipSpace()
      elements.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw expected(#""," or "]""#) }
    return .array(elements, at: start)
  }

  private mutating func object() throws(JSONError) -> Tree {
    let start = position
    offset += 1
    skipSpace()
    var members: [Tree.Member] = []
    var keys = SeenKeys()
    guard !take(UInt8(ascii: "}")) else { return .object(members, at: start) }
    repeat {
      skipSpace()
      members.append(try member(&keys))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw expected(#""," or "}""#) }
    return .object(members, at: start)
  }

  private mutating func member(_ keys: inout SeenKeys) throws(JSONError) -> Tree.Member {
    let start = position
    guard next == UInt8(ascii: "\"") else { throw expected("a key in quotation marks") }
    let key = try string()
    guard keys.insert(key) else {
      throw JSONError(at: start, expected: "each key once", found: "\"\(key)\" again")
    }
    skipSpace()
    guard take(UInt8(ascii: ":")) else { throw expected(#"":""#) }
    skipSpace()
    return Tree.member(key, at: start, try value())
  }

  private mutating func word() throws(JSONError) -> Tree {
    let start = position
    if take("true") { return .bool(true, at: start) }
    if take("false") { return .bool(false, at: start) }
    if take("null") { return .null(at: start) }
    throw expected("a value")
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + length]) }
    if matches { offset += length }
    return matches
  }
}

/// The keys of one object so far; a set only once there are many.
///
/// Keys are compared byte by byte: to Swift, two spellings of one accent are equal strings.
private struct SeenKeys {
  private var few: [String] = []
  private var many: Set<[UInt8]> = []

  mutating func insert(_ key: String) -> Bool {
    guard many.isEmpty else { return many.insert(Array(key.utf8)).inserted }
    guard !few.contains(where: { $0 == key && $0.utf8.elementsEqual(key.utf8) }) else {
      return false
    }
    few.append(key)
    if few.count > 16 { many = Set(few.map { Array($0.utf8) }) }
    return true
  }
}
