import Platform
import Support
import Testing

@Suite("Paths as they were meant")
struct PathReadingTests {
  let home: TestFolder

  init() throws {
    home = try TestFolder()
    try home.write("my users.csv", "x")
    try home.write("it's.csv", "x")
    try home.write("a\\b.csv", "x")
  }

  @Test("What is dragged into a terminal names the file, however the terminal writes it")
  func dragged() {
    let path = home.path
    for text in [
      "\(path)/my users.csv", "~/my users.csv", "'\(path)/my users.csv'",
      "\"\(path)/my users.csv\"", "\(path)/my\\ users.csv", "\(path)/my\\ users.csv ",
      "file://\(path)/my%20users.csv", "file://localhost\(path)/my%20users.csv", "'~/my users.csv'",
    ] {
      #expect(Path.read(text, home: path) == "\(path)/my users.csv", "\(text)")
    }
    #expect(Path.read("\(path)/it\\'s.csv", home: path) == "\(path)/it's.csv")
  }

  @Test("A name that is there is taken as it stands, and so is one that is nowhere")
  func plain() {
    let path = home.path
    #expect(Path.read("\(path)/a\\b.csv", home: path) == "\(path)/a\\b.csv")
    #expect(Path.read("'none.csv'", home: path) == "'none.csv'")
    #expect(Path.read("~/new folder", home: path) == "\(path)/new folder")
    #expect(Path.read("~", home: path) == path)
    #expect(Path.read("~other/x", home: path) == "~other/x")
    #expect(Path.read("~/x", home: nil) == "~/x")
    #expect(Path.read("", home: path) == "")
    #expect(Path.read("file://", home: path) == "file://")
  }
}
