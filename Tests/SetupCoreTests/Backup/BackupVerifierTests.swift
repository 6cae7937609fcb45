import Basics
import FoundationEssentials
import SetupCore
import Testing

@Suite("Verifying a user export")
struct BackupVerifierTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// Rows, ragged ones, rows with an e-mail seen before, rows with an invalid one.
    var counts: [Int]
    var faulty: Int
    var problems: [BackupProblem]
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, _ counts: [Int], faulty: Int = 0,
      _ problems: [(Int, BackupProblem.Kind, String)] = []
    ) {
      self.name = name
      self.text = text
      self.counts = counts
      self.faulty = faulty
      self.problems = problems.map { BackupProblem(line: $0.0, kind: $0.1, detail: $0.2) }
    }
  }

  static let cases = [
    Case("as it should be", "name,email\nA,a@example.com\nB,b@example.com\n", [2, 0, 0, 0]),
    Case(
      "a header alone in quotes", "\"name\",\"email\"\r\n\"A\",\"a@example.com\"", [1, 0, 0, 0]),
    Case("CR alone", "name,email\rA,a@example.com\rB,b@example.com\r", [2, 0, 0, 0]),
    Case("one column", "email\na@example.com\n\n\nb@example.com", [2, 0, 0, 0]),
    Case("a line break in the header", "\"full\nname\",email\nA,a@example.com", [1, 0, 0, 0]),
    Case(
      "empty lines before and between", "\n\nname,email\n\r\nA,a@example.com\n\n", [1, 0, 0, 0]),
    Case(
      "nothing", "", [0, 0, 0, 0], [(1, .empty, "The file is empty.")]),
    Case(
      "a byte-order mark and nothing", "\u{FEFF}", [0, 0, 0, 0], [(1, .empty, "The file is empty.")]
    ),
    Case(
      "empty lines", "\n\r\n\n", [0, 0, 0, 0],
      [(1, .empty, "The file has nothing but empty lines.")]),
    Case(
      "nobody", "\nname,email\n", [0, 0, 0, 0],
      [(2, .empty, "The file has a header and nobody below it.")]),
    Case(
      "nobody, and no column", "name,team", [0, 0, 0, 0],
      [
        (1, .noEmailColumn, "No column holds e-mails, neither by its name nor by what is in it."),
        (1, .empty, "The file has a header and nobody below it."),
      ]),
    Case(
      "no column, but ragged rows are seen", "name,team\nA,x\nB\n", [2, 1, 0, 0], faulty: 1,
      [
        (1, .noEmailColumn, "No column holds e-mails, neither by its name nor by what is in it."),
        (3, .ragged, "Line 3 has 1 field where the header has 2."),
      ]),
    Case(
      "no header", "A,a@example.com\nB,b@example.com\n", [1, 0, 0, 0],
      [(1, .noEmailColumn, "Line 1 has an e-mail in it where the header should be.")]),
    Case(
      "too few and too many fields",
      "name,email\na@example.com\nA,a@example.com,x\nB,b@example.com",
      [3, 2, 0, 0], faulty: 2,
      [
        (2, .ragged, "Line 2 has 1 field where the header has 2."),
        (3, .ragged, "Line 3 has 3 fields where the header has 2."),
      ]),
    Case(
      "ragged rows are left out of the e-mail checks",
      "name,email\nA,a@example.com\nB,a@example.com,x\nC,wrong,x\nD,\n", [4, 2, 0, 0], faulty: 3,
      [
        (3, .ragged, "Line 3 has 3 fields where the header has 2."),
        (4, .ragged, "Line 4 has 3 fields where the header has 2."),
        (5, .missingEmail, "Line 5 has no e-mail in \"email\"."),
      ]),
    Case(
      "the same e-mail, thrice, in other letters and spaces",
      "name,email\nA,a@example.com\nB,  A@Example.COM \nC,c@example.com\nD,\"a@example.com\"\n",
      [4, 0, 2, 0], faulty: 3,
      [
        (3, .duplicateEmail, "Lines 2 and 3 have the same e-mail."),
        (5, .duplicateEmail, "Lines 2 and 5 have the same e-mail."),
      ]),
    Case(
      "the same e-mail beyond ASCII", "email\nÄÖ@example.com\näö@EXAMPLE.com", [2, 0, 1, 0],
      faulty: 2, [(3, .duplicateEmail, "Lines 2 and 3 have the same e-mail.")]),
    Case(
      "missing and invalid e-mails", "name,email\nA,\nB,   \nC,c@example\nD,d@example.com\n",
      [4, 0, 0, 1], faulty: 3,
      [
        (2, .missingEmail, "Line 2 has no e-mail in \"email\"."),
        (3, .missingEmail, "Line 3 has no e-mail in \"email\"."),
        (4, .invalidEmail, "Line 4 has no valid e-mail in \"email\"."),
      ]),
    Case(
      "an invalid e-mail on two rows", "email\nwrong\nWrong\na@example.com", [3, 0, 1, 2],
      faulty: 2,
      [
        (2, .invalidEmail, "Line 2 has no valid e-mail in \"email\"."),
        (3, .invalidEmail, "Line 3 has no valid e-mail in \"email\"."),
        (3, .duplicateEmail, "Lines 2 and 3 have the same e-mail."),
      ]),
    Case(
      "lines are physical, and where the record starts",
      "name,email\r\n\"A\r\nB\nC\rD\",a@example.com\r\n\r\n\"E\n\",wrong\r\n", [2, 0, 0, 1],
      faulty: 1, [(7, .invalidEmail, "Line 7 has no valid e-mail in \"email\".")]),
    Case(
      "quotes out of place",
      "name,email\nA\"B,a@example.com\n\"C\"D,c@example.com\n\"E,e@example.com",
      [3, 1, 0, 0], faulty: 3,
      [
        (2, .badQuote, "Line 2 has a quote inside an unquoted field, in \"name\"."),
        (3, .badQuote, "Line 3 has text behind a closing quote, in \"name\"."),
        (4, .badQuote, "A quote that opens on line 4, in \"name\", never closes."),
        (4, .ragged, "Line 4 has 1 field where the header has 2."),
      ]),
    Case(
      "a quote out of place doesn't hide the e-mail",
      "name,email\nA\"B,a@example.com\nC,a@example.com\n", [2, 0, 1, 0], faulty: 2,
      [
        (2, .badQuote, "Line 2 has a quote inside an unquoted field, in \"name\"."),
        (3, .duplicateEmail, "Lines 2 and 3 have the same e-mail."),
      ]),
    Case(
      "a quote in the header", "na\"me,email\nA,a@example.com\n", [1, 0, 0, 0],
      [(1, .badQuote, "Line 1 has a quote inside an unquoted field, in \"na\"me\".")]),
    Case(
      "an @ in a column's name is not repeated", "x@y,email\nA\"B,a@example.com", [1, 0, 0, 0],
      faulty: 1,
      [(2, .badQuote, "Line 2 has a quote inside an unquoted field, in column 1.")]),
    Case(
      "an unnamed column", ",team\na@example.com,x\nb@example,x\nc@example.com,x", [3, 0, 0, 1],
      faulty: 1, [(3, .invalidEmail, "Line 3 has no valid e-mail in column 1.")]),
  ]

  @Test("What is counted and what is said", arguments: cases)
  func verifies(_ example: Case) throws {
    let found = try verifyExport(Array(example.text.utf8))
    #expect(found.problems == example.problems)
    #expect(found.problemsTotal == example.problems.count)
    #expect(found.verdict == (example.problems.isEmpty ? .met : .unmet))
    #expect(
      [found.rows, found.raggedRows, found.duplicateEmails, found.invalidEmails] == example.counts)
    #expect(found.faultyRows == example.faulty)
    #expect(found.bytes == example.text.utf8.count)
  }

  @Test("Bytes that are not UTF-8 are told with line and column")
  func notUTF8() throws {
    let rows =
      Array("name,email\nA,a@example.com\n".utf8) + [0x42, 0xE9] + Array(",b@example.com\n".utf8)
    let found = try verifyExport(rows + Array("C,".utf8) + [0xE9] + Array("@example.com\n".utf8))
    #expect(
      found.problems == [
        BackupProblem(
          line: 3, kind: .notUTF8, detail: "Line 3 has bytes that are not UTF-8 in \"name\"."),
        BackupProblem(
          line: 4, kind: .notUTF8, detail: "Line 4 has bytes that are not UTF-8 in \"email\"."),
      ])
    #expect(found.rows == 3)
    #expect(found.invalidEmails == 0)
    #expect(found.faultyRows == 2)
  }

  @Test("The JSON has the keys that are relied on, and no others")
  func json() throws {
    var found = try verifyExport(Array("name;email\nA;a\n".utf8))
    (found.file, found.sha256) = ("users.csv", "ab")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      String(decoding: try encoder.encode(found), as: UTF8.self)
        == #"{"bytes":15,"columns":["name","email"],"duplicateEmails":0,"emailColumn":"email","#
        + #""file":"users.csv","invalidEmails":1,"problems":[{"detail":"#
        + #""Line 2 has no valid e-mail in \"email\".","kind":"invalid-email","line":2}],"#
        + #""problemsTotal":1,"raggedRows":0,"rows":1,"sha256":"ab","verdict":"unmet","warnings":[]}"#
    )
    #expect(!found.notices.isEmpty)
  }

  @Test("A thousand problems are listed, all are counted, none repeats an e-mail")
  func cap() throws {
    let rows = (0..<3000).map { "\($0),person\($0 % 2)@example.com\n" }.joined()
    let found = try verifyExport(Array("id,email\n\(rows)".utf8))
    #expect(found.problems.count == 1000)
    #expect(found.problemsTotal == 2998)
    #expect(found.duplicateEmails == 2998)
    #expect(found.faultyRows == 3000)
    #expect(found.problems.last?.detail == "Lines 3 and 1003 have the same e-mail.")
    #expect(found.problems.allSatisfy { !$0.detail.contains("@") })
  }
}

func verifyExport(
  _ bytes: [UInt8], emailColumn: String? = nil
) throws(UnknownEmailColumn) -> BackupVerification {
  var verifier = BackupVerifier(emailColumn: emailColumn)
  verifier.feed(bytes)
  return try verifier.finish()
}
