import Foundation
import Platform
import Support
import Testing

@Suite("Folders")
struct FolderTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("The names in a folder, sorted, hidden ones too")
  func names() throws {
    for name in ["b", "a", ".c"] { try folder.write(name, "") }
    #expect(try Folder.contents(of: folder.path) == [".c", "a", "b"])
    #expect(try Folder.contents(of: folder.path, most: 2).count == 2)
  }

  @Test("A folder that isn't there is refused with the reason, or has no names")
  func missing() {
    let path = folder.path + "/none"
    #expect(throws: SystemError(code: ENOENT)) { try Folder.contents(of: path) }
    #expect(Folder.names(in: path) == [])
  }

  @Test("A tree is removed, and what a link in it points to stays")
  func tree() throws {
    let temporary = try Folder.makeTemporary("tree", in: folder.path)
    #expect(FileStatus(of: temporary)?.permissions == 0o700)
    try folder.write("kept", "kept")
    try FileManager.default.createDirectory(
      atPath: temporary + "/inner", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: temporary + "/inner/link", withDestinationPath: folder.path)
    Folder.removeTree(temporary)
    #expect(Folder.names(in: folder.path) == ["kept"])
  }
}
