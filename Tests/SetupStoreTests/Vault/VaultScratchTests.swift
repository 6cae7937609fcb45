import Platform
import Glibc
import SetupCore
import Testing

@testable import SetupStore

@Suite("A scratch file in the vault")
struct VaultScratchTests {
  let folder: Scratch
  let disk = Disk()
  var vault: Vault {
    Vault(path: folder.path("vault"), isWritable: true, operations: disk.operations)
  }

  init() throws { folder = try Scratch() }

  private func text(_ scratch: VaultScratch) throws(StoreFailure) -> String {
    var bytes: [UInt8] = []
    try scratch.read { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var files: [String] { Folder.names(in: vault.path) }

  @Test("What is added is on the disk at once, for its owner alone, and comes back in order")
  func adds() throws {
    let scratch = try vault.beginScratch()
    #expect(try text(scratch) == "")
    try scratch.append(Array("four\r\n".utf8))
    let name = try #require(files.first)
    #expect(try folder.text(of: "vault/" + name) == "four\r\n")
    #expect(folder.permissions(of: "vault/" + name) == 0o600)
    try scratch.append(Array("six\r\n".utf8))
    #expect(try text(scratch) == "four\r\nsix\r\n")
    #expect(try text(scratch) == "four\r\nsix\r\n")
  }

  @Test("More than a piece is read in several")
  func pieces() throws {
    let scratch = try vault.beginScratch()
    let long = [UInt8](repeating: 7, count: 200_000)
    try scratch.append(long)
    try scratch.append(long)
    var sizes: [Int] = []
    try scratch.read { sizes.append($0.count) }
    #expect(sizes == [262_144, 137_856])
  }

  @Test("It is no kept file, and gone once it is abandoned or dropped")
  func gone() throws {
    let scratch = try vault.beginScratch()
    try scratch.append([1])
    #expect(vault.keptFiles() == [])
    scratch.abandon()
    #expect(files == [])
    #expect(throws: StoreFailure.abandoned) { try scratch.append([1]) }
    #expect(throws: StoreFailure.abandoned) { try text(scratch) }

    try vault.beginScratch().append([1])
    #expect(files == [])
  }

  @Test("A full disk takes nothing of a piece, and there it goes on when there is room")
  func fullDisk() throws {
    let scratch = try vault.beginScratch()
    try scratch.append(Array("four\r\n".utf8))
    disk.limit(to: 3)
    #expect(
      sentence { () throws(StoreFailure) in try scratch.append(Array("six\r\n".utf8)) }
        == "\(vault.path) could not be written: the disk is full. "
        + "Free some space and try again.")
    disk.limit(to: .max)
    try scratch.append(Array("one\r\n".utf8))
    #expect(try text(scratch) == "four\r\none\r\n")
  }

  @Test("Half a piece that can't be cut off ends the file")
  func halfAPiece() throws {
    let scratch = try vault.beginScratch()
    disk.limit(to: 3)
    disk.fail("truncate", with: EIO)
    #expect(throws: StoreFailure.self) { try scratch.append(Array("six\r\n".utf8)) }
    disk.limit(to: .max)
    #expect(throws: StoreFailure.abandoned) { try scratch.append([1]) }
    #expect(files == [])
  }

  @Test("One that a crash left is removed by the next writer, and no reader's business")
  func crash() throws {
    let path = folder.path("state")
    let left = try StateFolder.open(path, mode: .readWrite, now: afternoon).vault.beginScratch()
    try left.append(Array("four\r\n".utf8))
    _ = try StateFolder.open(path, mode: .readOnly, now: afternoon)
    #expect(Folder.names(in: path + "/vault").count == 1)
    _ = try StateFolder.open(path, mode: .readWrite, now: afternoon)
    #expect(Folder.names(in: path + "/vault") == [])
  }

  @Test("A folder that is only read has none")
  func readOnly() throws {
    let vault = Vault(path: folder.path("vault"), isWritable: false, operations: disk.operations)
    #expect(throws: StoreFailure.readOnly) { try vault.beginScratch() }
  }
}
