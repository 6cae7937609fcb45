import Glibc
import SetupCore
import Testing

@testable import SetupStore

@Suite("A disk that refuses")
struct JournalFailureTests {
  let scratch: Scratch
  let disk = Disk()

  init() throws { scratch = try Scratch() }

  @Test("The disk is full at any byte of a line: nothing of it stays, and the next line follows")
  func fullAnywhere() throws {
    let before = try Sample.journal(Array(Sample.events.prefix(2)))
    let line = try Sample.journal(Array(Sample.events.prefix(3))).count - before.count
    let journal = try open()
    try journal.append(Sample.events[0])
    try journal.append(Sample.events[1])
    for room in 0..<line {
      disk.limit(to: room)
      #expect(
        sentence { () throws(StoreFailure) in try journal.append(Sample.events[2]) }
          == "\(scratch.path("journal.ndjson")) could not be written: the disk is full. "
          + "Free some space and try again.")
      #expect(try scratch.bytes(of: "journal.ndjson") == before)
    }
    disk.limit(to: .max)
    for event in Sample.events.dropFirst(2) { try journal.append(event) }
    #expect(try scratch.bytes(of: "journal.ndjson") == Sample.journal())
  }

  @Test("A torn line that can't be cut off is cut off before the next one")
  func cutLater() throws {
    let journal = try open()
    try journal.append(Sample.events[0])
    disk.limit(to: 20)
    disk.fail("truncate", with: EIO)
    #expect(throws: StoreFailure.self) { try journal.append(Sample.events[1]) }
    disk.limit(to: .max)
    #expect(
      sentence { () throws(StoreFailure) in try journal.append(Sample.events[1]) }
        == "\(scratch.path("journal.ndjson")) could not be saved to the disk: the disk reported "
        + "an error. Check the disk, and choose a folder on another one with --state.")

    let reader = try JournalFile.open(readOnly: scratch.path("journal.ndjson"))
    #expect(reader.reading.events == [Sample.events[0]])
    #expect(reader.notices == [.tornLastLine(line: 2)])

    disk.fail("truncate", with: nil)
    for event in Sample.events.dropFirst() { try journal.append(event) }
    #expect(try scratch.bytes(of: "journal.ndjson") == Sample.journal())
  }

  @Test("A line that could not be synced is taken back")
  func unsynced() throws {
    let journal = try open()
    try journal.append(Sample.events[0])
    disk.fail("sync", with: EIO)
    #expect(throws: StoreFailure.self) { try journal.append(Sample.events[1]) }
    #expect(try scratch.bytes(of: "journal.ndjson") == Sample.journal([Sample.events[0]]))
  }

  @Test("A journal changed, replaced or removed behind the program is not written to")
  func changedBehind() throws {
    let said =
      "\(scratch.path("journal.ndjson")) was changed or taken away by another program; "
      + "nothing more is saved to it. Quit and start again to go on with what it has now."
    let changes: [() throws -> Void] = [
      { try scratch.write([], to: "journal.ndjson") },
      { unlink(scratch.path("journal.ndjson")) },
      { rename(scratch.path("journal.ndjson"), scratch.path("elsewhere")) },
    ]
    for change in changes {
      let journal = try open()
      try journal.append(Sample.events[0])
      try change()
      let contents = try scratch.contents()
      #expect(
        sentence { () throws(StoreFailure) in try journal.append(Sample.events[1]) } == said)
      #expect(try scratch.contents() == contents)
      unlink(scratch.path("journal.ndjson"))
    }
  }

  @Test(
    "Damage that can't be set aside leaves everything as it was", arguments: ["open", "rename"])
  func damageOnFullDisk(operation: String) throws {
    let bytes = try Sample.journal() + Array("rubbish\n".utf8)
    try scratch.write(bytes, to: "journal.ndjson")
    disk.fail(operation, with: EROFS)
    let kept = scratch.path("journal.damaged-20261123T130211Z.ndjson")
    #expect(
      sentence { () throws(StoreFailure) in try open() }
        == "\(kept) could not be written: the file system is read-only. "
        + "Choose another folder with --state, or open it read-only.")
    #expect(try scratch.contents() == ["journal.ndjson": bytes])
  }

  @Test("What is no ordinary file is not opened, and a pipe is not waited for")
  func noFile() throws {
    let path = scratch.path("journal.ndjson")
    mkfifo(path, 0o600)
    #expect(
      sentence { () throws(StoreFailure) in try open() }
        == "\(path) is not an ordinary file. Move it away and start again.")
    unlink(path)
    symlink("/dev/zero", path)
    #expect(
      sentence { () throws(StoreFailure) in try JournalFile.open(readOnly: path) }
        == "\(path) could not be opened: it is a symbolic link. "
        + "Move it away, or choose another folder with --state.")
  }

  @Test("A journal beyond all measure is not read")
  func enormous() throws {
    let path = scratch.path("journal.ndjson")
    try scratch.write([], to: "journal.ndjson")
    truncate(path, 300 * 1_048_576)
    #expect(
      sentence { () throws(StoreFailure) in try JournalFile.open(readOnly: path) }
        == "\(path) is larger than 256 MiB, more than this program writes. "
        + "Move it away and start again.")
  }

  private func open() throws(StoreFailure) -> JournalFile {
    try JournalFile.open(
      writing: scratch.path("journal.ndjson"), now: afternoon, operations: disk.operations)
  }
}
