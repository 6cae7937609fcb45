import Testing

@testable import SetupCore

@Suite("Reading CSV")
struct CSVReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var records: [CSVRecord]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ records: [(Int, [String])]) {
      self.init(name, text, flawed: records.map { ($0.0, $0.1, CSVFlaws()) })
    }

    init(_ name: String, _ text: String, flawed records: [(Int, [String], CSVFlaws)]) {
      self.name = name
      self.text = text
      self.records = records.map { line, fields, flaws in
        var flaws = flaws
        if flaws.badQuote == nil { flaws.hasQuotedField = text.contains("\"") }
        return CSVRecord(line: line, fields: fields, flaws: flaws)
      }
    }
  }

  static func flaws(
    _ badQuote: CSVFlaws.BadQuote, hasQuotedField: Bool = false
  ) -> CSVFlaws {
    var flaws = CSVFlaws()
    flaws.badQuote = badQuote
    flaws.hasQuotedField = hasQuotedField
    return flaws
  }

  static let cases = [
    Case("nothing", "", []),
    Case("one field", "a", [(1, ["a"])]),
    Case("LF", "a,b\nc,d\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
    Case("CRLF", "a,b\r\nc,d\r\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
    Case("CR", "a,b\rc,d\r", [(1, ["a", "b"]), (2, ["c", "d"])]),
    Case("all three", "a\nb\r\nc\rd", [(1, ["a"]), (2, ["b"]), (3, ["c"]), (4, ["d"])]),
    Case("no last line break", "a,b\nc,d", [(1, ["a", "b"]), (2, ["c", "d"])]),
    Case("empty lines are none", "\n\r\na\n\n\r\r\nb\n\n", [(3, ["a"]), (7, ["b"])]),
    Case("a blank is not an empty line", "a\n \nb", [(1, ["a"]), (2, [" "]), (3, ["b"])]),
    Case("empty fields", ",a,,\n,\n", [(1, ["", "a", "", ""]), (2, ["", ""])]),
    Case("a delimiter at the end", "a,b,", [(1, ["a", "b", ""])]),
    Case("a quoted field", "\"a\"", [(1, ["a"])]),
    Case("an empty quoted field is a record", "\"\"\n\"\"", [(1, [""]), (2, [""])]),
    Case("a comma in quotes", "\"a,b\",\"c\"", [(1, ["a,b", "c"])]),
    Case("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"", [(1, ["a\"b", "\"", "\"c\""])]),
    Case(
      "line breaks in quotes", "\"a\nb\r\nc\rd\",\"e\r\"\r\n\"f\"",
      [(1, ["a\nb\r\nc\rd", "e\r"]), (6, ["f"])]),
    Case("a quoted LF behind a quoted CR", "\"\r\n\n\r\"\n\"x\"", [(1, ["\r\n\n\r"]), (5, ["x"])]),
    Case(
      "letters of all lengths", "é,日,😀\n\u{10FFFF},\u{7FF}",
      [
        (1, ["é", "日", "😀"]), (2, ["\u{10FFFF}", "\u{7FF}"]),
      ]),
    Case("semicolons and tabs are text", "a;b\tc,d", [(1, ["a;b\tc", "d"])]),
    Case("control characters are text", "a\u{0}\u{B}\u{1B},b", [(1, ["a\u{0}\u{B}\u{1B}", "b"])]),
    Case(
      "fields longer than a word", "abcdefghijklmnop,qrstuvwxyz012345678\n1234567,12345678",
      [
        (1, ["abcdefghijklmnop", "qrstuvwxyz012345678"]), (2, ["1234567", "12345678"]),
      ]),
    Case("a byte-order mark", "\u{FEFF}a,b", [(1, ["a", "b"])]),
    Case("a second one is text", "\u{FEFF}\u{FEFF}a", [(1, ["\u{FEFF}a"])]),
    Case("a quote behind the mark", "\u{FEFF}\"a\"", [(1, ["a"])]),
    Case(
      "a quote inside an unquoted field", "x,a\"b\"\ny",
      flawed: [(1, ["x", "a\"b\""], flaws(.insideUnquoted(column: 1))), (2, ["y"], CSVFlaws())]
    ).withoutQuotedFields(1),
    Case(
      "a space before the quote", "x, \"a,b\"",
      flawed: [(1, ["x", " \"a", "b\""], flaws(.insideUnquoted(column: 1)))]),
    Case(
      "text behind the closing quote", "\"a\"b,c",
      flawed: [(1, ["ab", "c"], flaws(.textAfterClosing(column: 0), hasQuotedField: true))]),
    Case(
      "a quote that never closes", "a\nb,\"c\n\nd,e\n",
      flawed: [
        (1, ["a"], CSVFlaws()),
        (2, ["b", "c\n\nd,e\n"], flaws(.neverClosed(column: 1, line: 2), hasQuotedField: true)),
      ]
    ).withoutQuotedFields(0),
    Case(
      "one that opens on a later line", "\"a\n\",\"b",
      flawed: [
        (1, ["a\n", "b"], flaws(.neverClosed(column: 1, line: 2), hasQuotedField: true))
      ]),
    Case(
      "the first of two counts", "a\"b,\"c\"d",
      flawed: [(1, ["a\"b", "cd"], flaws(.insideUnquoted(column: 0), hasQuotedField: true))]),
  ]

  @Test("What the grammar makes of it", arguments: cases)
  func reads(_ example: Case) {
    #expect(CSVReader.records(Array(example.text.utf8), delimiter: .comma) == example.records)
  }

  @Test("Chunks that break anywhere change nothing", arguments: cases)
  func splits(_ example: Case) {
    let bytes = Array(example.text.utf8)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let parts = [bytes[..<first], bytes[first..<second], bytes[second...]]
        #expect(grammar(parts) == example.records, "cut at \(first) and \(second)")
      }
    }
    #expect(grammar(bytes.map { [$0] }) == example.records)
  }

  /// The grammar alone: the reader holds the first 64 KiB together, which would hide the cuts.
  private func grammar(_ parts: [ArraySlice<UInt8>]) -> [CSVRecord] {
    let mark = parts.flatMap { $0 }.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var skip = mark
    var grammar = CSVGrammar(delimiter: .comma)
    var collector = CSVCollector()
    for part in parts {
      let rest = part.dropFirst(skip)
      skip -= part.count - rest.count
      rest.withUnsafeBufferPointer { grammar.read($0, into: &collector) }
    }
    grammar.finish(into: &collector)
    return collector.drain()
  }

  @Test("A reader fed piece by piece, beyond what it looks ahead")
  func pieces() {
    let text = "id,email\r\n" + (0..<9000).map { "\($0),\"p\($0)@example.com\"\r\n" }.joined()
    let bytes = Array(text.utf8)
    #expect(bytes.count > 3 * CSVLookAhead.size)
    for size in [4096, 65_536, 65_537] {
      var reader = CSVReader()
      var records: [CSVRecord] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        records += reader.feed(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      records += reader.finish()
      #expect(records.count == 9001)
      #expect(records.last == CSVReader.records(bytes).last)
      #expect(records.last?.fields == ["8999", "p8999@example.com"])
      #expect(records.last?.line == 9001)
    }
  }

  @Test("A record beyond all measure is cut off and says so, and the next one is whole")
  func oversized() {
    let long = [UInt8](repeating: 0x61, count: CSVGrammar.longestRecord + 10)
    let bytes = Array("a,b\n".utf8) + long + Array(",x\nc,d\n".utf8)
    let records = CSVReader.records(bytes, delimiter: .comma)
    #expect(records.map(\.line) == [1, 2, 3])
    #expect(records.map(\.flaws.isOversized) == [false, true, false])
    #expect(records[1].fields.reduce(0) { $0 + $1.utf8.count } <= CSVGrammar.longestRecord)
    #expect(records[2].fields == ["c", "d"])
  }

  @Test("A record of nothing but delimiters does not eat memory either")
  func delimitersAlone() {
    let bytes = [UInt8](repeating: 0x2C, count: CSVGrammar.longestRecord * 3 / 2)
    let records = CSVReader.records(bytes, delimiter: .comma)
    #expect(records.count == 1)
    #expect(records.first?.fields.count ?? .max <= CSVGrammar.longestRecord)
  }
}

extension CSVReaderTests.Case {
  /// The same, where this one record has no quoted field though the text has quotes.
  fileprivate func withoutQuotedFields(_ index: Int) -> Self {
    var copy = self
    copy.records[index].flaws.hasQuotedField = false
    return copy
  }
}
