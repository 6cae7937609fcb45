import DemoTenant
import Foundation
import Support
import Testing

/// `diagnose` of the real program over real HTTP; in each scenario: `CheckScenarioTests`.
@Suite("diagnose, over a served tenant")
struct DiagnoseTests {
  private func served(_ name: String) async throws -> ServedScenario {
    let scenario = try #require(Scenario.named(name))
    return try ServedScenario(scenario, state: try await scenario.prepare())
  }

  @Test("It reads, and writes nothing")
  func writesNothing() async throws {
    let served = try await served("wrong-namespace")
    let before = served.program.home.read("state/journal.ndjson")
    _ = try await served.diagnose()
    #expect(served.program.home.read("state/journal.ndjson") == before)
  }

  @Test("A symptom keeps what explains it; without a token nothing is read")
  func symptom() async throws {
    let served = try await served("wrong-namespace")
    let other = try await served.diagnose(
      "--symptom", "credentials-test-fails")
    #expect(other.output == "Nothing wrong shows in what was read.\n")
    #expect(other.code == 0)
    served.program.environment["OKTA_CLIENT_TOKEN"] = nil
    let bare = try await served.program.run("diagnose", "--symptom", "field-not-syncing")
    #expect(bare.code == 3)
    #expect(bare.output == "")
    #expect(
      bare.errors
        == "Nothing was read yet, so no cause can be seen. Give a token, and look again.\n")
  }

  @Test("A token that Okta doesn't take ends as what could not be looked at")
  func rejected() async throws {
    let served = try await served("finished")
    served.program.environment["OKTA_CLIENT_TOKEN"] = "wrong-token"
    let ended = try await served.diagnose("--json")
    #expect(ended.code == 3)
    #expect(ended.errors.contains("expired"), "\(ended.errors)")
    let failures = ended.errors.split(separator: "\n").filter {
      $0.hasPrefix("Could not be looked")
    }
    #expect(failures.count == 1, "one reason is said once")
    #expect(!(ended.output + ended.errors).contains("wrong-token"))
  }
}
