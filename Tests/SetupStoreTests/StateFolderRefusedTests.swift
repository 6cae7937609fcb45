import Platform
import Glibc
import SetupCore
import Testing

@testable import SetupStore

@Suite("A state folder that can't be used")
struct StateFolderRefusedTests {
  let scratch: Scratch
  var path: String { scratch.path("state") }

  init() throws { scratch = try Scratch() }

  @Test("A file in its place", arguments: [StateFolder.Mode.readWrite, .readOnly])
  func file(mode: StateFolder.Mode) throws {
    try scratch.write([], to: "state")
    #expect(said(mode) == "\(path) is a file, not a folder. Choose a folder with --state.")
  }

  @Test("A file on the way to it")
  func fileAbove() throws {
    try scratch.write([], to: "state")
    #expect(
      said(.readWrite, in: path + "/below")
        == "\(path)/below could not be made: a part of the path is a file, not a folder. "
        + "Choose another folder with --state.")
  }

  @Test("A folder named with slashes at its end is the same folder")
  func slashes() throws {
    _ = try StateFolder.open(path + "/below//", mode: .readWrite, now: afternoon)
    #expect(
      try scratch.listing() == [
        "state 700", "state/below 700", "state/below/journal.ndjson 600", "state/below/lock 600",
      ])
  }

  @Test("Others may write to it", arguments: [(0o777, "777"), (0o770, "770"), (0o1722, "1722")])
  func openToOthers(permissions: Int, shown: String) throws {
    mkdir(path, 0o700)
    try scratch.setPermissions(permissions, of: "state")
    #expect(
      said(.readWrite)
        == "Others can write to the folder \(path) (mode \(shown)). "
        + "Run chmod go-w on it, or choose another folder with --state.")
    #expect(try scratch.listing() == ["state \(shown)"])
    #expect(throws: Never.self) {
      try StateFolder.open(path, mode: .readOnly, now: afternoon)
    }
  }

  @Test("Others may read it: that is the person's choice")
  func readable() throws {
    mkdir(path, 0o700)
    try scratch.setPermissions(0o755, of: "state")
    #expect(throws: Never.self) {
      try StateFolder.open(path, mode: .readWrite, now: afternoon)
    }
    #expect(try scratch.listing() == ["state 755", "state/journal.ndjson 600", "state/lock 600"])
  }

  @Test("Its vault is a link", arguments: [StateFolder.Mode.readOnly, .readWrite])
  func vaultIsLink(mode: StateFolder.Mode) throws {
    let scratch = try Scratch()
    symlink("/tmp", scratch.path("vault"))
    let sentence = sentence { () throws(StoreFailure) in
      try StateFolder.open(scratch.path, mode: mode, now: afternoon)
    }
    #expect(
      sentence
        == "\(scratch.path)/vault is a symbolic link, and backups are kept nowhere but in the state "
        + "folder. Move it away and start again.")
  }

  @Test("It belongs to somebody else", .enabled(if: geteuid() == 0, "needs root to give it away"))
  func another() throws {
    mkdir(path, 0o700)
    chown(path, 4242, 4242)
    #expect(
      said(.readWrite)
        == "The folder \(path) belongs to another user (number 4242). "
        + "Choose a folder of your own with --state, or open it read-only.")
    #expect(try scratch.listing() == ["state 700"])
  }

  @Test("It may not be written to", .enabled(if: geteuid() != 0, "permissions don't bind root"))
  func unwritable() throws {
    mkdir(path, 0o700)
    try scratch.setPermissions(0o500, of: "state")
    #expect(
      said(.readWrite)
        == "\(path)/lock could not be opened: permission denied. "
        + "Choose a folder of your own with --state.")
    try scratch.setPermissions(0o700, of: "state")
  }

  /// What fails, with what, and what is said of which file.
  static let refusals: [(operation: String, code: Int32, said: String)] = [
    (
      "makeFolder", EACCES,
      " could not be made: permission denied. Choose a folder of your own with --state."
    ),
    (
      "makeFolder", EROFS,
      " could not be made: the file system is read-only. "
        + "Choose another folder with --state, or open it read-only."
    ),
    ("makeFolder", ENOSPC, " could not be made: the disk is full. Free some space and try again."),
    (
      "open", EROFS,
      "/lock could not be opened: the file system is read-only. "
        + "Choose another folder with --state, or open it read-only."
    ),
    (
      "open", EACCES,
      "/lock could not be opened: permission denied. "
        + "Choose a folder of your own with --state."
    ),
    (
      "write", ENOSPC,
      "/lock could not be written: the disk is full. Free some space and try again."
    ),
    (
      "write", EDQUOT,
      "/lock could not be written: the disk quota is used up. Free some space and try again."
    ),
  ]

  @Test("The system refuses", arguments: refusals)
  func refused(operation: String, code: Int32, said: String) throws {
    let disk = Disk()
    disk.fail(operation, with: code)
    #expect(self.said(.readWrite, disk.operations) == path + said)
    disk.fail(operation, with: nil)
    #expect(throws: Never.self) {
      try StateFolder.open(
        path, mode: .readWrite, now: afternoon, operations: disk.operations)
    }
  }

  private func said(
    _ mode: StateFolder.Mode, _ operations: FileOperations = .live, in folder: String? = nil
  ) -> String {
    sentence { () throws(StoreFailure) in
      try StateFolder.open(
        folder ?? path, mode: mode, now: afternoon, operations: operations)
    }
  }
}
