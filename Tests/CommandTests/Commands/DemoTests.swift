import Support
import Testing

/// The consoles of a served tenant, clicked by lines.
@Suite("demo --serve, clicked by lines")
struct DemoTests {
  @Test("Enter plays the next click, l lists them, a number plays one, anything else is refused")
  func lines() async throws {
    let program = try ProgramUnderTest()
    let server = try await Tmux(
      [ProgramUnderTest.path, "demo", "--serve", "0"], environment: program.cleanEnvironment,
      width: 160)
    try await server.waitFor("Ctrl-C ends it.")
    try await server.press("Enter")
    try await server.waitFor("Clicked: Browse App Catalog: add SCIM 2.0 Test App")
    try await server.press("l", "Enter")
    try await server.waitFor("1  Provisioning > Integration: Enable API integration, Save")
    try await server.press("2", "Enter")
    try await server.waitFor("Clicked: Applications: Deactivate")
    try await server.press("x", "Enter")
    try await server.waitFor("“x” is no click. Type a number from 1 to ")
  }
}
