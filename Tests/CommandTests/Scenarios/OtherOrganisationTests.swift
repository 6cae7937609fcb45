import DemoTenant
import Foundation
import Support
import Testing

@Suite("Another organisation than the bound one is named", .serialized)
struct OtherOrganisationTests {
  @Test("Both are named, and only --record binds the new one", arguments: ["check", "diagnose"])
  func named(_ command: String) async throws {
    let scenario = try #require(Scenario.named("finished"))
    let first = try ServedScenario(scenario, state: TestFolder())
    #expect(try await first.program.run([command, "--record"] + first.chosen).errors == "")
    let second = try ServedScenario(scenario, state: first.program.home)
    let (old, new) = (first.url.dropFirst("http://".count), second.url.dropFirst("http://".count))
    let journal = second.program.home.read("state/journal.ndjson")

    let looked = try await second.program.run([command] + second.chosen)
    #expect(
      looked.errors.contains(
        "This state is bound to \(old), and \(new) was named: it is judged as if it were bound to "
          + "\(new). --record binds it.\n"), "\(looked.errors)")
    #expect(second.program.home.read("state/journal.ndjson") == journal)

    let recorded = try await second.program.run([command, "--record"] + second.chosen)
    #expect(
      recorded.errors.contains(
        "This state was bound to \(old), and \(new) was named: it is bound to \(new) now.\n"),
      "\(recorded.errors)")
    #expect(
      try await second.program.run([command] + second.chosen).errors.contains("bound") == false)
  }
}
