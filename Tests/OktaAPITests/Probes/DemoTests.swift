import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Synchronization
import Testing

/// The probes against a whole organisation, over the transport that the program uses.
@Suite("Looking at the demo tenant")
struct DemoTests {
  /// The verdicts that follow from reading everything.
  private func verdicts(_ scenario: String) async throws -> [PreconditionID: Verdict] {
    let bench = try DemoBench(scenario)
    var events: [Event.Kind] = [.useCasesChosen(useCases: [.userProperties, .roles])]
    for plan in try #require(Scenario.named(scenario)).plan {
      events.append(
        .attributePlanned(attribute: PlanRules.suggestion(for: plan.externalName)))
    }
    events += [
      .organisationBound(host: "dx-demo.okta.example"), .appBound(id: bench.app, label: "DX"),
    ]
    for kind in OktaProbes.kinds {
      let observed = try #require(try await bench.probe(kind))
      events.append(.observed(observation: observed))
    }
    let setup = SetupState(folding: events.map { Event($0, at: Instant(0)) })
    return Dictionary(
      uniqueKeysWithValues: setup.judged(at: Instant(60)).map { ($0.id, $0.verdict) })
  }

  private static let observedInOkta: [PreconditionID] = [
    .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
    .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed,
  ]

  @Test("A finished set-up holds in everything that Okta can tell")
  func finished() async throws {
    let verdicts = try await verdicts("finished")
    for id in Self.observedInOkta {
      #expect(verdicts[id]?.kind == .met, "\(id): \(verdicts[id] as Any)")
    }
  }

  @Test("With a server that fails now and then, just the same")
  func flaky() async throws {
    let verdicts = try await verdicts("flaky")
    for id in Self.observedInOkta { #expect(verdicts[id]?.kind == .met) }
  }

  private static let wrong: [(String, PreconditionID, Verdict.Kind, String)] = [
    (
      "wrong-namespace", .attributesCreated, .unmet,
      "Attribute startdate exists, but its External namespace is "
    ),
    (
      "create-only-mapping", .attributesMapped, .unmet,
      "githubusername gets user.githubUsername, but on create only."
    ),
    (
      "user-types", .attributesMapped, .unmet,
      "tag_team has no mapping, so it stays empty for everyone of the user type contractor."
    ),
    (
      "no-assignments", .assignmentsPresent, .unmet,
      "No people and no groups are assigned to the app."
    ),
    (
      "assigned-group-empty", .assignmentsPresent, .unmet,
      "No people and 1 group are assigned. Nobody is in the group."
    ),
    (
      "default-attributes-changed", .defaultAttributesKept, .unmet,
      "familyName is no longer mapped."
    ),
    (
      "provisioning-untold", .connectionEnabled, .unknown,
      "Okta's API does not tell the app's provisioning connection for this app (E0000007: "
    ),
    (
      "provisioning-untold", .provisioningEnabled, .unknown,
      "Okta's API does not tell the app's provisioning features for this app (E0000001: "
        + "Provisioning is not supported)."
    ),
  ]

  @Test("What is wrong is named with what was seen", arguments: wrong)
  func isNamed(
    _ scenario: String, _ id: PreconditionID, _ kind: Verdict.Kind, _ reason: String
  ) async throws {
    let verdict = try #require(try await verdicts(scenario)[id])
    #expect(verdict.kind == kind)
    #expect(verdict.reason.hasPrefix(reason), "\(verdict.reason)")
  }

  @Test("What the token may not read is a failure that names the permission")
  func permission() async throws {
    let bench = try DemoBench("missing-permission")
    let probes = OktaProbes(bench.client, app: bench.app)
    let ended = await failing { () throws(OktaFailure) in _ = try await probes.probeMappings() }
    #expect(
      ended?.reason
        == "Okta refuses to tell the app's profile mappings (E0000006): the token's owner has no "
        + "admin role that allows it.")
    let results = try await PermissionCheck(bench.client).run()
    #expect(
      results.filter { $0.status != .granted }.map(\.permission) == [.profileMappings, .logs])
  }

  @Test("A fresh organisation has no app; the finder finds it once it is there")
  func finder() async throws {
    let now = Instant(1_767_322_800)
    let fresh = try await AppFinder(DemoBench("fresh").client).find(now: now)
    #expect(fresh.allSatisfy { $0.score == 0 })
    let bench = try DemoBench("finished")
    let found = try await AppFinder(bench.client).find(now: now)
    #expect(found.first?.app.id == bench.app)
    #expect((found.first?.score ?? 0) > 0)
    #expect(try await DemoBench("fresh").probe(.app) == .appMissing(id: "0oanone"))
  }

  @Test("The log is read under the app's name")
  func log() async throws {
    let bench = try DemoBench("credentials-rejected")
    var events: [OktaLogEvent] = []
    let until = Instant(1_767_322_800)
    let query = OktaLogQuery.provisioning(
      by: bench.app, since: Instant(until.seconds - 7 * Span.day), until: until, failuresOnly: true)
    try await bench.client.log(query) { page throws(OktaFailure) in
      events += page
      return true
    }
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.result == "FAILURE" && $0.published != nil })
  }
}
