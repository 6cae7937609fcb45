import DemoTenant
import Foundation
import Support
import Testing

@Suite("trace", .serialized)
struct TraceTests {
  private func served(_ name: String = "finished") throws -> ServedScenario {
    try ServedScenario(try #require(Scenario.named(name)), state: TestFolder())
  }

  private func trace(_ served: ServedScenario, _ more: String...) async throws -> Ended {
    try await served.program.run(["trace"] + served.chosen + more)
  }

  @Test("Everything right: six lines and exit 0, by e-mail, user name or id")
  func allRight() async throws {
    let served = try served()
    let before = try served.export(to: "before.csv")
    let ended = try await trace(served, "person000001@example.com", "--backup", before)
    #expect(ended.code == 0, "\(ended.errors)")
    let lines = ended.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 6, "\(ended.output)")
    #expect(lines.first == " ✓ Okta        active")
    #expect(lines[1].hasPrefix(" ✓ Assigned    through the group DX users, since "))
    #expect(lines[4].hasPrefix(" ✓ DX          in the backup: "))
    #expect(lines.last == "   Tonight     nothing changes")
    let json = try await trace(served, "PERSON000001@example.com", "--json", "--backup", before)
    #expect(json.code == 0)
    #expect(
      Set(json.json.keys) == [
        "assigned", "dx", "email", "near", "problems", "profile", "pushed", "tonight",
      ])
  }

  @Test("What is about to be blanked is exit 1, with where to mend it")
  func blanked() async throws {
    let served = try served()
    let before = try served.export(to: "before.csv")
    served.play(.mapAttribute(variableName: "githubusername", expression: "user.secondEmail"))
    let ended = try await trace(
      served, "person000002@example.com", "--json", "--backup", before)
    #expect(ended.code == 1, "\(ended.errors)")
    let tonight = try #require((ended.json["tonight"] as? [[String: Any]])?.first)
    #expect(tonight["attribute"] as? String == "githubusername")
    #expect(tonight["before"] as? String == "person000002")
    #expect(tonight["after"] as? String == "")
    let problem = try #require((ended.json["problems"] as? [[String: Any]])?.first)
    #expect(problem["station"] as? String == "profile")
    #expect(
      problem["remedy"] as? String
        == "Mend it at the source: Directory > People > this person > Profile: secondEmail.")
  }

  @Test("Nobody of that name is exit 1 with near misses; nothing to sign in with is exit 3")
  func nobody() async throws {
    let served = try served()
    let ended = try await trace(served, "persom000001@example.com", "--json")
    #expect(ended.code == 1, "\(ended.errors)")
    #expect((ended.json["near"] as? [String])?.first == "person000001@example.com")
    var program = served.program
    program.environment = [:]
    let unread = try await program.run("trace", "a@example.com", "--json")
    #expect(unread.code == 3)
    #expect(unread.json["assigned"] is NSNull)
    #expect(try await program.run("trace").code == 2)
  }
}
