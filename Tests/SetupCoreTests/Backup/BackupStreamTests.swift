import Basics
import Support
import Testing

@testable import SetupCore

@Suite("Verifying a stream")
struct BackupStreamTests {
  @Test("Where a file is cut into chunks changes nothing", arguments: BackupVerifierTests.cases)
  func cuts(_ example: BackupVerifierTests.Case) throws {
    try Self.expectSameWhereverCut(example.text)
  }

  static func expectSameWhereverCut(_ text: String) throws {
    let bytes = Array(text.utf8)
    let whole = try verifyExport(bytes)
    for cut in 0...bytes.count {
      var verifier = BackupVerifier()
      verifier.feed(Array(bytes[..<cut]))
      verifier.feed(Array(bytes[cut...]))
      #expect(try verifier.finish() == whole, "cut at \(cut)")
    }
  }

  @Test("Nor do cuts beyond the look-ahead, in chunks of odd sizes")
  func longCuts() throws {
    let (bytes, _) = Self.madeUp(rows: 3300, seed: 1)
    #expect(bytes.count > 2 * CSVLookAhead.size)
    let whole = try verifyExport(bytes)
    for size in [1, 977, 65_535, 65_536, 65_537] {
      var verifier = BackupVerifier()
      for start in stride(from: 0, to: bytes.count, by: size) {
        verifier.feed(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(try verifier.finish() == whole, "chunks of \(size)")
    }
  }

  @Test(
    "Files made up at random are counted as they were made", arguments: Fuzzing.seeds(atLeast: 9))
  func madeUp(_ seed: UInt64) throws {
    let (bytes, expected) = Self.madeUp(rows: 1000, seed: seed)
    let found = try verifyExport(bytes)
    #expect(found.rows == expected.rows)
    #expect(found.raggedRows == expected.ragged)
    #expect(found.duplicateEmails == expected.duplicates)
    #expect(found.invalidEmails == expected.invalid)
    #expect(found.problemsTotal == expected.problems)
    #expect(found.faultyRows == expected.faulty.count)
    #expect(found.problems.map(\.line) == found.problems.map(\.line).sorted())
  }

  @Test("An unclosed quote swallows the rest in bounded memory, and says where it opens")
  func swallowed() throws {
    var verifier = BackupVerifier()
    verifier.feed(Array("name,email\nA,a@example.com\nB,\"b@example.com\n".utf8))
    let chunk = Array(String(repeating: "C,c@example.com\n", count: 4096).utf8)
    for _ in 0..<20 { verifier.feed(chunk) }
    let found = try verifier.finish()
    #expect(
      found.problems.map(\.detail) == [
        "A quote that opens on line 3, in \"email\", never closes."
      ])
    #expect(found.rows == 2)
  }

  @Test("A row beyond all measure is told, and the rows after it are judged")
  func oversized() throws {
    let long = String(repeating: "x", count: CSVGrammar.longestRecord + 1)
    let head = "name,email\n"
    let quoted = try verifyExport(Array("\(head)\"\(long)\",a@example.com\nB,wrong\n".utf8))
    #expect(
      quoted.problems.map(\.detail) == [
        "The row on line 2 is longer than 1,048,576 bytes, as with a quote missing.",
        "Line 3 has no valid e-mail in \"email\".",
      ])
    #expect(quoted.problems.map(\.kind) == [.tooLong, .invalidEmail])
    let unquoted = try verifyExport(Array("\(head)\(long),a@example.com\nB,b@example.com\n".utf8))
    #expect(
      unquoted.problems == [
        BackupProblem(
          line: 2, kind: .tooLong, detail: "The row on line 2 is longer than 1,048,576 bytes.")
      ])
    #expect(unquoted.raggedRows == 0)
  }

  struct Expected {
    var rows = 0
    var ragged = 0
    var duplicates = 0
    var invalid = 0
    var problems = 0
    var faulty: Set<Int> = []
  }

  /// A file with faults in it, and a plain count of them as they are put in.
  static func madeUp(rows: Int, seed: UInt64) -> (bytes: [UInt8], expected: Expected) {
    var random = SmallRandom(seed: seed)
    var writer = CSVWriter(delimiter: CSVDelimiter.allCases[Int(seed) % 3])
    var expected = Expected(rows: rows)
    var first: [String: Int] = [:]
    writer.write(["name", "email", "note"])
    for row in 0..<rows {
      let number = random.below(rows * 4)
      let name = ["Plain", "A, B", "with \"quotes\"", "two\r\nlines", "é;ü\t"][random.below(5)]
      var fields = [name, "Person.\(number)@Example.com", "é \(number)"]
      switch random.below(20) {
      case 0: fields.append("more")
      case 1: fields.removeLast()
      case 2: fields[1] = " "
      case 3: fields[1] = "person.\(number)@example"
      case 4: fields[1] = "  \(fields[1].uppercased()) "
      default: break
      }
      writer.write(fields)
      count(fields, row, &expected, &first)
    }
    return (writer.take(), expected)
  }

  private static func count(
    _ fields: [String], _ row: Int, _ expected: inout Expected, _ first: inout [String: Int]
  ) {
    guard fields.count == 3 else {
      expected.ragged += 1
      expected.problems += 1
      expected.faulty.insert(row)
      return
    }
    let email = fields[1].lowercased().filter { $0 != " " }
    if !email.hasSuffix(".com") {
      expected.invalid += email.isEmpty ? 0 : 1
      expected.problems += 1
      expected.faulty.insert(row)
    }
    if email.isEmpty { return }
    if let earlier = first[email] {
      expected.duplicates += 1
      expected.problems += 1
      expected.faulty.formUnion([row, earlier])
    } else {
      first[email] = row
    }
  }
}
