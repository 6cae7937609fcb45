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
      $0.hasPrefix("Could not be looked at: ")
    }
    #expect(failures.count == 1, "one reason is said once")
    #expect(!(ended.output + ended.errors).contains("wrong-token"))
  }

  @Test("--record journals what was read, so that a bundle of it has the same causes")
  func record() async throws {
    let served = try await served("wrong-namespace")
    let ended = try await served.diagnose("--json", "--record")
    #expect(ended.code == 1)
    #expect(Set(ended.json.keys) == ["findings", "notRead", "notTold"])
    #expect((ended.json["notRead"] as? [Any])?.isEmpty == true, "\(ended.output)")
    let program = served.program
    #expect(try await program.run("bundle", "create", "--out", "b.jsonl").code == 0)
    let there = try await program.run("diagnose", "--bundle", "b.jsonl", "--json")
    func ids(_ ended: Ended) -> [String] {
      (ended.json["findings"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    #expect(ids(ended).first == "namespace-wrong")
    #expect(ids(there) == ids(ended))
    #expect(there.code == 1)
  }

  @Test("What check alone recorded is not enough: notRead says what was never read, and it is 3")
  func gaps() async throws {
    let served = try await served("finished")
    let program = served.program
    let checked = try await program.run(["check", "--record"] + served.chosen)
    #expect(checked.code <= 1, "\(checked.errors)")
    #expect(try await program.run("bundle", "create", "--out", "b.jsonl").code == 0)
    let ended = try await program.run("diagnose", "--bundle", "b.jsonl", "--json")
    #expect(ended.code == 3)
    let gaps = ended.json["notRead"] as? [[String: String]] ?? []
    #expect(gaps.contains(["look": "people", "reason": "Not read yet."]))
    #expect(gaps.contains(["look": "log", "reason": "Not read yet."]))
    #expect(!gaps.contains { $0["look"] == "schema" })
    let shown = try await program.run("bundle", "show", "b.jsonl", "--json")
    #expect(shown.json["notRead"] as? [[String: String]] == gaps)
  }

  @Test("--markdown is a note for a ticket: what is wrong, the clicks numbered, what comes after")
  func markdown() async throws {
    let served = try await served("wrong-namespace")
    let ended = try await served.diagnose("--markdown", "--symptom", "i-do-not-know")
    #expect(ended.code == 1)
    #expect(ended.output.hasPrefix("# Okta directory sync for DX: 127.0.0.1:"))
    #expect(ended.output.contains("\n## 1. error: namespace-wrong. "))
    #expect(ended.output.contains("\n- Evidence: "))
    #expect(ended.output.contains("\n\nClicks:\n\n1. "))
    #expect(ended.output.contains("\nAfterwards: "))
    #expect(!ended.output.contains("I don't know"))
    #expect(!ended.output.contains("What is seen"))
    let seen = try await served.diagnose("--markdown", "--symptom", "field-not-syncing")
    #expect(seen.output.contains("\n\nWhat is seen: A field is not syncing.\n\n"))
    #expect(try await served.diagnose("--markdown", "--json").code == 2)
  }

  @Test("People are named with --names alone, on standard output alone")
  func names() async throws {
    let served = try await served("okta-user-inactive")
    func named(_ ended: Ended) -> Bool { ended.output.contains("@example.com") }
    let bare = try await served.diagnose("--record")
    #expect(!named(bare))
    let text = try await served.diagnose("--names", "--record")
    #expect(text.output.contains("\n    People: "), "\(text.output)")
    #expect(named(text) && !text.errors.contains("@"))
    let json = try await served.diagnose("--names", "--json")
    let findings = json.json["findings"] as? [[String: Any]] ?? []
    #expect(findings.contains { ($0["people"] as? [String])?.isEmpty == false })
    let plain = try await served.diagnose("--json")
    #expect(!plain.output.contains("\"people\"") && !named(plain))
    #expect(!served.program.home.read("state/journal.ndjson").contains("@example.com"))
    let offline = try await served.program.run("diagnose", "--names", "--offline")
    #expect(offline.errors.contains("Nobody can be named: nothing was read now.\n"))
  }
}
