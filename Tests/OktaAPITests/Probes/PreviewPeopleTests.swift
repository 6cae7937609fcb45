import DemoTenant
import HTTPTransport
import SetupCore
import Support
import Testing

@testable import OktaAPI

@Suite("What keeps values from leaving Okta, and who may have been meant")
struct PreviewPeopleTests {
  private func probes(_ scenario: String) throws -> OktaProbes {
    let host = DemoHost(
      DemoTenant(try #require(Scenario.named(scenario)), at: 1_767_322_800),
      clock: { 1_767_322_800 })
    let organisation = try OktaOrganisation.read(DemoTenant.oktaURL).organisation
    let client = OktaClient(
      try OktaCredentials(organisation, token: Secret(DemoTenant.oktaToken)), over: host.transport)
    return OktaProbes(client, app: try #require(host.read { $0.appID }))
  }

  static let notices: [(scenario: String, notices: [String])] = [
    ("finished", []), ("provisioning-untold", []),
    (
      "connection-disabled",
      [
        "The app's API integration is not enabled: nothing leaves Okta. Counted is what would "
          + "change once it is enabled."
      ]
    ),
    (
      "update-users-off",
      [
        "Update User Attributes is off: changed values stay in Okta. Counted is what would change "
          + "once it is on."
      ]
    ),
    (
      "app-inactive-or-new",
      [
        "The app is inactive: nothing leaves Okta. Counted is what would change once it is active."
      ]
    ),
  ]

  @Test("What stops everybody's values is said, as far as Okta tells it", arguments: notices)
  func stops(_ example: (scenario: String, notices: [String])) async throws {
    #expect(
      try await probes(example.scenario).pushSettings().stops.map(\.notice) == example.notices)
  }

  @Test("A name that nobody bears is answered with those who are near")
  func near() async throws {
    let probes = try probes("finished")
    let trace = try await probes.client.people(near: TypedName("perosn000003@example.org"))
    #expect(
      nearPeople(to: "perosn000003@example.org", among: trace).first == "person000003@example.com")
  }

  @Test("A bare word is looked for anywhere in the names, and where Okta refuses that, not")
  func anywhere() async throws {
    let probes = try probes("finished")
    let typed = "on000003"
    let found = try await probes.client.people(near: TypedName(typed))
    #expect(nearPeople(to: typed, among: found).first == "person000003@example.com")
    let refusal = #"{"errorCode":"E0000031","errorSummary":"Invalid search criteria."}"#
    let server = Scripted([
      "GET /api/v1/users": [
        .success(.json("[]")), .success(.json("[]")), .success(.json(refusal, status: 400)),
      ]
    ])
    #expect(try await Fixture.client(server).people(near: TypedName(typed)).isEmpty)
    #expect(server.requests.count { $0.url.contains("%20co%20") } == 1)
  }

  @Test("Two searches at most, that stay searches whatever was typed")
  func searches() async throws {
    let server = Scripted(["GET /api/v1/users": .json("[]")])
    let client = try Fixture.client(server)
    _ = try await client.people(near: TypedName("ada\" or l\\ove@example.com"))
    let searches = server.requests.map { $0.url.split(separator: "&")[0] }
    #expect(searches.count == 2)
    for search in searches {
      let clauses = search.split(separator: "%20or%20").map(String.init)
      #expect(clauses.count <= 10)
      #expect(clauses.allSatisfy { $0.hasSuffix("%22") && $0.split(separator: "%22").count == 2 })
      #expect(!search.contains("%5C"))
    }
    #expect(server.requests.allSatisfy { $0.url.contains("limit=200") })
    let none = Scripted(["GET /api/v1/users": .json("[]")])
    _ = try await Fixture.client(none).people(near: TypedName("\""))
    #expect(none.requests == [])
  }
}
