import DemoTenant
import Foundation
import Support
import Testing

/// `diagnose` of the real program over real HTTP, in each scenario of the demo tenant.
@Suite("diagnose, over a served tenant")
struct DiagnoseTests {
  /// What is to be found in each scenario besides what its name says; all others plant nothing.
  private static let planted: [String: [String]] = {
    var planted = Scenario.findingScenario.reduce(into: [String: [String]]()) {
      $0[$1.value] = [$1.key]
    }
    planted["namespace-look-alike"] = ["namespace-wrong"]
    planted["half-way"] = ["nobody-assigned", "attribute-not-mapped"]
    return planted
  }()

  // Two hold Okta's rate limit or a million people, which take minutes of real time; they are
  // diagnosed with a clock of their own in `OktaAPITests`. A fresh organisation has no app.
  private static let names = Scenario.all.map(\.name).filter {
    !["rate-limited", "one-million", "fresh"].contains($0)
  }

  @Test("The planted cause is named first, and no false one", arguments: names)
  func scenarios(_ name: String) async throws {
    let served = try await ServedTenant(name)
    defer { served.stop() }
    let ended = try await served.program.run(
      ["diagnose", "--json", "--app", served.app], within: 60)
    let findings = ended.json["findings"] as? [[String: Any]] ?? []
    let roots = findings.filter { $0["follows"] is NSNull }.compactMap { $0["id"] as? String }
    #expect(roots == Self.planted[name] ?? [], "\(ended.output) \(ended.errors)")
    let hasError = findings.contains { $0["severity"] as? String == "error" }
    // Two permissions are missing there, so that not everything could be looked at.
    #expect(ended.code == (hasError ? 1 : name == "missing-permission" ? 3 : 0), "\(ended.errors)")
  }

  @Test("It reads, and writes nothing")
  func writesNothing() async throws {
    let served = try await ServedTenant("wrong-namespace")
    defer { served.stop() }
    let before = served.program.home.read("state/journal.ndjson")
    _ = try await served.program.run("diagnose", "--app", served.app)
    #expect(served.program.home.read("state/journal.ndjson") == before)
  }

  @Test("A symptom keeps what explains it; without a token nothing is read")
  func symptom() async throws {
    var served = try await ServedTenant("wrong-namespace")
    defer { served.stop() }
    let other = try await served.program.run(
      "diagnose", "--symptom", "credentials-test-fails", "--app", served.app)
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
    var served = try await ServedTenant("finished")
    defer { served.stop() }
    served.program.environment["OKTA_CLIENT_TOKEN"] = "wrong-token"
    let ended = try await served.program.run("diagnose", "--json", "--app", served.app)
    #expect(ended.code == 3)
    #expect(ended.errors.contains("expired"), "\(ended.errors)")
    #expect(!(ended.output + ended.errors).contains("wrong-token"))
  }
}
