/// Reads a backup in chunks into a table of its people.
///
/// The bytes of the wanted columns go from the file into the table, without a text of each cell.
public struct BackupTableReader {
  private let custom: [SyncedAttribute]
  private let emailColumn: String?
  private var lookAhead = CSVLookAhead()
  private var grammar: CSVGrammar?
  private var sink: BackupRowSink?
  private var columns: BackupColumns?

  /// A reader for the attributes of an app's profile; the e-mail column's name, if it is known.
  public init(_ custom: [SyncedAttribute], emailColumn: String? = nil) {
    (self.custom, self.emailColumn) = (custom, emailColumn)
  }

  /// Takes the next chunk in.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    let rest = lookAhead.take(bytes)
    if lookAhead.isFull { open() }
    read(rest)
  }

  /// Ends the file; nil where no column holds e-mails.
  public mutating func finish() -> (table: BackupTable, columns: BackupColumns)? {
    open()
    if var sink {
      self.sink = nil
      grammar?.finish(into: &sink)
      self.sink = sink
    }
    guard let columns, let sink else { return nil }
    return (sink.table, columns)
  }

  private mutating func open() {
    guard grammar == nil else { return }
    let opening = CSVOpening(lookAhead.bytes, emailColumn: emailColumn)
    grammar = CSVGrammar(delimiter: opening.delimiter, line: opening.firstLine)
    guard let place = opening.emailColumn, let header = opening.header else { return }
    let columns = BackupColumns(custom, header: header.fields, emailPlace: place)
    self.columns = columns
    sink = BackupRowSink(columns, emailPlace: place)
    let kept = lookAhead
    kept.replay(from: opening.start) { read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Taken out, so that nothing is copied while it grows.
    guard var sink, var grammar else { return }
    (self.sink, self.grammar) = (nil, nil)
    grammar.read(bytes, into: &sink)
    (self.sink, self.grammar) = (sink, grammar)
  }
}

/// Puts the cells of a row that are wanted side by side, and then into the table.
private struct BackupRowSink: CSVSink {
  private(set) var table: BackupTable
  private let emailPlace: Int
  /// The column of each value; nil for one that the backup hasn't.
  private let places: [Int?]
  /// Whether a column is wanted.
  private let isWanted: [Bool]
  /// Where each column's bytes stand among those of the row.
  private var spans: [Range<Int>]
  private var bytes: [UInt8] = []
  private var start = 0
  private var room = CSVGrammar.longestRecord
  private var hasText = false
  private var isHeader = true

  init(_ columns: BackupColumns, emailPlace: Int) {
    table = BackupTable(width: columns.attributes.count)
    places = columns.places
    self.emailPlace = emailPlace
    let wanted = Set(columns.places.compactMap { $0 } + [emailPlace])
    isWanted = (0...(wanted.max() ?? 0)).map(wanted.contains)
    spans = isWanted.map { _ in 0..<0 }
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int, isASCII: Bool) {
    hasText = true
    let kept = min(piece.count, room)
    room -= kept
    guard column < isWanted.count, isWanted[column] else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece.prefix(kept)))
  }

  mutating func fieldEnded(column: Int) {
    // Of a record that is too long, the fields behind its end are none.
    let isThere = room > 0
    if isThere { room -= 1 }
    guard column < isWanted.count, isWanted[column] else { return }
    spans[column] = isThere ? start..<bytes.count : 0..<0
    start = bytes.count
  }

  mutating func recordEnded(_ record: CSVRecordEnd) {
    // Delimiters alone are no row, as they are none when the file is verified.
    if hasText || record.fields == 1 || !record.flaws.isSound {
      if !isHeader { addRow() }
      isHeader = false
    }
    for column in spans.indices { spans[column] = 0..<0 }
    bytes.removeAll(keepingCapacity: true)
    (start, room, hasText) = (0, CSVGrammar.longestRecord, false)
  }

  private mutating func addRow() {
    bytes.withUnsafeBufferPointer { bytes in
      guard table.begin(email: UnsafeBufferPointer(rebasing: bytes[spans[emailPlace]])) else {
        return
      }
      for place in places {
        let span = place.map { spans[$0] } ?? 0..<0
        table.add(value: UnsafeBufferPointer(rebasing: bytes[span]))
      }
    }
  }
}
