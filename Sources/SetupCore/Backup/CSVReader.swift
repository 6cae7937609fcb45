/// Reads the records of a CSV file that comes in chunks, the header among them.
///
/// Finds the delimiter just as `BackupVerifier` does, so that a verified file reads the same
/// afterwards. Holds one record and the first 64 KiB at most.
public struct CSVReader {
  private let emailColumn: String?
  private let chosen: CSVDelimiter?
  private var lookAhead = CSVLookAhead()
  private var grammar: CSVGrammar?
  private var collector = CSVCollector()
  /// What separates the columns; nil until enough of the file came to tell.
  public private(set) var delimiter: CSVDelimiter?
  /// The column that holds the e-mails, counted from 0; nil until then, and where none does.
  public private(set) var emailPlace: Int?

  /// A reader that finds the delimiter itself; the e-mail column's name, if known, helps it.
  public init(emailColumn: String? = nil) {
    self.emailColumn = emailColumn
    chosen = nil
  }

  /// A reader of a file whose delimiter is known, every record as it stands.
  public init(delimiter: CSVDelimiter) {
    emailColumn = nil
    chosen = delimiter
  }

  /// Takes the next chunk and returns the records that it completed.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> [CSVRecord] {
    let rest = lookAhead.take(bytes)
    if lookAhead.isFull { open() }
    grammar?.read(rest, into: &collector)
    return drain()
  }

  /// Takes the next chunk and returns the records that it completed.
  public mutating func feed(_ bytes: [UInt8]) -> [CSVRecord] {
    bytes.withUnsafeBufferPointer { feed($0) }
  }

  /// Ends the file and returns the records that were still open.
  public mutating func finish() -> [CSVRecord] {
    open()
    grammar?.finish(into: &collector)
    return drain()
  }

  /// All records of a file that is in memory.
  public static func records(_ bytes: [UInt8], delimiter: CSVDelimiter? = nil) -> [CSVRecord] {
    var reader = delimiter.map { CSVReader(delimiter: $0) } ?? CSVReader()
    return reader.feed(bytes) + reader.finish()
  }

  private mutating func open() {
    guard grammar == nil else { return }
    let opening = CSVOpening(lookAhead.bytes, emailColumn: emailColumn, delimiter: chosen)
    var grammar = CSVGrammar(delimiter: opening.delimiter, line: opening.firstLine)
    lookAhead.replay(from: opening.start) { grammar.read($0, into: &collector) }
    self.grammar = grammar
    (delimiter, emailPlace) = (opening.delimiter, opening.emailColumn)
  }

  /// The records since the last call; rows of delimiters alone are passed over, as they are when
  /// the file is verified.
  private mutating func drain() -> [CSVRecord] {
    chosen == nil ? collector.drain().filter { !$0.isEmpty } : collector.drain()
  }
}

/// Puts the pieces of fields together into records.
struct CSVCollector: CSVSink {
  private(set) var records: [CSVRecord] = []
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var room = CSVGrammar.longestRecord

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int, isASCII: Bool) {
    let kept = piece.prefix(room)
    room -= kept.count
    field.append(contentsOf: kept)
  }

  mutating func fieldEnded(column: Int) {
    guard room > 0 else { return }
    room -= 1
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
  }

  mutating func recordEnded(_ record: CSVRecordEnd) {
    records.append(CSVRecord(line: record.line, fields: fields, flaws: record.flaws))
    fields.removeAll(keepingCapacity: true)
    field.removeAll(keepingCapacity: true)
    room = CSVGrammar.longestRecord
  }

  /// The records so far, which are then forgotten.
  mutating func drain() -> [CSVRecord] {
    defer { records.removeAll() }
    return records
  }
}
