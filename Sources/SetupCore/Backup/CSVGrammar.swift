/// The one grammar of CSV files here: RFC 4180, fed in chunks that may break anywhere.
///
/// LF, CR and CRLF end a record alike, wholly empty lines are none, and a missing last line break
/// is no flaw. What the RFC forbids is read in the most likely sense and reported as a flaw of its
/// record, so that one stray quote doesn't hide the rows after it. Holds no text itself.
struct CSVGrammar: Sendable {
  /// The longest record, in bytes; no row of an export comes near it, but a lost quote can make
  /// the rest of a file one record.
  static let longestRecord = 1 << 20

  private enum State {
    case recordStart, fieldStart, unquoted, quoted, quoteInQuoted
  }

  private let kinds: CSVByteKinds
  private var state = State.recordStart
  private var line = 1
  private var column = 0
  private var recordLine = 1
  private var quoteLine = 1
  private var bytesBefore = 0
  private var recordStart = 0
  private var isAfterCR = false
  private var utf8 = UTF8Check()
  private var flaws = CSVFlaws()

  /// At the start of a line; the first of a file is 1, and its byte-order mark is left out.
  init(delimiter: CSVDelimiter, line: Int = 1) {
    kinds = CSVByteKinds(delimiter: delimiter)
    self.line = line
  }

  /// Reads the next chunk.
  mutating func read<Sink: CSVSink & ~Copyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, into sink: inout Sink
  ) {
    guard !bytes.isEmpty, let start = bytes.baseAddress else { return }
    let delimiters = kinds.delimiters
    kinds.withTable { kinds in
      let chunk = CSVChunk(
        start: start, count: bytes.count, kinds: kinds, delimiters: delimiters)
      var at = resume(chunk, &sink)
      while at < chunk.count {
        switch state {
        case .recordStart: at = startRecord(chunk, at)
        case .fieldStart: at = startField(chunk, at)
        case .unquoted: at = readUnquoted(chunk, at, &sink)
        case .quoted: at = readQuoted(chunk, at, &sink)
        case .quoteInQuoted: at = readAfterQuote(chunk, at, &sink)
        }
      }
    }
    bytesBefore += bytes.count
  }

  /// Ends the file, and with it the record that it may have ended in.
  mutating func finish<Sink: CSVSink & ~Copyable>(into sink: inout Sink) {
    guard state != .recordStart else { return }
    if utf8.isPending { noteNotUTF8() }
    if state == .quoted { note(.neverClosed(column: column, line: quoteLine)) }
    endRecord(at: 0, &sink)
  }
}

extension CSVGrammar {
  /// Settles what the last chunk left open: a CR that may be half of a CRLF, a cut character.
  private mutating func resume<Sink: CSVSink & ~Copyable>(
    _ chunk: CSVChunk, _ sink: inout Sink
  ) -> Int {
    if utf8.isPending, chunk[0] < 0x80 { noteNotUTF8() }
    guard isAfterCR else { return 0 }
    isAfterCR = false
    guard chunk[0] == .lineFeed else { return 0 }
    if state == .quoted { sink.text(chunk.piece(0, 1), column: column, isASCII: true) }
    return 1
  }

  @inline(__always)
  private mutating func startRecord(_ chunk: CSVChunk, _ at: Int) -> Int {
    let kind = chunk.kind(at)
    if kind == .carriageReturn || kind == .lineFeed { return passLineBreak(chunk, at) }
    recordLine = line
    recordStart = bytesBefore &+ at
    return startField(chunk, at)
  }

  @inline(__always)
  private mutating func startField(_ chunk: CSVChunk, _ at: Int) -> Int {
    guard chunk.kind(at) == .quote else {
      state = .unquoted
      return at
    }
    flaws.hasQuotedField = true
    quoteLine = line
    state = .quoted
    return at &+ 1
  }

  @inline(__always)
  private mutating func readUnquoted<Sink: CSVSink & ~Copyable>(
    _ chunk: CSVChunk, _ from: Int, _ sink: inout Sink
  ) -> Int {
    var at = from
    var isASCII = true
    while true {
      at = chunk.firstSpecial(at, isQuoted: false)
      guard at < chunk.count else { break }
      let kind = chunk.kind(at)
      if kind == .beyondASCII {
        at = readBeyondASCII(chunk, at)
        isASCII = false
      } else if kind == .quote {
        note(.insideUnquoted(column: column))
        at &+= 1
      } else {
        break
      }
    }
    if at > from { sink.text(chunk.piece(from, at), column: column, isASCII: isASCII) }
    return at < chunk.count ? readBorder(chunk, at, &sink) : at
  }

  private mutating func readQuoted<Sink: CSVSink & ~Copyable>(
    _ chunk: CSVChunk, _ from: Int, _ sink: inout Sink
  ) -> Int {
    var at = from
    var isASCII = true
    while true {
      at = chunk.firstSpecial(at, isQuoted: true)
      guard at < chunk.count else { break }
      let kind = chunk.kind(at)
      if kind == .quote { break }
      if kind == .beyondASCII { isASCII = false }
      at = kind == .beyondASCII ? readBeyondASCII(chunk, at) : passLineBreak(chunk, at)
    }
    if at > from { sink.text(chunk.piece(from, at), column: column, isASCII: isASCII) }
    guard at < chunk.count else { return at }
    state = .quoteInQuoted
    return at &+ 1
  }

  private mutating func readAfterQuote<Sink: CSVSink & ~Copyable>(
    _ chunk: CSVChunk, _ at: Int, _ sink: inout Sink
  ) -> Int {
    switch chunk.kind(at) {
    case .quote:
      sink.text(chunk.piece(at, at &+ 1), column: column, isASCII: true)
      state = .quoted
      return at &+ 1
    case .delimiter, .carriageReturn, .lineFeed:
      return readBorder(chunk, at, &sink)
    default:
      note(.textAfterClosing(column: column))
      state = .unquoted
      return at
    }
  }

  /// Ends a field, and its record too if a line break stands there.
  @inline(__always)
  private mutating func readBorder<Sink: CSVSink & ~Copyable>(
    _ chunk: CSVChunk, _ at: Int, _ sink: inout Sink
  ) -> Int {
    if chunk.kind(at) == .delimiter {
      sink.fieldEnded(column: column)
      column &+= 1
      state = .fieldStart
      return at &+ 1
    }
    endRecord(at: at, &sink)
    return passLineBreak(chunk, at)
  }

  @inline(__always)
  private mutating func endRecord<Sink: CSVSink & ~Copyable>(at: Int, _ sink: inout Sink) {
    sink.fieldEnded(column: column)
    flaws.isOversized = bytesBefore &+ at &- recordStart > Self.longestRecord
    sink.recordEnded(CSVRecordEnd(line: recordLine, fields: column &+ 1, flaws: flaws))
    flaws = CSVFlaws()
    column = 0
    state = .recordStart
  }

  /// Counts a line break of one or two bytes and steps over it.
  @inline(__always)
  private mutating func passLineBreak(_ chunk: CSVChunk, _ at: Int) -> Int {
    line &+= 1
    guard chunk[at] == .carriageReturn else { return at &+ 1 }
    guard at &+ 1 < chunk.count else {
      isAfterCR = true
      return at &+ 1
    }
    return chunk[at &+ 1] == .lineFeed ? at &+ 2 : at &+ 1
  }

  private mutating func readBeyondASCII(_ chunk: CSVChunk, _ from: Int) -> Int {
    var at = from
    while at < chunk.count, chunk[at] >= 0x80 {
      if !utf8.take(chunk[at]) { noteNotUTF8() }
      at &+= 1
    }
    if utf8.isPending, at < chunk.count { noteNotUTF8() }
    return at
  }

  private mutating func noteNotUTF8() {
    utf8.reset()
    flaws.notUTF8Column = flaws.notUTF8Column ?? column
  }

  private mutating func note(_ flaw: CSVFlaws.BadQuote) {
    flaws.badQuote = flaws.badQuote ?? flaw
  }
}

/// What takes in what the grammar finds in a file, in the order of the file.
///
/// A field comes as any number of pieces, without its quotes and with doubled quotes as one; the
/// memory of a piece is there during the call alone.
protocol CSVSink: ~Copyable {
  /// The next bytes of a field, at least one, and whether all of them are ASCII; columns count
  /// from 0.
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int, isASCII: Bool)
  /// The field is complete.
  mutating func fieldEnded(column: Int)
  /// The record is complete.
  mutating func recordEnded(_ record: CSVRecordEnd)
}

/// A record as the grammar saw it end.
struct CSVRecordEnd {
  /// The physical line that it starts on; the first is 1.
  var line: Int
  /// How many fields it has.
  var fields: Int
  /// What is wrong with its writing.
  var flaws: CSVFlaws
}
