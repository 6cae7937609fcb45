import Platform
import Glibc
import Testing

@testable import SetupStore

@Suite("Files that a person names")
struct OutputFileTests {
  let scratch: Scratch
  var path: String { scratch.path("out.txt") }

  init() throws { scratch = try Scratch() }

  @Test("A file gets its name when it is whole, for its owner alone")
  func whole() throws {
    let output = try OutputFile(path)
    try Array("half".utf8).withUnsafeBytes { try output.write($0) }
    #expect(FileStatus(ofLink: path) == nil)
    try output.finish()
    #expect(try scratch.text(of: "out.txt") == "half")
    #expect(try scratch.listing() == ["out.txt 600"])
  }

  @Test("What is there already is replaced only when told")
  func exists() throws {
    try scratch.write([1], to: "out.txt")
    #expect(
      sentence { () throws(StoreFailure) in try OutputFile.write([2], to: path) }
        == "\(path) exists already and was left as it is. Choose another name.")
    #expect(try scratch.bytes(of: "out.txt") == [1])
    try OutputFile.write([2], to: path, overwriting: true)
    #expect(try scratch.bytes(of: "out.txt") == [2])
    #expect(try scratch.listing() == ["out.txt 600"])
  }

  @Test("A folder, a link or a device is never replaced")
  func special() throws {
    let said = " could not be written: "
    let remedy = ". Choose another place for the file."
    mkdir(scratch.path("folder"), 0o700)
    symlink("folder", scratch.path("link"))
    mkfifo(scratch.path("pipe"), 0o600)
    let before = try scratch.listing()
    for (name, reason) in [
      ("folder", "it is a folder"), ("link", "it is a symbolic link"),
      ("pipe", "it is a device or a pipe"),
    ] {
      let path = scratch.path(name)
      #expect(
        sentence { () throws(StoreFailure) in
          try OutputFile.write([2], to: path, overwriting: true)
        } == path + said + reason + remedy)
    }
    #expect(try scratch.listing() == before)
  }

  @Test("A folder that isn't there is told by the file's name")
  func noFolder() {
    let path = scratch.path("nowhere/out.txt")
    #expect(
      sentence { () throws(StoreFailure) in try OutputFile.write([2], to: path) }
        == "\(path) could not be written: there is no such file or folder. "
        + "Choose another place for the file.")
  }

  @Test("A full disk leaves the old file and no part of the new one")
  func full() throws {
    try scratch.write([1], to: "out.txt")
    let disk = Disk()
    disk.limit(to: 2)
    let output = try OutputFile(path, overwriting: true, disk.operations)
    #expect(
      sentence { () throws(StoreFailure) in
        try output.writeWhole { output throws(StoreFailure) in
          for number in 0..<3 {
            try withUnsafeBytes(of: UInt8(number)) { byte in
              Result { () throws(StoreFailure) in try output.write(byte) }
            }.get()
          }
        }
      } == "\(path) could not be written: the disk is full. Free some space and try again.")
    #expect(try scratch.bytes(of: "out.txt") == [1])
    #expect(try scratch.listing() == ["out.txt 644"])
  }
}
