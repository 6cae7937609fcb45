import DemoTenant
import Support
import Testing

@Suite("check --changed-since-last, for a timer")
struct CheckChangesTests {
  private func served() async throws -> ServedScenario {
    let scenario = try #require(Scenario.named("finished"))
    return try ServedScenario(scenario, state: try await scenario.prepare())
  }

  private func run(_ served: ServedScenario, _ more: String...) async throws -> Ended {
    try await served.program.run(
      ["check", "--changed-since-last", "--dx-url", served.server.url] + served.chosen + more)
  }

  @Test(
    "Silent while nothing turns, 1 with a text for a mail when a verdict does, then silent again")
  func turned() async throws {
    let served = try await served()
    for _ in 0..<2 {
      let quiet = try await run(served)
      #expect((quiet.code, quiet.output, quiet.errors) == (0, "", ""))
    }
    served.play(.deactivateApp)
    let ended = try await run(served)
    #expect(ended.code == 1)
    #expect(ended.errors == "")
    #expect(ended.output.hasPrefix("Okta directory sync for DX at "), "\(ended.output)")
    #expect(ended.output.contains(", app DX directory sync\n"))
    #expect(ended.output.contains("\n\napp created: met before, not met now.\n    "))
    #expect(ended.output.contains("\n    Next: In Okta, open the app and choose Activate"))
    #expect(ended.output.hasSuffix("\n\nAll in all: not met; step 2 is next.\n"))
    // Of an inactive app the schema can't be read: this is the second run in a row that failed.
    let unread = try await run(served)
    #expect(unread.code == 3)
    #expect(unread.output.contains("\nTwo runs in a row could not read everything:\n"))
    let silent = try await run(served)
    #expect((silent.code, silent.output, silent.errors) == (0, "", ""))
    served.play(.activateApp)
    let back = try await run(served, "--json")
    #expect(back.code == 1)
    #expect(Set(back.json.keys) == ["verdict", "step", "preconditions"])
  }

  @Test("A failed run is silent, the second in a row is 3 and says why, the third is silent")
  func failures() async throws {
    let served = try await served()
    #expect(try await run(served).code == 0)
    served.program.environment["OKTA_CLIENT_TOKEN"] = "wrong-token"
    let once = try await run(served)
    #expect((once.code, once.output, once.errors) == (0, "", ""))
    let twice = try await run(served)
    #expect(twice.code == 3)
    #expect(
      twice.output.contains("\nTwo runs in a row could not read everything:\n    Could not be "))
    #expect(twice.output.contains("the app, the connection, the provisioning switches"))
    #expect(twice.output.contains("Okta does not accept the API token (E0000011)"))
    #expect(twice.output.contains(" Make a token under Security > API > Tokens"))
    #expect(!twice.output.contains("wrong-token"))
    let thrice = try await run(served)
    #expect((thrice.code, thrice.output, thrice.errors) == (0, "", ""))
  }

  @Test("It journals its run, and so goes with neither a bundle nor --watch")
  func refused() async throws {
    let program = try ProgramUnderTest()
    let sentence =
      "--changed-since-last journals what it counts and ends; leave --watch and --bundle out.\n"
    for more in [["--watch"], ["--bundle", "b.jsonl"]] {
      let ended = try await program.run(["check", "--changed-since-last"] + more)
      #expect(ended.code == 2)
      #expect(ended.errors == sentence)
    }
    let offline = try await program.run("check", "--changed-since-last", "--offline")
    #expect((offline.code, offline.output, offline.errors) == (0, "", ""))
    _ = try await program.run("choose", "user-properties")
    let chosen = try await program.run("check", "--changed-since-last", "--offline")
    #expect(chosen.code == 1)
    #expect(chosen.output.contains("\nuse case chosen: not met before, met now.\n"))
    #expect(program.home.read("state/journal.ndjson").contains("\"verdictsReported\""))
  }
}
