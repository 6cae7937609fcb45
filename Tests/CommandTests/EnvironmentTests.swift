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

  @Test("Paths in arguments are read as they were meant; a tilde makes no folder of its own")
  func paths() async throws {
    try program.home.write("my users.csv", Exports.good)
    for path in ["~/my users.csv", "my\\ users.csv", "'~/my users.csv'"] {
      let ended = try await program.run("verify-backup", path)
      #expect(ended.code == 0, "\(path): \(ended.errors)")
    }
    #expect(try await program.run("choose", "roles", "--state=~/x").code == 0)
    #expect(program.home.files(under: "x").contains("journal.ndjson"))
    #expect(!program.home.files().contains { $0.hasPrefix("~") })
    var elsewhere = program
    elsewhere.environment["DIRSYNC_STATE"] = "~/y"
    #expect(try await elsewhere.run("choose", "roles").code == 0)
    #expect(program.home.files(under: "y").contains("journal.ndjson"))
  }

  @Test("Without HOME the state is in the home of the password entry, never in /tmp")
  func noHome() async throws {
    let words = ["-u", "HOME", "-u", "DIRSYNC_STATE", ProgramUnderTest.path, "doctor", "--json"]
    let ended = try await runTool("/usr/bin/env", words, environment: program.cleanEnvironment)
    let checks = ended.json["checks"] as? [[String: String]] ?? []
    let state = try #require(checks.first { $0["id"] == "state-folder" }?["detail"])
    #expect(state.contains("/.local/state/dirsync-setup"))
    #expect(!state.contains("/tmp/"))
  }
}
