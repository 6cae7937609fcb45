import DemoTenant
import Support
import Testing

@Suite("auth status")
struct AuthStatusTests {
  private func served(_ name: String) throws -> ServedScenario {
    try ServedScenario(try #require(Scenario.named(name)), state: try TestFolder())
  }

  private func run(_ served: ServedScenario, _ more: String...) async throws -> Ended {
    try await served.program.run(
      ["auth", "status", "--okta-url", served.url, "--dx-url", served.url] + more)
  }

  @Test("Whose tokens they are, with exactly the fixed keys, and neither of them")
  func whole() async throws {
    let served = try served("finished")
    let ended = try await run(served, "--json")
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(Set(ended.json.keys) == ["okta", "dx"])
    let okta = try #require(ended.json["okta"] as? [String: Any])
    #expect(
      Set(okta.keys) == ["organisation", "kind", "user", "scopes", "expires", "missing"])
    #expect(okta["kind"] as? String == "api-token")
    #expect(okta["user"] as? String == "admin@example.com")
    #expect((okta["missing"] as? [String])?.isEmpty == true)
    let dx = try #require(ended.json["dx"] as? [String: Any])
    #expect(Set(dx.keys) == ["account", "scopes", "expires"])
    #expect(dx["account"] as? String == "DX demo account")
    #expect(dx["scopes"] as? [String] == ["users:read"])
    #expect((dx["expires"] as? String)?.hasSuffix("Z") == true)
    for token in [DemoTenant.oktaToken, DemoTenant.dxToken] {
      #expect(!(ended.output + ended.errors).contains(token))
    }
    #expect(served.program.home.files() == [], "it writes nothing")
  }

  @Test("As text, and 1 where a permission is missing, with what is lost and what helps")
  func missing() async throws {
    let served = try served("missing-permission")
    let ended = try await run(served)
    #expect(ended.code == 1)
    let host = served.url.dropFirst("http://".count)
    #expect(
      ended.output.hasPrefix(
        """
        Okta, \(host): API token of admin@example.com.
            Rights: those of its owner's admin roles.
            Expires: 30 days after it was last used.
            Missing: okta.profileMappings.read, okta.logs.read.
        DX, DX demo account: token.
            Rights: users:read.
            Expires: 20
        """), "\(ended.output)")
    #expect(
      ended.output.hasSuffix(
        "Without it, troubleshooting can't see failures, nor who changed what. Use a token of an admin "
          + "who may see it, such as a Read-only Administrator.\n"), "\(ended.output)")
  }

  @Test("A token that isn't accepted could not be asked about: null, and 3")
  func rejected() async throws {
    let served = try served("finished")
    served.program.environment["OKTA_CLIENT_TOKEN"] = "wrong-token"
    served.program.environment["DX_API_TOKEN"] = "wrong-too"
    let ended = try await run(served, "--json")
    #expect(ended.code == 3)
    #expect(ended.output == "{\n  \"dx\" : null,\n  \"okta\" : null\n}\n")
    #expect(ended.errors.contains("Okta does not accept the API token (E0000011)"))
    #expect(ended.errors.contains("DX does not accept the token (invalid_auth)."))
    #expect(!ended.errors.contains("wrong-"))
  }

  @Test("Without tokens it says which are looked for, and is 3; one alone is enough")
  func none() async throws {
    let served = try served("finished")
    served.program.environment["OKTA_CLIENT_TOKEN"] = nil
    let one = try await run(served)
    #expect(one.code == 0)
    #expect(
      one.errors
        == "No token for Okta is set: neither OKTA_CLIENT_TOKEN nor one in ~/.okta/okta.yaml.\n")
    served.program.environment["DX_API_TOKEN"] = nil
    let none = try await run(served)
    #expect(none.code == 3)
    #expect(none.output == "")
    #expect(none.errors.hasSuffix("No token for DX is set: DX_API_TOKEN.\n"))
    #expect(try await run(served, "--offline").code == 3)
  }
}
