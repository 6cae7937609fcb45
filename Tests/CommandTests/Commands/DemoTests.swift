import Foundation
import Support
import Testing

/// The consoles of a served tenant, clicked by lines.
@Suite("demo --serve, clicked by lines")
struct DemoTests {
  @Test("A night, the export and an upload: what a night overwrote is put back")
  func nightAndUpload() async throws {
    let program = try ProgramUnderTest()
    let server = try await Tmux(
      [
        ProgramUnderTest.path, "demo", "--serve", "0", "--scenario", "dx-value-would-be-blanked",
      ], environment: program.cleanEnvironment, width: 160)
    try await server.waitFor("ends it.")
    func type(_ line: String, _ answer: String) async throws {
      try await server.press(line, "Enter")
      try await server.waitFor(answer)
    }
    let (before, after) = (program.home.inside("before.csv"), program.home.inside("after.csv"))
    try await type("export \(before)", "before.csv, DX's user export as it stands.")
    try await type("night", "The night has passed: DX has what had arrived from Okta.")
    try await type("upload \(before)", "Uploaded: 22 people have what the file says.")
    try await type("export \(after)", "after.csv, DX's user export as it stands.")
    let exported = try String(contentsOfFile: before, encoding: .utf8)
    #expect(exported.contains("person000002@example.com,2019-03-22,person000002,person000002,"))
    #expect(try String(contentsOfFile: after, encoding: .utf8) == exported)
    try await type("upload \(program.home.inside("none.csv"))", "can't be read. Check the name")
  }

  @Test("Enter plays the next click, l lists them, a number plays one, anything else is refused")
  func lines() async throws {
    let program = try ProgramUnderTest()
    let server = try await Tmux(
      [ProgramUnderTest.path, "demo", "--serve", "0"], environment: program.cleanEnvironment,
      width: 160)
    try await server.waitFor("ends it.")
    try await server.press("Enter")
    try await server.waitFor("Clicked: Browse App Catalog: add SCIM 2.0 Test App")
    try await server.press("l", "Enter")
    try await server.waitFor("1  Next: Provisioning > Integration: Enable API integration, Save")
    try await server.press("2", "Enter")
    try await server.waitFor("Clicked: Applications: Deactivate")
    try await server.press("x", "Enter")
    try await server.waitFor("“x” is nothing to do here. Type a number from 1 to ")
  }
}
