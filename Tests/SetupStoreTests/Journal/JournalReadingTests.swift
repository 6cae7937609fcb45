import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("Reading a journal")
struct JournalReadingTests {
  @Test("A flipped bit in any byte is seen, and the lines before it are read")
  func flips() throws {
    let good = try Sample.journal()
    for offset in good.indices {
      for bit in [0, offset % 7 + 1] {
        var bytes = good
        bytes[offset] ^= 1 << bit
        let line = Sample.line(of: offset, in: good)
        let reading = JournalReading(bytes)
        #expect(reading.fault != nil, "byte \(offset), bit \(bit)")
        #expect(reading.events == Array(Sample.events.prefix(line - 1)), "byte \(offset)")
        #expect(Array(bytes.prefix(reading.length)) == Array(good.prefix(reading.length)))
      }
    }
  }

  @Test("Cut at any byte, the whole lines before the cut are read")
  func cuts() throws {
    let good = try Sample.journal()
    for length in 0...good.count {
      let reading = JournalReading(Array(good.prefix(length)))
      let whole = Sample.line(of: length, in: good) - 1
      #expect(reading.events == Array(Sample.events.prefix(whole)))
      #expect(reading.fault == (reading.length == length ? nil : .tornLastLine))
    }
  }

  /// What was done to the journal's lines, and what is then wrong with which line.
  static let damages:
    [(name: String, edit: @Sendable (inout [String]) -> Void, line: Int, said: String)] = [
      ("a line is missing", { $0.remove(at: 2) }, 3, "it has the number 4"),
      ("a line stands twice", { $0.insert($0[1], at: 2) }, 3, "it has the number 2"),
      ("two lines are swapped", { $0.swapAt(0, 1) }, 1, "it has the number 2"),
      ("an empty line", { $0.insert("", at: 3) }, 4, "it is not a line of a journal"),
      ("foreign JSON", { $0[1] = "{\"a\":1}" }, 2, "it is not a line of a journal"),
      ("no JSON", { $0[0] = "hello" }, 1, "it is not a line of a journal"),
      (
        "an older version", { $0[0] = $0[0].replacing("\"v\":1", with: "\"v\":0") }, 1,
        "it is not a line of a journal"
      ),
      (
        "other words", { $0[0] = $0[0].replacing("user-properties", with: "roles") }, 1,
        "its checksum does not fit it and the line before"
      ),
      (
        "an endless line", { $0[1] = String(repeating: "x", count: 1_048_577) }, 2,
        "it is longer than any line that this program writes"
      ),
    ]

  @Test("Damage is told by its line", arguments: damages.indices)
  func damage(index: Int) throws {
    let (name, edit, line, said) = Self.damages[index]
    var lines = String(decoding: try Sample.journal(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    edit(&lines)
    let reading = JournalReading(Array((lines.joined(separator: "\n") + "\n").utf8))

    #expect(reading.nextLine == line, "\(name)")
    guard case .damaged(let damage) = reading.fault else {
      Issue.record("\(name): \(String(describing: reading.fault))")
      return
    }
    #expect(damage.reason == said, "\(name)")
  }

  /// Bodies that carry a right checksum and yet are not what this program writes.
  static let chained: [(body: String, said: String)] = [
    (
      "{\"v\":1,\"seq\":1,\"at\":\"2026-02-30T00:00:00Z\",\"type\":\"syncRan\",\"payload\":{}",
      "its time, 2026-02-30T00:00:00Z, is none"
    ),
    (
      "{\"v\":1,\"seq\":1,\"at\":\"2026-02-28T00:00:00Z\",\"type\":\"sun\u{1B}Rose\",\"payload\":{}",
      "its event (sunRose) is not written as one"
    ),
    (
      "{\"v\":1,\"seq\":1,\"at\":\"2026-02-28T00:00:00Z\",\"type\":\"syncRan\",\"payload\":\([String](repeating: "[", count: 100_000).joined())",
      "its event (syncRan) is not written as one"
    ),
  ]

  @Test("A right checksum does not make an event", arguments: chained)
  func chainedDamage(body: String, said: String) throws {
    let sum = JournalLine.chained(Array(body.utf8)[...], after: [])
    let line = body + ",\"sum\":\"\(String(decoding: sum, as: UTF8.self))\"}\n"
    guard case .damaged(let damage) = JournalReading(Array(line.utf8)).fault else {
      Issue.record("taken for an event")
      return
    }
    #expect(damage.reason == said)
  }

  @Test(
    "An event or an id that only a newer program knows is no damage",
    arguments: [("stepLeft", #"{"step":9}"#), ("planDrawn", "{}"), ("attested", #"{"id":"x"}"#)])
  func newerEvent(type: String, payload: String) throws {
    let body =
      #"{"v":1,"seq":1,"at":"2026-02-28T00:00:00Z","type":"\#(type)","payload":\#(payload)"#
    let sum = JournalLine.chained(Array(body.utf8)[...], after: [])
    let line = body + ",\"sum\":\"\(String(decoding: sum, as: UTF8.self))\"}\n"
    #expect(JournalReading(Array(line.utf8)).fault == .newerEvent(type))
  }

  @Test("CRLF and a byte order mark change nothing, and lines can be appended behind them")
  func lineEnds() throws {
    let plain = try Sample.journal()
    let windows: [UInt8] =
      [0xEF, 0xBB, 0xBF] + plain.flatMap { $0 == 10 ? [13, 10] : [$0] }
    let reading = JournalReading(windows)
    #expect(reading.events == Sample.events)
    #expect(reading.fault == nil)
    #expect(reading.length == windows.count)
    let scratch = try Scratch()
    try scratch.write(windows, to: "journal.ndjson")
    let path = scratch.path("journal.ndjson")
    let file = try JournalFile.open(writing: path, now: afternoon, operations: .live)
    try file.append(Event(.syncRan, at: afternoon + 200))
    #expect(JournalReading(try scratch.bytes(of: "journal.ndjson")).events.count == 7)
  }

  @Test("A newer line is seen, behind damage and torn off too")
  func newer() throws {
    let good = try Sample.journal(Array(Sample.events.prefix(2)))
    let newer = Array("{\"v\":7,\"seq\":3,\"when\":5".utf8)

    #expect(JournalReading(good + newer + [10]).fault == .newerSchema(7))
    #expect(JournalReading(good + newer + [10]).events == Array(Sample.events.prefix(2)))
    #expect(JournalReading(good + newer).fault == .newerSchema(7))
    #expect(JournalReading(newer + [10] + good).events == [])
    #expect(JournalReading(good + Array("rubbish\n".utf8) + newer + [10]).fault == .newerSchema(7))
  }

  @Test("A long journal is read to its end")
  func long() throws {
    let events = (0..<2000).map { Event(.screenShown(screen: "screen-\($0)"), at: afternoon + $0) }
    #expect(JournalReading(try Sample.journal(events)).events == events)
  }
}
