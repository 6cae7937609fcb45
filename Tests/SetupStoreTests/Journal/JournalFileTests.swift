import Glibc
import Platform
import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("A journal on disk")
struct JournalFileTests {
  let scratch: Scratch
  var path: String { scratch.path("journal.ndjson") }

  init() throws { scratch = try Scratch() }

  @Test("What was appended is read again, and more can be appended")
  func appends() throws {
    let journal = try write(.live)
    #expect(journal.reading.events == [])
    for event in Sample.events.prefix(3) { try journal.append(event) }

    let again = try write(.live)
    #expect(again.reading.events == Array(Sample.events.prefix(3)))
    #expect(again.notices == [])
    for event in Sample.events.dropFirst(3) { try again.append(event, durable: false) }
    #expect(try scratch.bytes(of: "journal.ndjson") == Sample.journal())
    #expect(try scratch.listing() == ["journal.ndjson 600"])
  }

  @Test("A line is one write and one sync; a screen shown is not waited for")
  func order() throws {
    let disk = Disk()
    let journal = try write(disk.operations)
    _ = disk.takeAsked()
    try journal.append(Sample.events[0])
    _ = disk.takeAsked()
    try journal.append(Sample.events[2])
    #expect(disk.takeAsked() == ["write journal.ndjson", "sync journal.ndjson"])
    try journal.append(Sample.events[1], durable: false)
    #expect(disk.takeAsked() == ["write journal.ndjson"])
  }

  @Test("The names that lead to it are synced with the first line that somebody confirmed, once")
  func names() throws {
    let disk = Disk()
    let line = ["write journal.ndjson", "sync journal.ndjson"]
    let folders = Path.folders(above: scratch.path("journal.ndjson"))
      .map { "sync \($0 == "/" ? $0 : Path.name(of: $0))" }
    #expect(folders.first == "sync \(Path.name(of: scratch.path))" && folders.last == "sync /")
    do {
      let journal = try write(disk.operations)
      #expect(disk.takeAsked() == ["open journal.ndjson"])
      try journal.append(Sample.events[1], durable: false)
      #expect(disk.takeAsked() == ["write journal.ndjson"])
    }
    // Whoever made it may have been killed, so the next one does it as well.
    let journal = try write(disk.operations)
    _ = disk.takeAsked()
    disk.fail("sync", with: EIO)
    #expect(throws: StoreFailure.self) { try journal.append(Sample.events[0]) }
    disk.fail("sync", with: nil)
    _ = disk.takeAsked()
    try journal.append(Sample.events[0])
    #expect(disk.takeAsked() == line + folders)
    try journal.append(Sample.events[2])
    #expect(disk.takeAsked() == line)
    let another = try write(disk.operations)
    _ = disk.takeAsked()
    try another.append(Sample.events[3])
    #expect(disk.takeAsked() == line)
  }

  @Test("Cut at any byte, a writer goes on after the last whole line")
  func cuts() throws {
    let good = try Sample.journal()
    let more = Event(.immediateSyncRequested, at: afternoon + 1000)
    for length in 0...good.count {
      try scratch.write(Array(good.prefix(length)), to: "journal.ndjson")
      let whole = Sample.line(of: length, in: good) - 1
      let journal = try write(.unsynced)
      #expect(journal.reading.events == Array(Sample.events.prefix(whole)))
      #expect(
        journal.notices
          == (journal.reading.length == length ? [] : [.tornLastLine(line: whole + 1)]))
      try journal.append(more)
      let expected = try Sample.journal(Sample.events.prefix(whole) + [more])
      #expect(try scratch.bytes(of: "journal.ndjson") == expected, "cut at \(length)")
    }
    #expect(try scratch.listing() == ["journal.ndjson 644"])
  }

  @Test("With a byte flipped, a reader changes nothing and a writer keeps the damaged file")
  func flips() throws {
    let good = try Sample.journal()
    // Every seventh byte is several in every line.
    for offset in stride(from: 0, to: good.count, by: 7) {
      let folder = try Scratch()
      var bytes = good
      bytes[offset] ^= 2
      try folder.write(bytes, to: "journal.ndjson")
      let line = Sample.line(of: offset, in: good)
      let events = Array(Sample.events.prefix(line - 1))

      let reader = try JournalFile.open(readOnly: folder.path("journal.ndjson"))
      #expect(reader.reading.events == events)
      #expect(reader.notices.count == 1)
      #expect(try folder.contents() == ["journal.ndjson": bytes])

      let writer = try write(.unsynced, in: folder)
      #expect(writer.reading.events == events)
      if case .newerSchema = writer.reading.fault {
        #expect(try folder.contents() == ["journal.ndjson": bytes])
      } else if case .tornLastLine = writer.reading.fault {
        #expect(try folder.contents() == ["journal.ndjson": try Sample.journal(events)])
      } else {
        #expect(
          try folder.contents() == [
            "journal.ndjson": try Sample.journal(events),
            "journal.damaged-20261123T130211Z.ndjson": bytes,
          ])
      }
    }
  }

  @Test("After damage was set aside, the journal goes on; a second one gets its own name")
  func afterDamage() throws {
    for round in 1...2 {
      try scratch.write(try Sample.journal() + Array("rubbish\n".utf8), to: "journal.ndjson")
      let journal = try write(.live)
      try journal.append(Event(.syncRan, at: afternoon))
      #expect(try scratch.listing().count == round + 1)
    }
    #expect(
      try scratch.listing() == [
        "journal.damaged-20261123T130211Z-2.ndjson 600",
        "journal.damaged-20261123T130211Z.ndjson 600", "journal.ndjson 600",
      ])
    let expected = try Sample.journal(Sample.events + [Event(.syncRan, at: afternoon)])
    #expect(try scratch.bytes(of: "journal.ndjson") == expected)
  }

  @Test("A newer journal is opened as far as understood and never written to")
  func newer() throws {
    let newer = Array("{\"v\":2,\"seq\":7,\"what\":\"unheard of\"}\n".utf8)
    let bytes = try Sample.journal() + newer
    try scratch.write(bytes, to: "journal.ndjson")

    let journal = try write(.live)
    #expect(journal.reading.events == Sample.events)
    #expect(!journal.isWritable)
    #expect(
      sentence { () throws(StoreFailure) in try journal.append(Sample.events[0]) }
        == "The state is open read-only, so nothing was saved.")
    #expect(try scratch.contents() == ["journal.ndjson": bytes])
  }

  @Test("A reader makes nothing and appends nothing")
  func reader() throws {
    let journal = try JournalFile.open(readOnly: path)
    #expect(journal.reading.events == [])
    #expect(
      sentence { () throws(StoreFailure) in try journal.append(Sample.events[0]) }
        == "The state is open read-only, so nothing was saved.")
    #expect(try scratch.listing() == [])
  }

  @Test("Appends from many threads stay whole and in order")
  func threads() async throws {
    let journal = try write(.unsynced)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          #expect(throws: Never.self) {
            try journal.append(
              Event(.screenShown(screen: "s\(number)"), at: afternoon), durable: false)
          }
        }
      }
    }
    let again = try write(.live)
    #expect(again.notices == [])
    #expect(Set(again.reading.events).count == 200)
  }

  private func write(
    _ operations: FileOperations, in folder: Scratch? = nil
  ) throws(StoreFailure) -> JournalFile {
    try JournalFile.open(
      writing: (folder ?? scratch).path("journal.ndjson"), now: afternoon, operations: operations)
  }
}
