import SetupCore
import Testing

@Suite("A verification in one sentence")
struct BackupSummaryTests {
  static let cases: [(text: String, reason: String, remedy: String)] = [
    ("", "The file is empty.", exportAgain),
    ("name,email\n", "The file has a header and nobody below it.", exportAgain),
    (
      "name,team\nA,x\n", "No column holds e-mails, neither by its name nor by what is in it.",
      "Say which column holds the e-mails, or export the users in DX again."
    ),
    (
      "name,email\nA,a@example.com\nB,b@example.com\nC,a@example.com\nD\nE,e@example.com",
      "3 of 5 rows can't be used: lines 2 and 4 have the same e-mail, "
        + "line 5 has 1 field where the header has 2.",
      "Mend these people in DX, and export the users again."
    ),
    (
      "name,email\nA,a@example.com\nB\n",
      "1 of 2 rows can't be used: line 3 has 1 field where the header has 2.",
      "Export the users in DX again, and leave the file as it comes."
    ),
    (
      "email\nx\ny\nz\nw\nv\n",
      "None of the 5 rows can be used: line 2 has no valid e-mail in \"email\", line 3 has no valid "
        + "e-mail in \"email\", line 4 has no valid e-mail in \"email\", and 2 more.",
      "Mend these people in DX, and export the users again."
    ),
    (
      "email\na@example.com\n\"b@example.com",
      "1 of 2 rows can't be used: a quote that opens on line 3, in \"email\", never closes.",
      "Take the file as DX exported it, or export the users again."
    ),
    (
      "em\"ail\na@example.com",
      "Line 1 has a quote inside an unquoted field, in \"em\"ail\".",
      "Take the file as DX exported it, or export the users again."
    ),
    (
      "\u{1}\u{0}\u{2}\u{0}",
      "The file is UTF-16 text, not UTF-8: saved as Unicode text by a spreadsheet?",
      "Take the file as DX exported it, not one that was opened and saved again."
    ),
  ]

  static let exportAgain =
    "Export the users in DX again, and check that the download is complete."

  @Test("What can't be used and what to do", arguments: cases)
  func shortfall(_ example: (text: String, reason: String, remedy: String)) throws {
    let found = try verifyExport(Array(example.text.utf8))
    #expect(found.shortfall == Shortfall(reason: example.reason, remedy: example.remedy))
  }

  @Test("A met one has no shortfall")
  func met() throws {
    let rows = (0..<2914).map { "\($0),p\($0)@example.com\n" }.joined()
    let found = try verifyExport(Array("id,email\n\(rows)".utf8))
    #expect(found.shortfall == nil)
    #expect(found.summary == "2,914 people in 2 columns, each with an e-mail of their own.")
    let one = try verifyExport(Array("email\na@example.com".utf8))
    #expect(one.summary == "1 person in 1 column, with an e-mail of their own.")
  }

  @Test("Large counts have commas, lines do not")
  func large() throws {
    let rows = (0..<12_000).map { "p\($0)@example.com\n" }.joined()
    let found = try verifyExport(Array("email\n\(rows)wrong\n".utf8))
    #expect(
      found.shortfall?.reason
        == "1 of 12,001 rows can't be used: line 12002 has no valid e-mail in \"email\".")
  }
}
