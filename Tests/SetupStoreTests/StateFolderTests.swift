import Platform
import Basics
import Glibc
import SetupCore
import Testing

@testable import SetupStore

@Suite("The state folder")
struct StateFolderTests {
  let scratch: Scratch
  var path: String { scratch.path("state/dirsync-setup") }

  init() throws { scratch = try Scratch() }

  @Test("Opened to go on, it is made for its owner alone, and goes on where it was left")
  func goesOn() throws {
    do {
      let folder = try open(.readWrite)
      #expect(folder.isWritable)
      #expect(folder.events == [])
      for event in Sample.events { try folder.append(event) }
    }
    #expect(
      try scratch.listing() == [
        "state 700", "state/dirsync-setup 700", "state/dirsync-setup/journal.ndjson 600",
        "state/dirsync-setup/lock 600",
      ])
    let again = try open(.readWrite)
    #expect(again.events == Sample.events)
    #expect(again.notices == [])
  }

  @Test("Opened to look, nothing is made and nothing changed")
  func readsOnly() throws {
    let fresh = try open(.readOnly)
    #expect(fresh.events == [])
    #expect(!fresh.isWritable)
    #expect(fresh.vault.keptFiles() == [])
    _ = try fresh.vault.personKey()
    let refused = "The state is open read-only, so nothing was saved."
    #expect(
      sentence { () throws(StoreFailure) in try fresh.append(Sample.events[0]) } == refused)
    #expect(sentence { () throws(StoreFailure) in try fresh.vault.beginCopy() } == refused)
    #expect(sentence { () throws(StoreFailure) in try fresh.forget() } == refused)
    #expect(
      sentence { () throws(StoreFailure) in try fresh.startOver(now: afternoon) } == refused)
    #expect(try scratch.listing() == [])

    try open(.readWrite).append(Sample.events[0])
    let before = try scratch.contents()
    #expect(try open(.readOnly).events == [Sample.events[0]])
    #expect(try scratch.contents() == before)
  }

  @Test("Only what a person confirmed is waited for")
  func durability() throws {
    let disk = Disk()
    let folder = try open(.readWrite, disk.operations)
    try folder.append(Sample.events[0])
    _ = disk.takeAsked()
    for (kind, syncs) in [
      (Event.Kind.screenShown(screen: "1-enable"), ["write journal.ndjson"]),
      (.stepLeft(step: .enable), ["write journal.ndjson", "sync journal.ndjson"]),
    ] {
      try folder.append(Event(kind, at: afternoon))
      #expect(disk.takeAsked() == syncs)
    }
  }

  @Test("Starting over sets journal and vault aside, and forgetting reaches there too")
  func startsOver() throws {
    let folder = try open(.readWrite)
    for event in Sample.events { try folder.append(event) }
    let sha256 = try keep("one", in: folder)
    let before = try folder.vault.personKey().digest(of: "four@example.com")

    let past = try folder.startOver(now: afternoon)
    #expect(past == path + "/set-aside-20261123T130211Z")
    try folder.append(Event(.syncRan, at: afternoon))
    try keep("two", in: folder)
    #expect(try folder.vault.personKey().digest(of: "four@example.com") != before)
    let root = "state/dirsync-setup/set-aside-20261123T130211Z"
    #expect(try scratch.bytes(of: root + "/journal.ndjson") == Sample.journal())
    #expect(try scratch.text(of: root + "/vault/\(sha256).csv") == "one")
    #expect(try scratch.bytes(of: root + "/vault/key").count == 32)

    #expect(try folder.startOver(now: afternoon) == past + "-2")
    #expect(try folder.forget() == 2)
    #expect(try scratch.listing().filter { $0.contains(".csv") } == [])
    #expect(try scratch.listing().filter { $0.contains("/journal.ndjson") }.count == 3)
    #expect(try folder.forget() == 0)
  }

  @Test("Starting over that fails halfway loses nothing")
  func startOverFails() throws {
    let disk = Disk()
    let folder = try open(.readWrite, disk.operations)
    for event in Sample.events { try folder.append(event) }
    disk.fail("open", with: ENOSPC)
    #expect(
      sentence { () throws(StoreFailure) in try folder.startOver(now: afternoon) }
        == "\(path)/journal.ndjson could not be made: the disk is full. "
        + "Free some space and try again.")
    disk.fail("open", with: nil)
    #expect(try scratch.bytes(of: "state/dirsync-setup/journal.ndjson") == Sample.journal())
    try folder.append(Event(.syncRan, at: afternoon))
    #expect(try open(.readOnly).events == Sample.events + [Event(.syncRan, at: afternoon)])
  }

  @Test("What a crash left half-written is cleaned up by a writer, and only by a writer")
  func leftovers() throws {
    let leftovers = [
      Path.temporary(beside: path + "/x"), Path.temporary(beside: path + "/vault/x"),
    ]
    let sha256 = try keep("one", in: try open(.readWrite))
    for leftover in leftovers {
      try FileOperations.live.replace(leftover, with: [1, 2, 3])
    }
    _ = try open(.readOnly)
    #expect(leftovers.allSatisfy { FileStatus(ofLink: $0) != nil })
    let folder = try open(.readWrite)
    #expect(leftovers.allSatisfy { FileStatus(ofLink: $0) == nil })
    #expect(folder.vault.keptFiles().map(\.sha256) == [sha256])
  }

  @Test("A damaged journal is told, and who only looks leaves it alone")
  func damaged() throws {
    try open(.readWrite).append(Sample.events[0])
    let name = "state/dirsync-setup/journal.ndjson"
    let bytes = try scratch.bytes(of: name) + Array("rubbish\n".utf8)
    try scratch.write(bytes, to: name)

    #expect(
      try open(.readOnly).notices.map(\.sentence) == [
        "The journal is damaged in line 2: it is not a line of a journal. "
          + "The line before it is good and is used. The file was left as it is."
      ])
    #expect(try scratch.bytes(of: name) == bytes)
    #expect(
      try open(.readWrite).notices.map(\.sentence) == [
        "The journal is damaged in line 2: it is not a line of a journal. "
          + "The line before it is good and is used. The damaged file is kept as "
          + "journal.damaged-20261123T130211Z.ndjson. Look through the steps before you go on."
      ])
    #expect(try open(.readWrite).notices == [])
  }

  private func open(
    _ mode: StateFolder.Mode, _ operations: FileOperations = .live
  ) throws(StoreFailure) -> StateFolder {
    try StateFolder.open(path, mode: mode, now: afternoon, offset: 60, operations: operations)
  }

  @discardableResult
  private func keep(_ text: String, in folder: StateFolder) throws -> String {
    let sha256 = SHA256.hexadecimal(of: Array(text.utf8))
    let writer = try folder.vault.beginCopy()
    try writer.write(Array(text.utf8))
    try writer.commit(expecting: sha256)
    return sha256
  }
}
