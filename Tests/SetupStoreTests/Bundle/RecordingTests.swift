import SetupCore
import Testing

@testable import SetupStore

@Suite("Recorded set-ups")
struct RecordingTests {
  @Test("A journal and a bundle are told apart by what is in them")
  func both() throws {
    let scratch = try Scratch()
    try scratch.write(try Sample.journal(), to: "journal.ndjson")
    let bundle = SupportBundle(
      Sample.events, .init(program: "9.9", terminal: "", locale: ""), created: afternoon)
    try bundle.write(to: scratch.path("b.jsonl"))

    let journal = try Recording.read(scratch.path("journal.ndjson"))
    #expect(journal.events == Sample.events)
    #expect(journal.created == nil)
    let opened = try Recording.read(scratch.path("b.jsonl"))
    #expect(opened.events == bundle.events)
    #expect(opened.created == afternoon)
    #expect(opened.program == "9.9")
  }

  @Test("Of a damaged journal the good part is taken, with a notice")
  func damaged() throws {
    let scratch = try Scratch()
    try scratch.write(Array(try Sample.journal().dropLast(4)), to: "journal.ndjson")

    let recording = try Recording.read(scratch.path("journal.ndjson"))

    #expect(recording.events == Sample.events.dropLast())
    #expect(recording.notices.count == 1)
    #expect(recording.notices.first?.hasPrefix("The journal's last line (line 6)") == true)
  }

  @Test("Anything else is refused")
  func foreign() throws {
    let scratch = try Scratch()
    try scratch.write(Array("hello\n".utf8), to: "text")
    #expect(throws: BundleFailure.foreign(path: scratch.path("text"))) {
      try Recording.read(scratch.path("text"))
    }
  }
}

@Suite("What a bundle will hold, before it is written")
struct BundleContentsTests {
  @Test("Lines for what is there, and for what never is")
  func lines() {
    let events = Sample.everyKind.map { Event($0, at: afternoon) }
    let contents = BundleContents(of: events)

    #expect(
      contents.holds == [
        "The journal: 30 events, with their times.",
        "The organisation's address (acme.okta.example.com), and the app's name (DX / SCIM).",
        "This program's version, and the screen you were on.",
        "Observed: the app.", "Observed: the connection.",
        "Observed: the values that arrived (counts).",
        "The backup's shape: 1 person, column names, size and digest; no rows.",
        "The terminal's kind and the locale.",
      ])
    #expect(contents.leavesOut.count == 4)
    #expect(BundleContents(of: []).holds.count == 3)
  }
}
