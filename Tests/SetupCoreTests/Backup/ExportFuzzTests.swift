import Support
import Testing

@testable import SetupCore

@Suite("Exports damaged at random")
struct ExportFuzzTests {
  @Test("Cut anywhere the same is found, in words fit for a screen", arguments: Fuzzing.seeds)
  func damaged(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<40 {
      let (good, _) = BackupStreamTests.madeUp(rows: 1 + chance.below(30), seed: chance.next() >> 8)
      let bytes = chance.damaged(good)
      let whole = try verifyExport(bytes)
      let records = CSVReader.records(bytes)
      for _ in 0..<4 {
        var verifier = BackupVerifier()
        var (reader, read) = (CSVReader(), [CSVRecord]())
        var rest = bytes[...]
        while !rest.isEmpty {
          let piece = Array(rest.prefix(1 + chance.below(60)))
          verifier.feed(piece)
          read += reader.feed(piece)
          rest = rest.dropFirst(piece.count)
        }
        #expect(try verifier.finish() == whole)
        #expect(read + reader.finish() == records)
      }
      for text in whole.problems.map(\.detail) + whole.warnings.map(\.detail) + whole.notices {
        #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(!text.lowercased().contains("@example"), "\(text)")
      }
    }
  }

  @Test("What is written is read as it was", arguments: Fuzzing.seeds)
  func written(seed: UInt64) {
    var chance = Chance(seed: seed)
    for delimiter in CSVDelimiter.allCases {
      let rows = (0..<60).map { _ in (0..<3).map { _ in chance.text(atMost: 5) } }
      var writer = CSVWriter(delimiter: delimiter)
      for row in rows { writer.write(row) }
      let bytes = writer.take()
      #expect(CSVReader.records(bytes, delimiter: delimiter).map(\.fields) == rows)
    }
  }
}
