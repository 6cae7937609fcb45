import Platform
import Support
import Testing

@Suite("Paths as texts")
struct PathTests {
  @Test(
    "Folder and name of a path",
    arguments: [
      ("/a/b.csv", "/a", "b.csv"), ("b.csv", ".", "b.csv"), ("/b.csv", "/", "b.csv"),
      ("a/b/", "a/b", "b"),
    ])
  func parts(path: String, folder: String, name: String) {
    #expect(Path.folder(of: path) == folder)
    #expect(Path.name(of: path) == name)
  }

  @Test("A path is read as it was typed, pasted or dragged in")
  func typed() throws {
    let folder = try TestFolder()
    let file = try folder.write("My users.csv", "")
    let escaped = file.split(separator: " ").joined(separator: #"\ "#)
    for text in ["~/My users.csv", file, "'\(file)'", "\"\(file)\" ", escaped] {
      #expect(Path.typed(text, home: folder.path) == file)
    }
    let address = "file://" + file.split(separator: " ").joined(separator: "%20")
    #expect(Path.typed(address, home: nil) == file)
    #expect(Path.typed("~/new", home: folder.path) == folder.path + "/new")
    #expect(Path.typed("'new'", home: folder.path) == "'new'")
  }

  @Test("Slashes at the end go, a root stays")
  func slashes() {
    #expect(Path.withoutEndingSlashes("/a//") == "/a")
    #expect(Path.withoutEndingSlashes("/") == "/")
  }

  @Test("A name that is taken gets a number before its ending")
  func unused() throws {
    let folder = try TestFolder()
    #expect(Path.unused(folder.path + "/a", ".csv") == folder.path + "/a.csv")
    for name in ["a.csv", "a-2.csv"] { try folder.write(name, "") }
    #expect(Path.unused(folder.path + "/a", ".csv") == folder.path + "/a-3.csv")
  }
}
