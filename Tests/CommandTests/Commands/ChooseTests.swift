import Support
import Testing

@Suite("choose")
struct ChooseTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("choose says what is chosen, and refuses what is no use case")
  func choose() async throws {
    let both = try await program.run("choose", "user-properties", "roles")
    #expect(both.output == "Chosen: User properties and Roles.\n")
    #expect(both.code == 0)
    let wrong = try await program.run("choose", "role")
    #expect(wrong.code == 2)
    #expect(wrong.output == "")
    #expect(wrong.errors == "Unknown use case: role. Did you mean roles?\n")
    #expect(try await program.run("choose").code == 2)
  }
}
