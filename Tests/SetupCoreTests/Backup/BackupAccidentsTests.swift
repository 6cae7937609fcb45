import Basics
import FoundationEssentials
import Testing

@testable import SetupCore

@Suite("What happens to an export on its way")
struct BackupAccidentsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var rows: Int
    var problems: [BackupProblem]
    var warnings: [BackupWarning]
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, rows: Int,
      _ problems: [(Int, BackupProblem.Kind, String)] = [],
      warnings: [(Int, BackupWarning.Kind, String)] = []
    ) {
      (self.name, self.text, self.rows) = (name, text, rows)
      self.problems = problems.map { BackupProblem(line: $0.0, kind: $0.1, detail: $0.2) }
      self.warnings = warnings.map { BackupWarning(line: $0.0, kind: $0.1, detail: $0.2) }
    }
  }

  static let cases = [
    Case(
      "a hint of the separator", "sep=;\r\nname;email\r\nA;a@example.com\r\n", rows: 1,
      warnings: [(1, .separatorHint, "Line 1 is a spreadsheet's hint, sep=;; it is passed over.")]),
    Case(
      "a hint in quotes, behind a mark, and lines still count",
      "\u{FEFF}\"sep=,\"\nname,email\nA,a\n",
      rows: 1, [(3, .invalidEmail, "Line 3 has no valid e-mail in \"email\".")],
      warnings: [(1, .separatorHint, "Line 1 is a spreadsheet's hint, sep=,; it is passed over.")]),
    Case(
      "a no-break space, and the same e-mail without it",
      "name,email\nA,a@example.com\u{A0}\nA,a@example.com\nB,b@example.com\n", rows: 3,
      [
        (2, .invisibleCharacter, hidden(2, "U+00A0")),
        (3, .duplicateEmail, "Lines 2 and 3 have the same e-mail."),
      ]),
    Case(
      "other characters that can't be seen",
      "email\na\u{200B}@example.com\nb@example.com\u{3164}\n\u{FEFF}c@example.com\n"
        + "d\u{AD}@example.com\n\te@example.com\nf@exam\u{2800}ple.com\n \u{2003} \n", rows: 7,
      [
        (2, .invisibleCharacter, hidden(2, "U+200B")),
        (3, .invisibleCharacter, hidden(3, "U+3164")),
        (4, .invisibleCharacter, hidden(4, "U+FEFF")),
        (5, .invisibleCharacter, hidden(5, "U+00AD")),
        (6, .invisibleCharacter, hidden(6, "U+0009")),
        (7, .invisibleCharacter, hidden(7, "U+2800")),
        (8, .invisibleCharacter, hidden(8, "U+2003")),
      ]),
    Case(
      "digits that are gone",
      "id,email,phone\n1.2E+11,a@example.com,\"4.91512E+12\"\n7,b@example.com,7\n",
      rows: 2,
      [
        (
          2, .lostDigits,
          "A spreadsheet cut the number in \"id\" on line 2: its last digits are lost."
        ),
        (
          2, .lostDigits,
          "A spreadsheet cut the number in \"phone\" on line 2: its last digits are lost."
        ),
      ]),
    Case(
      "dates anew",
      "email,start_date,left\na@example.com,3/4/2024,\nb@example.com,12/31/2023,4.3.2024\n",
      rows: 2,
      warnings: [
        (
          2, .respeltDates,
          "A spreadsheet spelt dates anew in \"start_date\", on 2 rows, the first on line 2: "
            + "DX reads YYYY-MM-DD or YYYY/MM/DD."
        ),
        (
          3, .respeltDates,
          "A spreadsheet spelt dates anew in \"left\", on line 3: DX reads YYYY-MM-DD or YYYY/MM/DD."
        ),
      ]),
    Case(
      "rows of delimiters, any number, before the header too",
      ",,\nname,email\n,\nA,a@example.com\n,,,,\n", rows: 1,
      warnings: [
        (
          1, .emptyRows,
          "3 rows, the first on line 1, have nothing but separators; they are passed over."
        )
      ]),
    Case(
      "wrong accents and a formula's error", "name,email,x\nJosÃ©,a@example.com,#REF!\n", rows: 1,
      warnings: [
        (
          2, .resaved, "Accents were read in the wrong code and saved again in \"name\", on line 2."
        ),
        (2, .resaved, "A spreadsheet's formula failed in \"x\", on line 2."),
      ]),
    Case(
      "a vertical bar", "name|email|team\nA|a@example.com|x\n", rows: 1,
      [
        (
          1, .noEmailColumn,
          "The columns are parted by a vertical bar instead of a comma, so no column holds e-mails."
        )
      ]),
    Case(
      "a title above the header", "Users,\nof today,\nname,email\nA,a@example.com\n", rows: 3,
      [
        (
          1, .noEmailColumn,
          "The header seems to stand on line 3; no column of line 1 holds e-mails."
        )
      ]),
  ]

  private static func hidden(_ line: Int, _ point: String) -> String {
    "Line \(line) has a character that can't be seen, \(point), in \"email\"."
  }

  @Test("What is found, and what is only said", arguments: cases)
  func accidents(_ example: Case) throws {
    let found = try verifyExport(Array(example.text.utf8))
    #expect(found.problems == example.problems)
    #expect(found.warnings == example.warnings)
    #expect(found.rows == example.rows)
    #expect(found.verdict == (example.problems.isEmpty ? .met : .unmet))
  }

  @Test("Where a file is cut into chunks changes nothing", arguments: cases)
  func cuts(_ example: Case) throws {
    try BackupStreamTests.expectSameWhereverCut(example.text)
  }

  @Test("An e-mail with what can't be seen is not counted as invalid")
  func notInvalid() throws {
    let found = try verifyExport(Array("email\na\u{200B}@example.com\nwrong\n".utf8))
    #expect(found.invalidEmails == 1)
    #expect(found.faultyRows == 2)
    #expect(!found.problems.contains { $0.detail.contains("@") })
  }

  @Test("What is passed over is passed over by those who read the file afterwards")
  func readAgain() {
    let text = "sep=;\n;;\nname;email\n;\nA;a@example.com\n"
    let records = CSVReader.records(Array(text.utf8))
    #expect(records.map(\.fields) == [["name", "email"], ["A", "a@example.com"]])
    #expect(records.map(\.line) == [3, 5])
  }

  @Test("Digits that are lost in DX too can be waived, and the remedy says how")
  func remedy() throws {
    let found = try verifyExport(Array("email,id\na@example.com,1E+10\n".utf8))
    #expect(
      found.shortfall
        == Shortfall(
          reason: "1 of 1 row can't be used: a spreadsheet cut the number in \"id\" on line 2: "
            + "its last digits are lost.",
          remedy: "Export the users in DX again, and don't open the file in a spreadsheet. If the "
            + "fresh export has it too, it is so in DX: waive backup-taken with that reason."))
  }

  @Test("The inputs that failed elsewhere", arguments: SharedCase.all)
  func shared(_ example: SharedCase) throws {
    let bytes = try #require(example.bytes)
    let found = try verifyExport(bytes)
    #expect(found.problems.map { "\($0.line) \($0.kind.rawValue)" } == example.problems)
    #expect(found.warnings.map { "\($0.line) \($0.kind.rawValue)" } == example.warnings)
    for part in example.says { #expect(found.problems.contains { $0.detail.contains(part) }) }
    #expect(found.verdict == (example.problems.isEmpty ? .met : .unmet))
    if let rows = example.rows { #expect(found.rows == rows) }
  }

  @Test("None of the inputs beside the package is left out")
  func everyCase() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: SharedCase.folder)) ?? []
    let files = names.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }
    #expect(files.sorted() == SharedCase.all.map(\.name).sorted())
  }
}

/// The small inputs beside the package, where they are there.
struct SharedCase: Sendable, CustomTestStringConvertible {
  var name: String
  var problems: [String] = []
  var warnings: [String] = []
  var says: [String] = []
  var rows: Int?
  var testDescription: String { name }

  fileprivate static let folder =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    + "/../shared/cases/"

  var bytes: [UInt8]? {
    (try? Data(contentsOf: URL(filePath: Self.folder + name + ".csv"))).map(Array.init)
  }

  /// All of them, or none where the folder isn't there.
  static var all: [SharedCase] { known.first?.bytes == nil ? [] : known }

  private static let known = [
    SharedCase(name: "c04-sep-line", warnings: ["1 separator-hint"], rows: 2),
    SharedCase(name: "c04b-sep-comma", warnings: ["1 separator-hint"]),
    SharedCase(name: "c06-nbsp", problems: ["2 invisible-character"], says: ["U+00A0"]),
    SharedCase(
      name: "c06b-nbsp-dup", problems: ["2 invisible-character", "3 duplicate-email"]),
    SharedCase(name: "c07-zwsp", problems: ["2 invisible-character"], says: ["U+200B"]),
    SharedCase(
      name: "c07b-zwsp-dup", problems: ["2 invisible-character", "3 duplicate-email"]),
    SharedCase(name: "c10-trailing-space", problems: ["3 invisible-character"], says: ["U+0009"]),
    SharedCase(name: "c12-excel-dates", warnings: ["2 respelt-dates"]),
    SharedCase(name: "c12b-excel-dates-de", warnings: ["2 respelt-dates"]),
    SharedCase(name: "c13-1e10", problems: ["2 lost-digits"], says: ["employee_id"]),
    SharedCase(name: "c15b-empty-comma-rows", warnings: ["4 empty-rows"], rows: 2),
    SharedCase(
      name: "c27-html", problems: ["1 not-a-csv"],
      says: ["a web page; signed out when it was saved?"]),
    SharedCase(name: "c30-pipe", problems: ["1 no-email-column"], says: ["a vertical bar"]),
  ]
}
