import Platform
import Basics
import Glibc
import SetupCore
import Testing

@testable import SetupStore

@Suite("The vault")
struct VaultTests {
  let scratch: Scratch
  let disk = Disk()
  let export = Array("Email,Name\nfour@example.com,Four\n".utf8)
  var sha256: String { SHA256.hexadecimal(of: export) }
  var vault: Vault {
    Vault(path: scratch.path("vault"), isWritable: true, operations: disk.operations)
  }

  init() throws { scratch = try Scratch() }

  @Test("A file is kept under its digest, for its owner alone, and comes out as it went in")
  func keeps() throws {
    let writer = try vault.beginCopy()
    for byte in export { try writer.write([byte]) }
    #expect(vault.keptFiles() == [])
    try writer.commit(expecting: sha256)

    #expect(vault.keptFiles() == [Vault.KeptFile(sha256: sha256, bytes: export.count)])
    #expect(try scratch.listing() == ["vault 700", "vault/\(sha256).csv 600"])
    try vault.writeOut(sha256, to: scratch.path("out.csv"))
    #expect(try scratch.bytes(of: "out.csv") == export)
    #expect(scratch.permissions(of: "out.csv") == 0o600)
  }

  @Test("What is kept is on the disk before it has its name")
  func order() throws {
    let writer = try vault.beginCopy()
    try writer.write(export)
    _ = disk.takeAsked()
    try writer.commit(expecting: sha256)
    let asked = disk.takeAsked()
    #expect(asked.first?.hasPrefix("sync .dirsync-setup-new-") == true)
    #expect(asked.dropFirst() == ["rename \(sha256).csv", "sync vault"])
  }

  @Test("The same file kept twice is kept once")
  func twice() throws {
    try keep(export)
    try keep(export)
    #expect(vault.keptFiles().count == 1)
    #expect(try scratch.listing().count == 2)
  }

  @Test("Bytes that changed since they were verified are not kept")
  func changed() throws {
    let writer = try vault.beginCopy()
    try writer.write(export + [10])
    #expect(
      sentence { () throws(StoreFailure) in try writer.commit(expecting: sha256) }
        == "\(scratch.path("vault/\(sha256).csv")) is not the file that was verified: its digest "
        + "differs. Verify the export again and keep it.")
    #expect(try scratch.listing() == ["vault 700"])
  }

  @Test("A copy that is abandoned, dropped or cut short leaves nothing")
  func abandoned() throws {
    let writer = try vault.beginCopy()
    try writer.write(export)
    writer.abandon()
    #expect(throws: StoreFailure.self) { try writer.commit(expecting: sha256) }
    #expect(try scratch.listing() == ["vault 700"])

    try vault.beginCopy().write(export)
    #expect(try scratch.listing() == ["vault 700"])

    do {
      let writer = try vault.beginCopy()
      disk.limit(to: 7)
      #expect(
        sentence { () throws(StoreFailure) in try writer.write(export) }
          == "\(scratch.path("vault")) could not be written: the disk is full. "
          + "Free some space and try again.")
    }
    #expect(try scratch.listing() == ["vault 700"])
  }

  @Test(
    "A name that is no digest names no file",
    arguments: [
      "", "key", "../journal", String(repeating: "A", count: 64), String(repeating: "a", count: 63),
      "../" + String(repeating: "a", count: 61), String(repeating: "b", count: 64),
    ])
  func noDigest(name: String) throws {
    try keep(export)
    let said =
      "No backup \(sanitised(name, limit: 12)) is kept here. Verify the export again and keep it."
    #expect(sentence { () throws(StoreFailure) in try vault.path(ofKept: name) } == said)
    #expect(
      sentence { () throws(StoreFailure) in
        try vault.writeOut(name, to: scratch.path("out.csv"))
      } == said)
    #expect(FileStatus(ofLink: scratch.path("out.csv")) == nil)
  }

  @Test("A link among the kept files is not followed")
  func link() throws {
    try keep([])
    let name = String(repeating: "c", count: 64)
    symlink("/etc/passwd", scratch.path("vault/\(name).csv"))
    #expect(vault.keptFiles().map(\.sha256) == [SHA256.hexadecimal(of: [])])
    #expect(throws: StoreFailure.notKept(sha256: name)) { try vault.path(ofKept: name) }
  }

  @Test("A kept file that was damaged is not written out")
  func damaged() throws {
    try keep(export)
    try scratch.write(export.reversed(), to: "vault/\(sha256).csv")
    #expect(
      sentence { () throws(StoreFailure) in
        try vault.writeOut(sha256, to: scratch.path("out.csv"))
      }
        == "\(scratch.path("vault/\(sha256).csv")) is not the file that was verified: its digest "
        + "differs. Verify the export again and keep it.")
    #expect(try scratch.listing() == ["vault 700", "vault/\(sha256).csv 600"])
  }

  @Test("Forgetting deletes the kept files and leaves the key and what isn't ours")
  func forgets() throws {
    try keep(export)
    try keep(export + export)
    let digest = try vault.personKey().digest(of: "four@example.com")
    try scratch.write([1], to: "vault/notes.csv")
    #expect(try vault.forget() == 2)
    #expect(vault.keptFiles() == [])
    #expect(
      try scratch.listing().map { $0.prefix { $0 != " " } } == [
        "vault", "vault/key", "vault/notes.csv",
      ])
    #expect(try vault.personKey().digest(of: "four@example.com") == digest)
    #expect(try vault.forget() == 0)
  }

  @Test("A vault that others may write to is not used")
  func openToOthers() throws {
    mkdir(vault.path, 0o700)
    try scratch.setPermissions(0o733, of: "vault")
    #expect(
      sentence { () throws(StoreFailure) in try vault.beginCopy() }
        == "Others can write to the folder \(vault.path) (mode 733). "
        + "Run chmod go-w on it, or choose another folder with --state.")
  }

  private func keep(_ bytes: [UInt8]) throws {
    let writer = try vault.beginCopy()
    try writer.write(bytes)
    try writer.commit(expecting: SHA256.hexadecimal(of: bytes))
  }
}
