import Basics
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Synchronization
import Testing

@Suite("What each probe observes")
struct ProbesTests {
  private static let base = "GET /api/v1/apps/0oa1example"

  private func probe(
    _ kind: Observation.Kind, _ script: [String: Response]
  ) async throws -> Observation? {
    try await Fixture.probes(Scripted(script)).probe(kind)
  }

  @Test("The app; a 404 of Okta's own says that there is none")
  func app() async throws {
    let missing = Response.okta(404, "E0000007", "Not found: Resource not found: x (AppInstance)")
    #expect(
      try await probe(.app, [Self.base: .json(#"{"id":"0oa1example","status":"ACTIVE"}"#)])
        == .app(
          ObservedApp(id: "0oa1example", name: "", label: "", status: "ACTIVE", features: [])))
    #expect(try await probe(.app, [Self.base: missing]) == .appMissing(id: "0oa1example"))
  }

  @Test(
    "A 404 from something in front of Okta says nothing of the app",
    arguments: [
      Response.json(#"{"status":404,"message":"Resource not found"}"#, status: 404),
      Response(status: 404), .okta(404, "E0000048", "Entity not found exception"),
    ])
  func edge(_ answer: Response) async throws {
    let probes = try Fixture.probes(Scripted([Self.base: answer]))
    let ended = await failing { () throws(OktaFailure) in _ = try await probes.probeApp() }
    #expect(ended != nil)
  }

  private static let refusals: [(Response, String)] = [
    (
      .okta(400, "E0000001", "Api validation failed", causes: ["Provisioning is not supported."]),
      "Okta's API does not tell WHAT for this app (E0000001: Provisioning is not supported)."
    ),
    (
      .okta(404, "E0000007", "Not found: Resource not found: x (AppInstance)"),
      "Okta's API does not tell WHAT for this app (E0000007: Not found: Resource not found: x "
        + "(AppInstance))."
    ),
    (
      .okta(403, "E0000006", "You do not have permission"),
      "Okta refuses to tell WHAT (E0000006): the token's owner has no admin role that allows it."
    ),
    (
      .json(#"{"status":404,"message":"Resource not found"}"#, status: 404),
      "Okta's API does not tell WHAT for this app."
    ),
    (
      .okta(404, "E0000048", "Entity not found exception"),
      "Okta's API does not tell WHAT for this app (E0000048: Entity not found exception)."
    ),
  ]

  @Test("Connection and features are not reported, with the reason", arguments: refusals)
  func notReported(_ answer: Response, _ reason: String) async throws {
    func sentence(_ what: String) -> String {
      let parts = reason.split(separator: "WHAT", omittingEmptySubsequences: false)
      return parts.joined(separator: what)
    }
    #expect(
      try await probe(.connection, [Self.base + "/connections/default": answer])
        == .connection(
          ObservedConnection(
            status: .notReported(reason: sentence("the app's provisioning connection")))))
    #expect(
      try await probe(.features, [Self.base + "/features": answer])
        == .features(
          ObservedFeatures(toApp: .notReported(reason: sentence("the app's provisioning features")))
        ))
  }

  @Test(
    "A look that failed for another reason is a failure, never an observation",
    arguments: [
      Response.okta(401, "E0000011", "Invalid token provided"),
      .okta(429, "E0000047", "Too many"), Response(status: 502), Response(status: 404),
      Response(status: 403, headers: ["content-type": "text/html"], body: Array("No".utf8)),
      Response(status: 200, headers: ["content-type": "text/html"], body: Array("<p>".utf8)),
    ], OktaProbes.kinds)
  func fails(_ answer: Response, _ kind: Observation.Kind) async throws {
    let paths = [
      "", "/connections/default", "/features", "/users", "/groups", "/group-push/mappings",
    ]
    var script = Dictionary(uniqueKeysWithValues: paths.map { (Self.base + $0, answer) })
    script["GET /api/v1/meta/schemas/apps/0oa1example/default"] = answer
    script["GET /api/v1/mappings"] = answer
    let server = Scripted(script)
    let probes = try Fixture.probes(server)
    let ended = await failing { () throws(OktaFailure) in _ = try await probes.probe(kind) }
    #expect(ended != nil)
    #expect(server.unexpected == [])
  }

  private static func feature(_ create: String, _ update: String, _ leave: String) -> String {
    #"{"name":"USER_PROVISIONING","status":"ENABLED","capabilities":{"create":{"lifecycleCreate":"#
      + #"{"status":"\#(create)"}},"update":{"profile":{"status":"\#(update)"},"#
      + #""lifecycleDeactivate":{"status":"\#(leave)"},"password":{"status":"ENABLED"}}}}"#
  }

  @Test("The features' switches, from the list or by name")
  func features() async throws {
    let listed = Self.feature("ENABLED", "DISABLED", "ENABLED")
    #expect(
      try await probe(.features, [Self.base + "/features": .json("[\(listed)]")])
        == .features(
          ObservedFeatures(toApp: .read(.init(create: true, update: false, deactivate: true)))))
    let script: [String: Response] = [
      Self.base + "/features": .json(#"[{"name":"INBOUND_PROVISIONING"}]"#),
      Self.base + "/features/USER_PROVISIONING": .json(Self.feature("ENABLED", "ENABLED", "LATER")),
    ]
    #expect(
      try await probe(.features, script)
        == .features(
          ObservedFeatures(toApp: .read(.init(create: true, update: true, deactivate: false)))))
    #expect(
      try await probe(.features, [Self.base + "/features": .json("[]")])
        == .features(
          ObservedFeatures(
            toApp: .notReported(
              reason: "Okta's API lists no provisioning of users for this app (USER_PROVISIONING)."
            ))))
  }

  @Test("People and groups in counts, with those that reach nobody")
  func assignments() async throws {
    func person(_ status: String) -> String {
      #"{"id":"00u","status":"PROVISIONED","_embedded":{"user":{"status":"\#(status)"}}}"#
    }
    let people = ["ACTIVE", "SUSPENDED", "DEPROVISIONED", "STAGED", "PASSWORD_EXPIRED"].map(person)
    let server = Scripted([
      Self.base + "/users": .json("[\(people.joined(separator: ","))]"),
      Self.base + "/groups": .json(#"[{"id":"00g1"},{"id":"00g2"},{"id":"00g3"}]"#),
      "GET /api/v1/groups/00g1/users": .json(#"[{"id":"00u"}]"#),
      "GET /api/v1/groups/00g2/users": .json("[]"),
      "GET /api/v1/groups/00g3/users": .okta(404, "E0000007", "Not found"),
    ])
    let counted = Mutex<[Int]>([])
    let observed = try await Fixture.probes(server).probeAssignments { count in
      counted.withLock { $0.append(count) }
    }
    #expect(
      observed
        == .assignments(
          ObservedAssignments(
            people: 5, inactive: 2, groups: 3, emptyGroups: 2, groupValues: [])))
    #expect(counted.withLock { $0 } == [5])
    #expect(server.requests[2].url.hasSuffix("/groups/00g1/users?limit=1"))
  }

  @Test("Progress comes with each page")
  func progress() async throws {
    func page(_ next: String?) -> Scripted.Answer {
      let link = next.map {
        #"<https://acme.okta.com/api/v1/apps/0oa1example/users?after=\#($0)>; rel="next""#
      }
      let people = Array(repeating: "{}", count: 500).joined(separator: ",")
      return .success(.json("[\(people)]", link.map { ["link": $0] } ?? [:]))
    }
    let server = Scripted([
      Self.base + "/users": [page("a"), page("b"), page(nil)],
      Self.base + "/groups": [.success(.json("[]"))],
    ])
    let counted = Mutex<[Int]>([])
    _ = try await Fixture.probes(server).probe(.assignments) { count in
      counted.withLock { $0.append(count) }
    }
    #expect(counted.withLock { $0 } == [500, 1000, 1500])
  }

  @Test("Not every group of hundreds is looked into")
  func manyGroups() async throws {
    let groups = (1...250).map { #"{"id":"00g\#($0)"}"# }.joined(separator: ",")
    var script: [String: Response] = [
      Self.base + "/users": .json("[]"), Self.base + "/groups": .json("[\(groups)]"),
    ]
    for number in 1...250 { script["GET /api/v1/groups/00g\(number)/users"] = .json("[]") }
    let server = Scripted(script)
    let observed = try await Fixture.probes(server).probeAssignments()
    #expect(
      observed
        == .assignments(
          ObservedAssignments(
            people: 0, inactive: 0, groups: 250, emptyGroups: 100, groupValues: [])))
    #expect(server.requests.count == 102)
  }

  @Test("Push groups in counts by their status")
  func groupPush() async throws {
    let body =
      #"[{"id":"1","status":"ACTIVE"},{"id":"2","status":"ERROR"},{"id":"3","status":"NEW"}]"#
    #expect(
      try await probe(.groupPush, [Self.base + "/group-push/mappings": .json(body)])
        == .groupPush(ObservedGroupPush(total: 3, active: 1, inError: 1)))
  }

  @Test("What only DX can tell is not looked at in Okta")
  func notOkta() async throws {
    #expect(try await probe(.backupComparison, [:]) == nil)
    #expect(try await probe(.arrivedValues, [:]) == nil)
  }

  @Test("The values that DX should show, of active people that have any")
  func expectedValues() async throws {
    func person(_ email: String, _ status: String, _ profile: String) -> String {
      #"{"id":"00u","profile":{\#(profile)},"_embedded":{"user":{"status":"\#(status)","#
        + #""profile":{"email":"\#(email)"}}}}"#
    }
    let people = [
      person("A@Example.com", "ACTIVE", #""start":"2026-01-02","flag":true,"team":null"#),
      person("b@example.com", "SUSPENDED", #""start":"2026-01-02""#),
      person("c@example.com", "ACTIVE", #""start":"""#),
      person("no e-mail", "ACTIVE", #""start":"2026-01-02""#),
      person("d@example.com", "ACTIVE", #""email":"D2@example.com","start":"2026-01-03""#),
    ]
    let server = Scripted([Self.base + "/users": .json("[\(people.joined(separator: ","))]")])
    let attributes = [
      (externalName: "startdate", variableName: "start"),
      (externalName: "protected", variableName: "flag"),
      (externalName: "tag_team", variableName: "team"),
    ]
    let expected = try await Fixture.probes(server).expectedValues(of: attributes)
    #expect(
      expected == [
        "a@example.com": ["startdate": "2026-01-02", "protected": "TRUE"],
        "d2@example.com": ["startdate": "2026-01-03"],
      ])
    let few = try await Fixture.probes(server).expectedValues(of: attributes, most: 1)
    #expect(few.count == 1)
  }
}
