/// What a byte means to the grammar.
enum CSVByteKind: UInt8 {
  case plain, delimiter, quote, carriageReturn, lineFeed, beyondASCII
}

/// The kind of each of the 256 bytes, for one delimiter.
struct CSVByteKinds: Sendable {
  private let table: [CSVByteKind]

  init(delimiter: CSVDelimiter) {
    var table = [CSVByteKind](repeating: .plain, count: 128)
    table += [CSVByteKind](repeating: .beyondASCII, count: 128)
    table[Int(delimiter.byte)] = .delimiter
    table[Int(UInt8.quote)] = .quote
    table[Int(UInt8.carriageReturn)] = .carriageReturn
    table[Int(UInt8.lineFeed)] = .lineFeed
    self.table = table
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

  @inline(__always)
  subscript(at: Int) -> UInt8 { start[at] }

  @inline(__always)
  func kind(_ at: Int) -> CSVByteKind { kinds[Int(start[at])] }

  @inline(__always)
  func piece(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start + from, count: to &- from)
  }

  /// The first byte from there on that isn't plain; `count` if there is none.
  @inline(__always)
  func firstSpecial(_ from: Int) -> Int {
    var at = from
    while at < count, kind(at) == .plain { at &+= 1 }
    return at
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let at = UInt8(ascii: "@")
}
