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

  @Test("All verdicts are as the scenario has it, and its cause is found", arguments: names)
  func verdicts(name: String) async throws {
    var scenario = try #require(Scenario.named(name))
    if name == "slow" { scenario = scenario.with(milliseconds: 20) }
    let expected = try #require(ExpectedVerdicts.all[name])
    let folder = try await Prepared.shared.folder(of: scenario)
    let served = try ServedScenario(scenario, state: folder)
    #expect(try await served.keepBackup().code == 0)

    let ended = try await served.check()
    let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
    #expect(rows.map { $0["id"] as? String } == ExpectedVerdicts.ids)
    for row in rows {
      let id = row["id"] as? String ?? ""
      #expect(
        row["verdict"] as? String == expected.rows[id] ?? "met",
        "\(id): \(row["reason"] ?? "no reason")")
    }
    #expect(ended.json["verdict"] as? String == expected.verdict)
    #expect(ended.json["step"] as? Int == expected.step)
    #expect(ended.code == expected.code)
    for token in [DemoTenant.oktaToken, DemoTenant.dxToken] {
      #expect(!(ended.output + ended.errors).contains(token))
    }
    // A fresh organisation has no app that could be read.
    if name != "fresh" { try await expectCauses(of: name, served) }
  }

  /// The planted cause is named first, and no false one.
  private func expectCauses(of name: String, _ served: ServedScenario) async throws {
    let ended = try await served.diagnose("--json")
    let findings = ended.json["findings"] as? [[String: Any]] ?? []
    let roots = findings.filter { $0["follows"] as? String == nil }.map { $0["id"] as? String }
    #expect(roots == Self.planted[name] ?? [], "\(ended.output) \(ended.errors)")
    let hasError = findings.contains { $0["severity"] as? String == "error" }
    // Two permissions are missing there, so that not everything could be read.
    #expect(ended.code == (hasError ? 1 : name == "missing-permission" ? 3 : 0), "\(ended.errors)")
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
  private var folders: [String: TestFolder] = [:]

  func folder(of scenario: Scenario) async throws -> TestFolder {
    let key = (scenario.useCases + scenario.plan.map(\.externalName)).joined(separator: " ")
    if let folder = folders[key] { return folder }
    let folder = try await scenario.prepare()
    folders[key] = folder
    return folder
  }
}
