import DemoTenant
import Support
import Testing

@Suite("Signing in with a token that was found, in the line dialogue")
struct PlainSignInTests {
  private func talk(
    _ scenario: String, token: String = DemoTenant.oktaToken, input: String
  ) async throws -> Ended {
    let served = try ServedScenario(try #require(Scenario.named(scenario)), state: TestFolder())
    var program = served.program
    program.environment = ["OKTA_CLIENT_ORGURL": served.url, "OKTA_CLIENT_TOKEN": token]
    return try await program.run("--plain", input: input)
  }

  @Test("It is signed in before the first screen, and what is missing is found by s")
  func missing() async throws {
    let ended = try await talk("missing-permission", input: "s\nq\n")
    #expect(ended.code == 0)
    #expect(
      ended.output.hasPrefix(
        "Signing in to Okta with the token that was found …\nOkta directory sync for DX. Organisation 127.0.0.1:"
      )
    )
    #expect(
      ended.output.contains(
        ". 2 of 6 permissions are missing: s shows more.\n> Sign in to Okta. Organisation 127.0.0.1:"
      ))
    #expect(
      ended.output.contains(
        """
        Permission | Scope | Reads
          ✓ granted | okta.apps.read | apps, provisioning, assignments
          ✓ granted | okta.schemas.read | the attributes of profiles
          ✗ missing | okta.profileMappings.read | profile mappings
          ✓ granted | okta.users.read | people and their status
          ✓ granted | okta.groups.read | groups and push groups
          ✗ missing | okta.logs.read | the system log
        Important: okta.profileMappings.read is missing. Without it, default-attributes-kept and \
        attributes-mapped can't be looked at and stay unknown.
        """))
    #expect(!ended.output.contains(DemoTenant.oktaToken))
  }

  @Test("A token that is not accepted is said at once, and the dialogue goes on")
  func refused() async throws {
    let ended = try await talk("finished", token: "another-token", input: "q\n")
    #expect(ended.code == 0)
    #expect(ended.output.contains("(E0000011)"))
    #expect(ended.output.contains("\nOkta directory sync for DX. Signed out.\n"))
  }
}
