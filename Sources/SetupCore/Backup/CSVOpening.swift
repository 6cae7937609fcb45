/// The first bytes of a file, kept until there are enough to know what kind of file it is.
///
/// The look-ahead is a fixed number of bytes, not of rows, so that how a file comes in chunks
/// never changes what is found in it.
struct CSVLookAhead: Sendable {
  /// How many bytes are looked at; a header has to end within them.
  static let size = 64 << 10

  private(set) var bytes: [UInt8] = []

  var isFull: Bool { bytes.count == Self.size }

  /// Keeps as much of the chunk as there is room for and returns the rest.
  mutating func take(_ chunk: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard !isFull else { return chunk }
    let kept = chunk.prefix(Self.size - bytes.count)
    bytes.append(contentsOf: kept)
    return UnsafeBufferPointer(rebasing: chunk[kept.endIndex...])
  }

  /// Hands on what was kept, without the byte-order mark.
  func replay(from mark: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[mark...])) }
  }
}

/// What a file's first bytes tell about it: encoding, delimiter, header, and some rows.
struct CSVOpening {
  /// What can't be read as CSV text at all.
  enum Alien: Hashable {
    case utf16, utf32, archive
  }

  /// Nil for a file that can be text.
  let alien: Alien?
  /// How many bytes the byte-order mark takes.
  let markLength: Int
  let delimiter: CSVDelimiter
  /// The first record, if it ends within the look-ahead or with the file.
  let header: CSVRecord?
  /// The index of the column that holds the e-mails, by name and by what is in it.
  let emailColumn: Int?

  init(_ bytes: [UInt8], emailColumn: String?, delimiter: CSVDelimiter? = nil) {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let candidates = (delimiter.map { [$0] } ?? CSVDelimiter.allCases).map {
      Reading(bytes.dropFirst(mark), delimiter: $0, emailColumn: emailColumn)
    }
    let best = candidates.reduce(candidates[0]) { $1.isBetter(than: $0) ? $1 : $0 }
    alien = Alien(bytes)
    markLength = mark
    self.delimiter = best.delimiter
    header = best.header
    self.emailColumn = best.emailColumn
  }
}

extension CSVOpening.Alien {
  /// Known by a byte-order mark, by a zero in every other byte, or by an archive's first bytes.
  fileprivate init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || Self.alternatesWithZeros(bytes)
    {
      self = .utf16
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x1F, 0x8B]) {
      self = .archive
    } else {
      return nil
    }
  }

  private static func alternatesWithZeros(_ bytes: [UInt8]) -> Bool {
    let pairs = min(bytes.count, 64) / 2
    guard pairs >= 2 else { return false }
    let (even, odd) = (0..<pairs).reduce((0, 0)) { zeros, pair in
      (zeros.0 + (bytes[pair * 2] == 0 ? 1 : 0), zeros.1 + (bytes[pair * 2 + 1] == 0 ? 1 : 0))
    }
    return (even == pairs && odd == 0) || (odd == pairs && even == 0)
  }
}

/// The first rows as one delimiter would have them.
private struct Reading {
  let delimiter: CSVDelimiter
  let header: CSVRecord?
  let emailColumn: Int?
  let likeHeader: Int
  private let score: Double

  init(_ bytes: ArraySlice<UInt8>, delimiter: CSVDelimiter, emailColumn: String?) {
    self.delimiter = delimiter
    let records = Self.records(bytes, delimiter)
    let header = records.first
    let rows = records.dropFirst().map(\.fields).filter { $0.count == header?.fields.count }
    self.header = header
    likeHeader = rows.count
    let found = header.flatMap { header in
      guard let emailColumn else { return EmailColumn.find(header: header.fields, rows: rows) }
      return EmailColumn.find(named: emailColumn, header: header.fields, rows: rows)
    }
    self.emailColumn = found?.column
    score = found?.score ?? -1
  }

  /// Better if it finds a likelier column of e-mails, then if more rows look like the header; a
  /// comma wins ties.
  func isBetter(than other: Reading) -> Bool {
    guard let fields = header?.fields.count, fields > 1 else { return false }
    if score != other.score { return score > other.score }
    if other.header?.fields.count == 1 { return likeHeader > 0 || other.likeHeader == 0 }
    return likeHeader > other.likeHeader
  }

  /// The records that are complete; the one that the look-ahead cuts off is left out.
  private static func records(
    _ bytes: ArraySlice<UInt8>, _ delimiter: CSVDelimiter
  ) -> [CSVRecord] {
    var grammar = CSVGrammar(delimiter: delimiter)
    var collector = CSVCollector()
    bytes.withUnsafeBufferPointer { grammar.read($0, into: &collector) }
    if bytes.endIndex < CSVLookAhead.size { grammar.finish(into: &collector) }
    return collector.drain()
  }
}
