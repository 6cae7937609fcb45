import Testing

@testable import SetupCore

@Suite("Files of another kind")
struct FileKindTests {
  static let cases: [(start: [UInt8], kind: FileKind?)] = [
    ([0xFF, 0xFE, 0x61, 0x00], .utf16), ([0xFE, 0xFF, 0x00, 0x61], .utf16),
    (Array("email".utf8).flatMap { [$0, 0] }, .utf16), ([0xFF, 0xFE, 0, 0, 0x61], .utf32),
    (Array("<!DOCTYPE html>\n<html>".utf8), .webPage), (Array("\n  <HTML lang=de>".utf8), .webPage),
    (Array("\u{FEFF}<html>".utf8), .webPage),
    (Array("<?xml version=\"1.0\"?><html>".utf8), .webPage),
    (Array("<?xml version=\"1.0\"?><Workbook>".utf8), .xml),
    (Array("{\"ok\":false}".utf8), .json), (Array("[ {\"id\": 1}]".utf8), .json),
    (Array("[]".utf8), .json), (Array("[name],[email]".utf8), nil),
    (Array("PK\u{3}\u{4}..[Content_Types].xml".utf8), .workbook),
    (Array("PK\u{3}\u{4}..users.csv".utf8), .archive), ([0x1F, 0x8B, 8], .archive),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldWorkbook), (Array("%PDF-1.7".utf8), .pdf),
    ([0x89, 0x50, 0x4E, 0x47], .picture), (Array("{\\rtf1".utf8), .document),
    (Array("name,email\nA\u{0}B,a@example.com".utf8), .binary),
    (Array("name,email\nA,a@example.com".utf8), nil), (Array("<name>,email\n".utf8), nil),
    ([], nil),
  ]

  @Test("By the first bytes", arguments: cases)
  func kind(_ example: (start: [UInt8], kind: FileKind?)) {
    #expect(FileKind(example.start) == example.kind)
  }

  static let sentences: [(start: [UInt8], kind: BackupProblem.Kind, detail: String)] = [
    (
      [0xFF, 0xFE, 0x61, 0x00], .notUTF8,
      "The file is UTF-16 text, not UTF-8: saved as Unicode text by a spreadsheet?"
    ),
    (
      [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .notUTF8,
      "The file is UTF-32 text, not UTF-8: converted by another program?"
    ),
    (
      Array("<!DOCTYPE html>\n<html></html>".utf8), .notACSV,
      "The file is a web page; signed out when it was saved?"
    ),
    (
      Array("{\"ok\":false}".utf8), .notACSV,
      "The file is JSON, not CSV: the answer of an API instead of the export?"
    ),
    (
      Array("PK\u{3}\u{4}xl/".utf8), .notACSV,
      "The file is a spreadsheet's workbook (.xlsx), not CSV: saved again there?"
    ),
    (Array("%PDF-1.7".utf8), .notACSV, "The file is a PDF, not CSV: printed instead of exported?"),
    (
      Array("a,\u{0},b".utf8), .notACSV,
      "The file isn't text: the wrong file, or a broken download?"
    ),
  ]

  @Test("The likely accident is named, and nothing else is said", arguments: sentences)
  func sentence(_ example: (start: [UInt8], kind: BackupProblem.Kind, detail: String)) throws {
    let found = try verifyExport(example.start)
    #expect(
      found.problems == [BackupProblem(line: 1, kind: example.kind, detail: example.detail)])
    #expect(found.rows == 0)
    #expect(found.columns == [])
    #expect(found.warnings == [])
    #expect(found.bytes == example.start.count)
  }
}
