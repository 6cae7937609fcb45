import Foundation
import Platform
import Support
import Testing

@Suite("Files that are read")
struct OpenFileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("A named file is read through a link, one of this program's own isn't")
  func links() throws {
    try folder.write("file", "text")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/file")
    #expect(OpenFile.bytes(of: folder.path + "/link", atMost: 4) == Array("text".utf8))
    #expect(throws: SystemError(code: ELOOP)) {
      try OpenFile(folder.path + "/link", for: .reading)
    }
  }

  @Test("More than the limit, a folder and a pipe without a writer are not read")
  func refused() throws {
    try folder.write("file", "text")
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(OpenFile.bytes(of: folder.path + "/file", atMost: 3) == nil)
    #expect(OpenFile.bytes(of: folder.path, atMost: 100) == nil)
    #expect(OpenFile.bytes(of: folder.path + "/pipe", atMost: 100) == nil)
  }

  @Test("A lock is one program's")
  func lock() throws {
    let first = try OpenFile(folder.path + "/lock", for: .locking)
    let second = try OpenFile(folder.path + "/lock", for: .locking)
    #expect(try first.lock())
    #expect(try !second.lock())
  }
}
