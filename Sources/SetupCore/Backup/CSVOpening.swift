/// The first bytes of a file, kept until there are enough to know what kind of file it is.
///
/// The look-ahead is a fixed number of bytes, not of rows, so that how a file comes in chunks
/// never changes what is found in it.
struct CSVLookAhead: Sendable {
  /// How many bytes are kept; a header has to end within them.
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

  /// Hands on what was kept from a place on.
  func replay(from start: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
  }
}

/// What a file's first bytes tell about it: kind, delimiter, header, and some rows.
struct CSVOpening {
  /// Nil for a file that can be CSV text.
  let kind: FileKind?
  /// Whether it begins with a byte-order mark.
  let hasMark: Bool
  /// A spreadsheet's hint on the first line, `sep=;`.
  let hint: SeparatorHint?
  /// Where the first record starts, behind mark and hint.
  let start: Int
  let delimiter: CSVDelimiter
  /// The first record, if it ends within the look-ahead or with the file.
  let header: CSVRecord?
  /// The index of the column that holds the e-mails, by name and by what is in it.
  let emailColumn: Int?
  /// Where no column holds e-mails: what may have happened to the header.
  let accident: HeaderAccident?

  /// The physical line that the first record may start on.
  var firstLine: Int { hint == nil ? 1 : 2 }

  init(_ bytes: [UInt8], emailColumn: String?, delimiter: CSVDelimiter? = nil) {
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let hint = SeparatorHint(bytes.dropFirst(hasMark ? 3 : 0))
    let start = (hasMark ? 3 : 0) + (hint?.length ?? 0)
    let chosen = delimiter ?? hint?.delimiter
    let candidates = (chosen.map { [$0] } ?? CSVDelimiter.allCases).map {
      Reading(
        bytes.dropFirst(start), line: hint == nil ? 1 : 2, delimiter: $0, emailColumn: emailColumn,
        isCut: bytes.count >= CSVLookAhead.size)
    }
    let best = candidates.reduce(candidates[0]) { $1.isBetter(than: $0) ? $1 : $0 }
    kind = FileKind(bytes)
    (self.hint, self.start) = (hint, start)
    self.delimiter = best.delimiter
    header = best.records.first
    let isElsewhere = emailColumn == nil && (best.hasHeaderBelow || best.isOneOfMany)
    self.emailColumn = isElsewhere ? nil : best.emailColumn
    accident = self.emailColumn == nil ? HeaderAccident(best.records) : nil
  }
}

/// The line that some spreadsheets write and read before the header, to name the separator.
struct SeparatorHint: Hashable {
  /// The separator that it names.
  let separator: Character
  /// How many bytes it takes, its line break included.
  let length: Int

  /// The separator where it is one that is read.
  var delimiter: CSVDelimiter? {
    CSVDelimiter.allCases.first { separator.asciiValue == $0.byte }
  }

  /// Nil where the first line is no hint.
  init?(_ bytes: ArraySlice<UInt8>) {
    let line = bytes.prefix(16).prefix { $0 != .carriageReturn && $0 != .lineFeed }
    let text = String(decoding: line, as: UTF8.self).filter { $0 != "\"" }
    let end = bytes.dropFirst(line.count)
    guard text.lowercased().hasPrefix("sep="), let separator = text.dropFirst(4).first,
      text.dropFirst(5).allSatisfy({ $0 == separator }), let last = end.first
    else { return nil }
    self.separator = separator
    length = line.count + (last == .carriageReturn && end.dropFirst().first == .lineFeed ? 2 : 1)
  }
}

/// What may have happened to a header in which no column holds e-mails.
enum HeaderAccident: Hashable {
  /// The columns are parted by another character; its name.
  case otherSeparator(String)
  /// The header seems to stand on a later line.
  case headerBelow(line: Int)

  init?(_ records: [CSVRecord]) {
    guard let header = records.first else { return nil }
    let others = [("|", "a vertical bar"), ("^", "a caret"), ("~", "a tilde"), (":", "a colon")]
    for (separator, name) in others where header.fields.count == 1 {
      let names = header.fields[0].split(separator: Character(separator)).map(String.init)
      if names.count > 1, names.contains(where: Self.namesEmails) {
        self = .otherSeparator(name)
        return
      }
    }
    let below = records.dropFirst().prefix(50).first { $0.fields.contains(where: Self.namesEmails) }
    guard let below else { return nil }
    self = .headerBelow(line: below.line)
  }

  /// Whether a cell is the name of a column of e-mails.
  static func namesEmails(_ cell: String) -> Bool {
    !cell.contains("@") && EmailColumn.score(ofName: cell) >= 0.5
  }
}

/// The first rows as one delimiter would have them.
private struct Reading {
  let delimiter: CSVDelimiter
  let records: [CSVRecord]
  let emailColumn: Int?
  private let likeHeader: Int
  private let score: Double

  init(
    _ bytes: ArraySlice<UInt8>, line: Int, delimiter: CSVDelimiter, emailColumn: String?,
    isCut: Bool
  ) {
    self.delimiter = delimiter
    records = Self.records(bytes, line, delimiter, isCut: isCut)
    let header = records.first
    let rows = records.dropFirst().map(\.fields).filter { $0.count == header?.fields.count }
    likeHeader = rows.count
    let found = header.flatMap { header in
      guard let emailColumn else { return EmailColumn.find(header: header.fields, rows: rows) }
      return EmailColumn.find(named: emailColumn, header: header.fields, rows: rows)
    }
    self.emailColumn = found?.column
    score = found?.score ?? -1
  }

  /// Whether the e-mails were found by what is in their column, and its name stands further down.
  var hasHeaderBelow: Bool {
    guard let emailColumn, let header = records.first,
      !HeaderAccident.namesEmails(header.fields[emailColumn])
    else { return false }
    return records.dropFirst().prefix(50).contains {
      $0.fields.indices.contains(emailColumn) && HeaderAccident.namesEmails($0.fields[emailColumn])
    }
  }

  /// Whether several columns were taken for one, as they are parted by another character.
  var isOneOfMany: Bool {
    guard case .otherSeparator? = HeaderAccident(records) else { return false }
    return !records.dropFirst().contains { EmailAddress($0.fields.first ?? "").isValid }
  }

  /// Better if it finds a likelier column of e-mails, then if more rows look like the header; a
  /// comma wins ties.
  func isBetter(than other: Reading) -> Bool {
    guard let fields = records.first?.fields.count, fields > 1 else { return false }
    if score != other.score { return score > other.score }
    if other.records.first?.fields.count == 1 { return likeHeader > 0 || other.likeHeader == 0 }
    return likeHeader > other.likeHeader
  }

  /// The records that are complete; the one that the look-ahead cuts off is left out.
  private static func records(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ delimiter: CSVDelimiter, isCut: Bool
  ) -> [CSVRecord] {
    var grammar = CSVGrammar(delimiter: delimiter, line: line)
    var collector = CSVCollector()
    bytes.withUnsafeBufferPointer { grammar.read($0, into: &collector) }
    if !isCut { grammar.finish(into: &collector) }
    return collector.drain().filter { !$0.isEmpty }
  }
}
