import Foundation
import Support
import Testing

@testable import DemoTenant

@Suite("Findings and the scenarios that show them")
struct FindingsTests {
  /// Scenarios in which a second sign shows beside the planted one, and why it belongs there.
  private static let company: [String: Set<String>] = [
    // People of the second type lack a mapping.
    "user-types": ["attribute-not-mapped"],
    // The look-alike is a wrong namespace too.
    "namespace-look-alike": ["namespace-wrong"],
  ]

  @Test("Each finding's sign shows in its scenario, and no other sign does")
  func signs() async throws {
    try await twoAtATime(Scenario.all.map(\.name)) { name in try expectSigns(name) }
  }

  private func expectSigns(_ name: String) throws {
    let tenant = try Observations(name)
    let observed = Set(Signs.all.filter { $0.value(tenant) }.map(\.key))
    let planted = Scenario.findingScenario.filter { $0.value == name }.map(\.key)
    #expect(observed == Set(planted).union(Self.company[name] ?? []), "\(name)")
  }

  @Test("Every finding of the catalogue has a scenario, or none can show it")
  func complete() throws {
    #expect(Set(Signs.all.keys) == Set(Scenario.findingScenario.keys))
    for name in Scenario.findingScenario.values { #expect(Scenario.named(name) != nil, "\(name)") }
  }

  @Test("The catalogue has the same findings", .enabled(if: Recordings.isThere))
  func catalogue() throws {
    guard let folder = Recordings.folder else { return }
    let file = folder.deletingLastPathComponent().appendingPathComponent("catalogue.md")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let ids = try String(contentsOf: file, encoding: .utf8).matches(
      of: #/(?m)^\| (?:\d+ \| )?`([a-z0-9-]+)` \|/#
    ).map { String($0.output.1) }
    #expect(ids.count == 59)
    #expect(
      Set(ids) == Set(Scenario.findingScenario.keys).union(Scenario.findingsWithoutEvidence))
  }
}
