import Support
import Testing

@Suite("--help and --version")
struct HelpTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("--help and --version go to standard output and touch nothing")
  func help() async throws {
    let help = try await program.run("--help")
    #expect(help.code == 0)
    #expect(help.errors == "")
    for word in ["check", "choose", "attest", "waive", "verify-backup", "plan add", "render"] {
      #expect(help.output.contains("  dirsync-setup \(word) "), "\(word)")
    }
    for option in ["--state DIR", "--offline", "--plain", "--ascii", "--no-color", "--now"] {
      #expect(help.output.contains("  \(option)"), "\(option)")
    }
    let version = try await program.run("--version")
    #expect(version.code == 0)
    #expect(version.output.hasPrefix("dirsync-setup "))
    #expect(try await program.run("check", "--help").output == help.output)
    #expect(program.home.files() == [])
  }
}
