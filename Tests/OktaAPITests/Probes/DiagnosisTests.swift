import Basics
import DemoTenant
import OktaAPI
import SetupCore
import SetupStore
import Support
import Testing

/// Every scenario's planted cause is found by the probes, and no other; a bundle keeps all of it.
@Suite("Diagnosing the demo tenant")
struct DiagnosisTests {
  /// What is to be found in each scenario, the cause first; all others plant nothing.
  private static let found: [String: [FindingID]] = {
    var found = Scenario.findingScenario.reduce(into: [String: [FindingID]]()) { found, pair in
      found[pair.value] = [FindingID(rawValue: pair.key)].compactMap { $0 }
    }
    found["namespace-look-alike"] = [.namespaceWrong]
    found["user-types"] = [.attributeNotMapped]
    // Asked for an app that isn't there.
    found["fresh"] = [.appGone]
    // Work in progress: all this is still to be done.
    found["half-way"] = [.nobodyAssigned, .noGroupPushed, .attributeMissing, .attributeNotMapped]
    return found
  }()

  /// A million people take minutes; ten thousand show the same.
  private static let names = Scenario.all.map(\.name).filter { $0 != "one-million" }

  @Test("The planted cause comes first, and no false one")
  func planted() async throws {
    try await twoAtATime(Self.names) { name in try await expectPlanted(name) }
  }

  private func expectPlanted(_ name: String) async throws {
    let bench = try DemoBench(name)
    let events = try await bench.diagnosed()
    let setup = SetupState(folding: events)
    let findings = Diagnosis.findings(in: setup, at: bench.now)
    let roots = findings.filter { $0.follows == nil }.map(\.id)
    #expect(
      roots == Self.found[name] ?? [],
      "\(name): \(findings.map { "\($0.id.rawValue): \($0.evidence)" })")
    let checklist = try ReadersChecklist()
    let texts =
      findings.flatMap { [$0.evidence, $0.remedy] }
      + setup.judged(at: bench.now).flatMap { [$0.verdict.reason, $0.verdict.remedy] }
    for text in texts where !text.isEmpty {
      #expect(checklist.faults(in: text) == [], "\(name)")
    }
    try expectSame(setup, elsewhere: events, at: bench.now)
  }

  @Test("What a reader would stumble over is found")
  func checklist() throws {
    let checklist = try ReadersChecklist()
    for text in [
      "In the app: .", "1 people are assigned.", "2 person are assigned.", "1 group are assigned.",
      "So  it is.", "So it is .", "So it is", "startdate, and.", "It lacks ().",
    ] { #expect(!checklist.faults(in: text).isEmpty, "\(text)") }
    for text in [
      "1 person and 1 group are assigned.", "2,914 people; 1 of them has nobody in.", "Is it on?",
    ] { #expect(checklist.faults(in: text) == []) }
  }

  // Screens are functions of the set-up alone, so what a bundle must keep for all of them to be the
  // same elsewhere is the set-up itself.
  private func expectSame(
    _ setup: SetupState, elsewhere events: [Event], at now: Instant
  ) throws {
    let folder = try TestFolder()
    let environment = SupportBundle.Environment(program: "1", terminal: "screen", locale: "C")
    let path = folder.inside("bundle.jsonl")
    try SupportBundle(events, environment, created: now).write(to: path)
    #expect(try SupportBundle.read(path).setup == setup)
  }
}
