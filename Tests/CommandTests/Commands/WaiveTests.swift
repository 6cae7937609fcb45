import Support
import Testing

@Suite("waive")
struct WaiveTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("waive takes a reason, and can be taken back")
  func waive() async throws {
    #expect(try await program.run("waive", "app-created").code == 2)
    #expect(try await program.run("waive", "app-created", "--reason", " ").code == 2)
    #expect(try await program.run("waive", "use-case-chosen", "--reason", "x").code == 2)
    let waived = try await program.run("waive", "app-created", "--reason", "Another team's")
    #expect(waived.output == "Waived: app-created.\n")
    #expect(try await verdicts(program)["app-created"] == "waived")
    _ = try await program.run("waive", "app-created", "--withdraw")
    #expect(try await verdicts(program)["app-created"] == "unknown")
  }

  @Test(
    "Going on without a backup needs the typed word",
    arguments: [("", 1, "unmet"), ("yes\n", 1, "unmet"), ("WITHOUT BACKUP\n", 0, "waived")])
  func backup(input: String, code: Int32, verdict: String) async throws {
    let ended = try await program.run(
      ["waive", "backup-taken", "--reason", "Nobody in it yet"], input: input)
    #expect(ended.code == code)
    #expect(ended.errors.contains("Type WITHOUT BACKUP to go on without one:"))
    #expect(try await verdicts(program)["backup-taken"] == verdict)
  }
}
