import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("A journal's lines")
struct JournalLineTests {
  @Test("A line has the fixed keys in the fixed order, and the same event the same bytes")
  func format() throws {
    let first = try JournalLine(Sample.events[0], number: 1, after: [])
    let second = try JournalLine(Sample.events[3], number: 2, after: first.sum)

    let lines = String(decoding: first.bytes + second.bytes, as: UTF8.self)
    #expect(
      lines == """
        {"v":1,"seq":1,"at":"2026-11-23T14:02:11+01:00","type":"useCasesChosen",\
        "payload":{"useCases":["user-properties"]},"sum":"\(text(first.sum))"}
        {"v":1,"seq":2,"at":"2026-11-23T07:33:12-05:30","type":"stepLeft",\
        "payload":{"step":1},"sum":"\(text(second.sum))"}

        """)
  }

  @Test("The checksum is the start of SHA-256 over the one before and the line so far")
  func checksum() throws {
    let body =
      "{\"v\":1,\"seq\":2,\"at\":\"2026-11-23T13:02:11Z\",\"type\":\"syncRan\",\"payload\":{}"
    let previous = Array("00112233445566778899aabbccddeeff".utf8)
    let line = try JournalLine(Event(.syncRan, at: afternoon), number: 2, after: previous)

    #expect(
      text(line.sum) == String(SHA256.hexadecimal(of: previous + Array(body.utf8)).prefix(32)))
    #expect(text(line.bytes) == body + ",\"sum\":\"\(text(line.sum))\"}\n")
  }

  @Test("A read that failed without a remedy is written as before there were remedies")
  func withoutRemedy() throws {
    let event = Event(.lookFailed(kind: .schema, reason: "No answer."), at: afternoon)
    let line = text(try JournalLine(event, number: 1, after: []).bytes)
    #expect(line.contains("\"payload\":{\"kind\":\"schema\",\"reason\":\"No answer.\"}"))
  }

  @Test("Every kind of event comes back as it was", arguments: Sample.everyKind)
  func everyKind(what: Event.Kind) throws {
    let event = Event(what, at: afternoon, offset: -570)
    let reading = JournalReading(try Sample.journal([event]))
    #expect(reading.events == [event])
    #expect(reading.fault == nil)
  }

  @Test(
    "What couldn't be read again is not written",
    arguments: [
      (
        Event(.syncRan, at: Instant(400_000_000_000)),
        "The event syncRan was not saved: its time, 14645-06-30T15:06:40Z, cannot be written."
      ),
      (
        Event(.syncRan, at: afternoon, offset: 6000),
        "The event syncRan was not saved: its time, 2026-11-27T17:02:11+100:00, cannot be written."
      ),
      (
        Event(
          journalled: .waived(id: .backupTaken, reason: String(repeating: "a", count: 1_048_576)),
          at: afternoon),
        "The event waived was not saved: it would take 1,048,721 bytes, more than "
          + "a line may have."
      ),
    ])
  func unwritable(event: Event, said: String) {
    #expect(
      sentence { () throws(StoreFailure) in try JournalLine(event, number: 1, after: []) } == said)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
