import Glibc
import Support
import Testing

@Suite("The program as the system sees it")
struct MainTests {
  @Test("It leaves no core dump, which would hold the token")
  func dumps() async throws {
    allowDumps()
    let program = try ProgramUnderTest()
    let output = PrivatePipe()
    let process = try Spawned(
      ProgramUnderTest.path, ["demo", "--serve", "0"], environment: program.cleanEnvironment,
      files: [open("/dev/null", O_RDONLY), output.write, output.write])
    defer { kill(process.id, SIGKILL) }
    // Its first line comes once it serves.
    var byte: UInt8 = 0
    #expect(read(output.read, &byte, 1) == 1)
    #expect(dumpLimit(of: process.id) == ["1", "1"])
  }
}
