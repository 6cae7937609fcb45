import Support
import Testing

@Suite("forget")
struct ForgetTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("forget deletes only after its word")
  func forget() async throws {
    let file = try program.home.write("users.csv", "name,email\nOne,one@example.com\n")
    _ = try await program.run("verify-backup", file, "--keep")
    func copies() -> [String] {
      program.home.files(under: "state/vault").filter { $0 != "key" }
    }
    #expect(copies().count == 1)
    #expect(try await program.run("forget").code == 1)
    #expect(try await program.run(["forget"], input: "forget\n").code == 1)
    #expect(copies().count == 1)
    let done = try await program.run(["forget"], input: "FORGET\n")
    #expect(done.code == 0)
    #expect(done.output == "Deleted 1 kept file.\n")
    #expect(copies() == [])
  }
}
