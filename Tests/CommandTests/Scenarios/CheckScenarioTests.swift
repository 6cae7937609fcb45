import DemoTenant
import SetupCore
import Support
import Testing

@Suite("check and diagnose in every scenario, by the real program over loopback", .serialized)
struct CheckScenarioTests {
  /// Scenarios that are run elsewhere, or by hand.
  ///
  /// The rate-limited one needs a clock that can be turned (`LiveProbesTests`), and a million people
  /// take minutes.
  static let elsewhere: Set<String> = ["rate-limited", "one-million"]

  static let names = Scenario.all.map(\.name).filter { !elsewhere.contains($0) }

  @Test("All verdicts are as the scenario has it, and its cause is found")
  func verdicts() async throws {
    try await twoAtATime(Self.names) { try await verdicts(of: $0) }
  }

  private func verdicts(of name: String) async throws {
    var scenario = try #require(Scenario.named(name))
    if name == "slow" { scenario = scenario.with(milliseconds: 20) }
    let expected = try #require(ExpectedVerdicts.all[name])
    let folder = try await Prepared.shared.folder(of: scenario)
    let served = try ServedScenario(scenario, state: folder)
    #expect(try await served.keepBackup().code == 0, "\(name)")

    let ended = try await served.check(within: 60)
    let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
    #expect(rows.map { $0["id"] as? String } == ExpectedVerdicts.ids, "\(name)")
    for row in rows {
      let id = row["id"] as? String ?? ""
      #expect(
        row["verdict"] as? String == expected.rows[id] ?? "met",
        "\(name), \(id): \(row["reason"] ?? "no reason")")
    }
    #expect(ended.json["verdict"] as? String == expected.verdict, "\(name)")
    #expect(ended.json["step"] as? Int == expected.step, "\(name)")
    #expect(ended.code == expected.code, "\(name)")
    for token in [DemoTenant.oktaToken, DemoTenant.dxToken] {
      #expect(!(ended.output + ended.errors).contains(token), "\(name)")
    }
    // A fresh organisation has no app that could be read.
    if name != "fresh" { try await expectCauses(of: name, served) }
  }

  /// The planted cause is named first, and no false one.
  private func expectCauses(of name: String, _ served: ServedScenario) async throws {
    let ended = try await served.diagnose("--json")
    let findings = ended.json["findings"] as? [[String: Any]] ?? []
    let roots = findings.filter { $0["follows"] as? String == nil }.map { $0["id"] as? String }
    #expect(roots == Self.planted[name] ?? [], "\(name): \(ended.output) \(ended.errors)")
    let hasError = findings.contains { $0["severity"] as? String == "error" }
    // Two permissions are missing there, so that not everything could be read.
    let code: Int32 = hasError ? 1 : name == "missing-permission" ? 3 : 0
    #expect(ended.code == code, "\(name): \(ended.errors)")
  }

  /// The causes that a scenario plants; all others plant none.
  private static let planted: [String: [String]] = {
    var planted = Scenario.findingScenario.reduce(into: [String: [String]]()) {
      $0[$1.value] = [$1.key]
    }
    planted["namespace-look-alike"] = ["namespace-wrong"]
    planted["user-types"] = ["attribute-not-mapped"]
    planted["half-way"] = [
      "nobody-assigned", "no-group-pushed", "attribute-missing", "attribute-not-mapped",
    ]
    return planted
  }()

  @Test("No scenario is forgotten")
  func whole() {
    #expect(Set(ExpectedVerdicts.all.keys).subtracting(Self.elsewhere) == Set(Self.names))
  }
}

/// State folders by what their admin decided; made once, since most scenarios share theirs.
private actor Prepared {
  static let shared = Prepared()
  private var folders: [String: Task<TestFolder, any Error>] = [:]

  func folder(of scenario: Scenario) async throws -> TestFolder {
    let key = (scenario.useCases + scenario.plan.map(\.externalName)).joined(separator: " ")
    let made = folders[key] ?? Task { try await scenario.prepare() }
    folders[key] = made
    return try await made.value
  }
}
