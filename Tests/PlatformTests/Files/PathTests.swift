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
