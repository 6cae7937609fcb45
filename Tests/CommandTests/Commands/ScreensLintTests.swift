import Support
import Testing

@Suite("screens lint")
struct ScreensLintTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("screens lint: what is wrong stands at file, line and column")
  func lint() async throws {
    let own = try await program.run("screens", "lint")
    #expect(own.code == 0)
    #expect(own.output.hasSuffix(" screens, nothing wrong.\n"))
    try program.home.write("bad/a.json", "{\n  \"id\": 3,\n")
    let bad = try await program.run("screens", "lint", program.home.inside("bad"))
    #expect(bad.code == 1)
    #expect(bad.output == "a.json:3:1: expected a key in quotation marks, found the end\n")
    let missing = try await program.run("screens", "lint", program.home.inside("none"))
    #expect(missing.code == 4)
    #expect(missing.errors.contains("can't be opened: there is no such file or folder."))
    let start = try await program.run("--screens", program.home.inside("bad"), "--plain")
    #expect(start.code == 4)
    #expect(start.errors.contains("a.json:3:1: "))
  }
}
