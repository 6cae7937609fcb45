/// What a byte means to the grammar.
enum CSVByteKind: UInt8 {
  case plain, delimiter, quote, carriageReturn, lineFeed, beyondASCII
}

/// The kind of each of the 256 bytes, for one delimiter.
struct CSVByteKinds: Sendable {
  private let table: [CSVByteKind]
  /// The delimiter eight times.
  let delimiters: UInt64

  init(delimiter: CSVDelimiter) {
    var table = [CSVByteKind](repeating: .plain, count: 128)
    table += [CSVByteKind](repeating: .beyondASCII, count: 128)
    table[Int(delimiter.byte)] = .delimiter
    table[Int(UInt8.quote)] = .quote
    table[Int(UInt8.carriageReturn)] = .carriageReturn
    table[Int(UInt8.lineFeed)] = .lineFeed
    self.table = table
    delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter.byte)
  }

  /// Lends the table for the length of a chunk, so that a look-up is one load.
  @inline(__always)
  func withTable(_ body: (UnsafePointer<CSVByteKind>) -> Void) {
    table.withUnsafeBufferPointer { table in
      if let start = table.baseAddress { body(start) }
    }
  }
}

/// A chunk of a file while the grammar is in it.
///
/// Nothing here checks bounds: the grammar asks only for places below `count`, and the table has
/// a kind for every byte.
struct CSVChunk {
  let start: UnsafePointer<UInt8>
  let count: Int
  let kinds: UnsafePointer<CSVByteKind>
  /// The delimiter eight times.
  let delimiters: UInt64

  @inline(__always)
  subscript(at: Int) -> UInt8 { start[at] }

  @inline(__always)
  func kind(_ at: Int) -> CSVByteKind { kinds[Int(start[at])] }

  @inline(__always)
  func piece(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start + from, count: to &- from)
  }

  /// The first place from there on that isn't plain; `count` if there is none.
  ///
  /// Eight bytes at a time: `mark` finds the first byte that may be special, the table decides.
  @inline(__always)
  func firstSpecial(_ from: Int, isQuoted: Bool) -> Int {
    var at = from
    while at &+ 8 <= count {
      let word = UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)
      let marks = marks(UInt64(littleEndian: word), isQuoted: isQuoted)
      guard marks != 0 else {
        at &+= 8
        continue
      }
      at &+= marks.trailingZeroBitCount / 8
      if isSpecial(at, isQuoted: isQuoted) { return at }
      at &+= 1
    }
    while at < count, !isSpecial(at, isQuoted: isQuoted) { at &+= 1 }
    return at
  }

  @inline(__always)
  private func isSpecial(_ at: Int, isQuoted: Bool) -> Bool {
    let kind = kind(at)
    return kind != .plain && (kind != .delimiter || !isQuoted)
  }

  /// The high bit of each byte that is above 0x7F, below 0x0E, a quote, or a delimiter.
  ///
  /// Of two bytes that differ, the difference less 1 has no high bit; a borrow can only mark bytes
  /// behind one that is marked already, so the lowest mark is right.
  @inline(__always)
  private func marks(_ word: UInt64, isQuoted: Bool) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = word &- ones &* 0x0E
    let quotes = (word ^ ones &* UInt64(UInt8.quote)) &- ones
    let delimiters = isQuoted ? 0 : (word ^ delimiters) &- ones
    return (word | controls | quotes | delimiters) & (ones << 7)
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let at = UInt8(ascii: "@")

  /// Whether it is a digit of ASCII.
  var isDigit: Bool { self &- 0x30 < 10 }
}
