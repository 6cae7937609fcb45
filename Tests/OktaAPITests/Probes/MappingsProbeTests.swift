import Basics
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("What is observed of mappings and of user types")
struct MappingsProbeTests {
  private static let base = "GET /api/v1/apps/0oa1example"

  private func look(
    _ kind: Observation.Kind, _ script: [String: Response]
  ) async throws -> Observation? {
    try await Fixture.probes(Scripted(script)).probe(kind)
  }

  private static func listed(
    _ id: String, from name: String, _ type: String, to target: String
  ) -> String {
    #"{"id":"\#(id)","source":{"id":"oty\#(name)","name":"\#(name)","type":"\#(type)"},"#
      + #""target":{"id":"\#(target)","name":"t","type":"appuser"}}"#
  }

  @Test(
    "Each user type's mapping, though Okta's next page lists the whole organisation")
  func mappings() async throws {
    let next = #"<https://acme.okta.com/api/v1/mappings?after=a&limit=200>; rel="next""#
    let first = [
      Self.listed("prm1", from: "user", "user", to: "0oaother"),
      Self.listed("prm2", from: "contractor", "user", to: "0oa1example"),
      Self.listed("prm3", from: "x", "appuser", to: "0oa1example"),
    ]
    let second = [Self.listed("prm4", from: "user", "user", to: "0oa1example")]
    let server = Scripted([
      "GET /api/v1/mappings": [
        .success(.json("[\(first.joined(separator: ","))]", ["link": next])),
        .success(
          .json(
            "[\(second.joined(separator: ","))]",
            ["link": #"<https://acme.okta.com/api/v1/mappings?after=b>; rel="next""#])),
      ],
      "GET /api/v1/mappings/prm4": [
        .success(
          .json(#"{"id":"prm4","properties":{"a":{"expression":"user.a","pushStatus":"PUSH"}}}"#))
      ],
      "GET /api/v1/mappings/prm2": [
        .success(
          .json(#"{"id":"prm2","properties":{"b":{"expression":"user.b","pushStatus":"PUSH"}}}"#))
      ],
    ])
    let observed = try await Fixture.probes(server).probeMappings()
    #expect(
      observed
        == .mappings(
          ObservedMappings(
            ["a": Mapping(expression: "user.a", push: .onCreateAndUpdate)], defaultType: "otyuser",
            others: [
              UserTypeMappings(
                id: "otycontractor", name: "contractor",
                properties: ["b": Mapping(expression: "user.b", push: .onCreateAndUpdate)])
            ])))
    #expect(
      server.requests.map(\.url) == [
        "https://acme.okta.com/api/v1/mappings?targetId=0oa1example&limit=200",
        "https://acme.okta.com/api/v1/mappings?after=a&limit=200",
        "https://acme.okta.com/api/v1/mappings/prm4",
        "https://acme.okta.com/api/v1/mappings/prm2",
      ])
  }

  @Test("A custom user type's mapping where there is no other; none at all fills nothing")
  func otherMappings() async throws {
    let custom = Self.listed("prm2", from: "contractor", "user", to: "0oa1example")
    let script: [String: Response] = [
      "GET /api/v1/mappings": .json("[\(custom)]"),
      "GET /api/v1/mappings/prm2": .json(#"{"id":"prm2","properties":{"b":{"expression":"1"}}}"#),
    ]
    #expect(
      try await look(.mappings, script)
        == .mappings(ObservedMappings(["b": Mapping(expression: "1", push: .other("not told"))])))
    #expect(
      try await look(.mappings, ["GET /api/v1/mappings": .json("[]")])
        == .mappings(ObservedMappings([:])))
  }

  @Test("What was read is kept where another type's mapping is refused")
  func halfReadMappings() async throws {
    let denied = Response.okta(403, "E0000006", "You do not have permission")
    let list = [
      Self.listed("prm1", from: "user", "user", to: "0oa1example"),
      Self.listed("prm2", from: "contractor", "user", to: "0oa1example"),
    ]
    let properties = ["b": Mapping(expression: "1", push: .other("not told"))]
    let good = Response.json(#"{"id":"prm","properties":{"b":{"expression":"1"}}}"#)
    func script(_ first: Response, _ second: Response) -> [String: Response] {
      [
        "GET /api/v1/mappings": .json("[\(list.joined(separator: ","))]"),
        "GET /api/v1/mappings/prm1": first, "GET /api/v1/mappings/prm2": second,
      ]
    }
    guard case .mappings(let usual)? = try await look(.mappings, script(good, denied)),
      case .mappings(let other)? = try await look(.mappings, script(denied, good))
    else {
      Issue.record("no mappings")
      return
    }
    #expect((usual.properties, usual.defaultType) == (properties, "otyuser"))
    #expect(usual.otherTypes == [] && usual.unread?.map(\.name) == ["contractor"])
    #expect(other.properties.isEmpty && other.unread?.map(\.id) == ["otyuser"])
    #expect(other.otherTypes?.map(\.properties) == [properties])
    for refused in [script(denied, denied), script(good, .okta(401, "E0000011", "Invalid token"))] {
      let probes = try Fixture.probes(Scripted(refused))
      let failure = await failing { () throws(OktaFailure) in _ = try await probes.probeMappings() }
      #expect(failure != nil)
    }
  }

  @Test("Push groups of the pages that were read are kept, too")
  func halfReadPushes() async throws {
    let next =
      #"<https://acme.okta.com/api/v1/apps/0oa1example/group-push/mappings?after=a>; rel="next""#
    let denied = Response.okta(403, "E0000006", "You do not have permission")
    let server = Scripted([
      Self.base + "/group-push/mappings": [
        .success(.json(#"[{"id":"gPm1","status":"ACTIVE"}]"#, ["link": next])), .success(denied),
      ]
    ])
    guard case .groupPush(let seen) = try await Fixture.probes(server).probeGroupPush() else {
      Issue.record("no pushes")
      return
    }
    #expect((seen.total, seen.active) == (1, 1))
    let refused = try Fixture.probes(Scripted([Self.base + "/group-push/mappings": denied]))
    let failure = await failing { () throws(OktaFailure) in _ = try await refused.probeGroupPush() }
    #expect(failure != nil && seen.unread == failure?.reason)
  }

  @Test("The user types of the first 500 people are counted, and of how many they are")
  func userTypes() async throws {
    func people(_ count: Int, _ type: String) -> [String] {
      Array(
        repeating: #"{"id":"00u","_embedded":{"user":{"id":"00u","type":{"id":"\#(type)"}}}}"#,
        count: count)
    }
    let next = #"<https://acme.okta.com/api/v1/apps/0oa1example/users?after=a>; rel="next""#
    let first = (people(499, "oty1") + people(1, "oty2")).joined(separator: ",")
    let server = Scripted([
      Self.base + "/users": [
        .success(.json("[\(first)]", ["link": next])),
        .success(.json("[\(people(3, "oty3").joined(separator: ","))]")),
      ],
      Self.base + "/groups": [.success(.json("[]"))],
    ])
    #expect(
      try await Fixture.probes(server).probeAssignments()
        == .assignments(
          ObservedAssignments(
            people: 503, inactive: 0, groups: 0, emptyGroups: 0,
            userTypes: ObservedUserTypes(people: 500, counts: ["oty1": 499, "oty2": 1]),
            groupValues: [])))
  }

  @Test("Which attributes assigned groups set, and what is kept where a read is refused")
  func halfRead() async throws {
    let denied = Response.okta(403, "E0000006", "You do not have permission")
    let people = #"[{"id":"00u","_embedded":{"user":{"id":"00u","status":"ACTIVE"}}}]"#
    let groups = #"[{"id":"00g1","profile":{"team":"A","site":""}},{"id":"00g2"}]"#
    func seen(_ script: [String: Response]) async throws -> ObservedAssignments {
      guard case .assignments(let seen)? = try await look(.assignments, script) else {
        throw OktaFailure(.notAnID("no assignments"))
      }
      return seen
    }
    let noGroups = try await seen([
      Self.base + "/users": .json(people), Self.base + "/groups": denied,
    ])
    #expect((noGroups.people, noGroups.groups, noGroups.groupValues) == (1, 0, nil))
    #expect(noGroups.unread?.map(\.part) == [.groups])
    let noPeople = try await seen([
      Self.base + "/users": denied, Self.base + "/groups": .json(groups),
      "GET /api/v1/groups/00g1/users": .json("[]"), "GET /api/v1/groups/00g2/users": denied,
    ])
    #expect((noPeople.groups, noPeople.emptyGroups, noPeople.unreadGroups) == (2, 1, 1))
    #expect(noPeople.groupValues == ["team"])
    #expect(noPeople.unread?.map(\.part) == [.people, .members])
    let probes = try Fixture.probes(
      Scripted([Self.base + "/users": denied, Self.base + "/groups": denied]))
    let failure = await failing { () throws(OktaFailure) in _ = try await probes.probeAssignments()
    }
    #expect(failure != nil)
  }
}
