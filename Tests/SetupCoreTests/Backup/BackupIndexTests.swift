import Testing

@testable import SetupCore

/// Who is in a backup, and how it is written, without keeping any of it.
@Suite("A backup, read to compare with")
struct BackupIndexTests {
  private func read(
    _ text: String, column: String = "Email", pieces: Int = 7
  ) -> (index: BackupIndex, shape: ObservedBackupShape) {
    var reader = BackupIndexReader(backup: "aa", emailColumn: column)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      Array(bytes[start..<min(start + pieces, bytes.count)]).withUnsafeBufferPointer {
        reader.feed($0)
      }
    }
    return reader.finish()
  }

  private let plain = """
    Name,Email,GitHub Username,start_date,tag_team,notes
    One,one@example.com,octo-one,2024-01-15,Red,x
    Two, Two@Example.com ,,,,
    Again,one@example.com,,,,

    """

  @Test("People are known by e-mail, letter case and spaces aside")
  func people() {
    let index = read(plain).index
    #expect(index.count == 2)
    #expect(index.has("ONE@example.com"))
    #expect(index.has("two@example.com"))
    #expect(!index.has("three@example.com") && !index.has("") && !BackupIndex().has("a@b.c"))
  }

  @Test("Capitals are told apart where they are asked for")
  func spelling() {
    let index = read(plain).index
    #expect(index.spellsSame("Two@Example.com"))
    #expect(!index.spellsSame("two@example.com"))
    #expect(!index.spellsSame("three@example.com"))
  }

  @Test("Values are found under the External name, an old name, or the column's own writing")
  func values() {
    let index = read(plain).index
    for name in ["githubusername", "github_username", "startdate", "start_date", "tag_team"] {
      #expect(index.hasValue(name, of: "one@example.com"), "\(name)")
      #expect(!index.hasValue(name, of: "two@example.com"), "\(name)")
    }
    #expect(!index.hasValue("gitlabusername", of: "one@example.com"))
    #expect(!index.hasValue("notes", of: "one@example.com"))
  }

  @Test("A sound file has the shape of one")
  func shape() {
    #expect(
      read(plain).shape
        == ObservedBackupShape(
          backup: "aa", filled: ["githubusername": 1, "startdate": 1, "tag_team": 1]))
  }

  @Test("A file that a spreadsheet saved again, in pieces of any size", arguments: [1, 2, 3, 1000])
  func resaved(pieces: Int) {
    let text = "\u{FEFF}Email;startdate\r\na@example.com;15.01.2024\nb@example.com;2024-01-15\r\n"
    #expect(
      read(text, pieces: pieces).shape
        == ObservedBackupShape(
          backup: "aa", hasByteOrderMark: true, delimiter: ";", mixesLineEnds: true, otherDates: 1,
          filled: ["startdate": 2]))
  }

  @Test("Line breaks inside a quoted value mix nothing; a time after a day is a day still")
  func quoted() {
    let text =
      "Email,startdate,notes\r\na@example.com,2024-01-15T00:00:00Z,\"two\nlines\"\r\n"
    let shape = read(text).shape
    #expect(!shape.mixesLineEnds)
    #expect(shape.otherDates == 0)
  }
}
