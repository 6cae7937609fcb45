import Support
import Testing

@Suite("What the program takes from around it")
struct EnvironmentTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("--now takes ISO 8601 alone")
  func now() async throws {
    let ended = try await program.run("check", "--now", "yesterday")
    #expect(ended.code == 2)
    #expect(ended.errors.contains("ISO 8601"))
  }

  @Test("Tokens of the environment are on no disk and in no output")
  func environmentTokens() async throws {
    var program = program
    let token = "00" + String(repeating: "xY7-", count: 10)
    program.environment = ["OKTA_CLIENT_TOKEN": token, "DX_API_TOKEN": token + "dx"]
    for words in [["choose", "roles"], ["check", "--offline"], ["--offline", "--plain"]] {
      let ended = try await program.run(words)
      #expect(!(ended.output + ended.errors).contains(token))
    }
    for file in program.home.files() { #expect(!program.home.read(file).contains(token)) }
    #expect(program.home.files(under: "state").contains("journal.ndjson"))
  }
}
