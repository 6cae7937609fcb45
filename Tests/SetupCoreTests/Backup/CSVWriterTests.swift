import SetupCore
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
  static let cases: [([String], String)] = [
    (["a", "b"], "a,b\r\n"),
    (["", "b", ""], ",b,\r\n"),
    ([""], "\"\"\r\n"),
    (["", ""], ",\r\n"),
    (["a,b"], "\"a,b\"\r\n"),
    (["say \"a\""], "\"say \"\"a\"\"\"\r\n"),
    (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\r\n"),
    (["=1+1", "+1", "-1", "@a"], "=1+1,+1,-1,@a\r\n"),
    ([" a ", "é"], " a ,é\r\n"),
    (["a;b\tc"], "a;b\tc\r\n"),
    (["\u{FEFF}a"], "\"\u{FEFF}a\"\r\n"),
  ]

  @Test("Quotes where they are needed and nowhere else", arguments: cases)
  func writes(_ fields: [String], _ line: String) {
    var writer = CSVWriter()
    writer.write(fields)
    #expect(String(decoding: writer.take(), as: UTF8.self) == line)
    #expect(writer.take() == [])
  }

  @Test("For a spreadsheet nothing is a formula; else each byte is the value's")
  func formulas() {
    let cells = ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "\r\na", "a=1", "", "'a"]
    var guarded = CSVWriter(guardsFormulas: true)
    var plain = CSVWriter()
    for cell in cells {
      guarded.write([cell, "x"])
      plain.write([cell, "x"])
    }
    func read(_ bytes: [UInt8]) -> [String] {
      CSVReader.records(bytes, delimiter: .comma).map { $0.fields[0] }
    }
    #expect(
      read(guarded.take()) == [
        "'=1+1", "'+1", "'-1", "'@a", "'\ta", "'\ra", "'\na", "'\r\na", "a=1", "", "'a",
      ])
    #expect(read(plain.take()) == cells)
  }

  @Test("What is written is read the same", arguments: CSVDelimiter.allCases)
  func roundTrip(_ delimiter: CSVDelimiter) {
    var random = SmallRandom(seed: 42)
    let pieces = [
      "a", "B7", ",", ";", "\t", "\"", "\"\"", "\r", "\n", "\r\n", " ", "é", "日本", "😀", "=", "@",
      "\u{FEFF}", "\u{0}", "longer than eight bytes", "",
    ]
    for _ in 0..<2000 {
      let records = (0...random.below(4)).map { _ in
        (0...random.below(4)).map { _ in
          (0..<random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
        }
      }
      var writer = CSVWriter(delimiter: delimiter)
      for record in records { writer.write(record) }
      let read = CSVReader.records(writer.take(), delimiter: delimiter)
      // Compared by their bytes: Swift takes texts for equal that differ in their scalars.
      #expect(
        read.map { $0.fields.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
      #expect(read.allSatisfy { $0.flaws.isSound })
    }
  }
}
