import Basics
import Testing

@testable import SetupCore

@Suite("A preview of values that mean harm")
struct PreviewHostileTests {
  private let team = SyncedAttribute(variableName: "team", externalName: "tag_team")
  private let gitlab = SyncedAttribute(variableName: "gl", externalName: "gitlabusername")

  private func preview(_ before: String, _ after: JSONValue, name: String = "Ada") -> Preview {
    let columns = BackupColumns([team, gitlab], header: ["email", "tag_team"], emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    table.add(email: "a@example.com", values: columns.values(of: ["a@example.com", before]))
    var tally = PreviewTally(table, columns: columns, against: .file)
    tally.take(
      AssignedPerson(
        email: "a@example.com",
        profile: JSONObject([
          .init("team", after), .init("gl", after), .init("givenName", .string(name)),
        ])))
    return tally.finish()
  }

  @Test("Ten megabytes are compared whole, and shown in part")
  func long() {
    let long = String(repeating: "é", count: 5 << 20)
    let same = preview(long, .string(long))
    #expect(same.changed.map(\.count) == [0, 1])
    let other = preview(long, .string(long + "x"), name: long)
    #expect(other.changed.map(\.count) == [1, 1])
    for example in other.examples {
      #expect(example.before.count <= 1001)
      #expect(example.after == String(repeating: "é", count: 1000) + "…")
      #expect(example.name.count == 1001)
    }
    #expect(other.json(over: [], showsNames: true).text().utf8.count < 20_000)
  }

  static let odd = [
    "\u{1B}]0;x\u{7}", "a\u{9B}31mb", "\0", "\u{202E}txet", "a\u{200B}", "\u{FEFF}a", "\u{2060}",
    "\u{E000}\u{7F}",
  ]

  @Test("What a screen would obey counts as invalid, and leaves JSON as an escape", arguments: odd)
  func controls(_ text: String) throws {
    let preview = preview("x", .string(text))
    #expect(preview.changed.map(\.invalid) == [1, 1])
    let json = preview.json(over: [], showsNames: true).text()
    #expect(!json.unicodeScalars.contains { $0.isControl })
    let examples = try JSONReader.value(json)["examples"]?.array ?? []
    #expect(examples.contains { $0["after"]?.string == text })
    #expect(!preview.notices(PreviewThreshold()).joined().unicodeScalars.contains { $0.isControl })
  }

  @Test("What can't be seen in names alone is wrong in them alone")
  func inNames() {
    for text in ["a\u{A0}b", "a\tb", "a\u{200D}b", "\u{3164}"] {
      #expect(
        preview("x", .string(text)).changed.map(\.invalid) == [0, 1], "\(text.debugDescription)")
    }
  }

  @Test("An address is one whatever is put on its @")
  func marked() {
    #expect(gitlab.reading.flaw(of: DXValue("ada@\u{301}example")) == .noUserName)
  }

  @Test("Lists and objects are compared by their text, and never taken apart")
  func nested() {
    let deep = (0..<60).reduce(JSONValue.null) { value, _ in .array([value]) }
    #expect(preview("", deep).changed.map(\.filled) == [1, 1])
    #expect(preview(deep.text(), deep).changed.map(\.count) == [0, 1])
  }
}
