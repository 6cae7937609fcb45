import Basics
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("What is read of Okta's answers")
struct EndpointsTests {
  private func client(_ path: String, _ body: String) throws -> OktaClient {
    try Fixture.client(Scripted(["GET /api/v1/" + path: .json(body)]))
  }

  @Test(
    "An app, whatever else is in it",
    arguments: [
      (
        #"""
        {"id":"0oa1example","name":"scim2testapp","label":"DX","status":"ACTIVE","new":{"a":[1]},
        "features":["PUSH_NEW_USERS","LATER"],"signOnMode":"AUTO_LOGIN",
        "created":"2026-01-02T03:04:05.000Z","credentials":{"userNameTemplate":
        {"template":"${source.email}","type":"BUILT_IN","pushStatus":"PUSH"}}}
        """#,
        ObservedApp(
          id: "0oa1example", name: "scim2testapp", label: "DX", status: "ACTIVE",
          features: ["PUSH_NEW_USERS", "LATER"], signOnMode: "AUTO_LOGIN",
          created: "2026-01-02T03:04:05.000Z", userNameTemplate: "${source.email}",
          userNamePush: "PUSH")
      ),
      (
        #"{"id":"0oa1example","label":null,"status":"PAUSED","features":null,"credentials":{}}"#,
        ObservedApp(id: "0oa1example", name: "", label: "", status: "PAUSED", features: [])
      ),
      (
        #"""
        {"id":"0oa1example","label":"A\u001b[2J\u202eB","status":"ACTIVE","credentials":
        {"userNameTemplate":{"template":"${source.login}","type":"NONE"}}}
        """#,
        ObservedApp(id: "0oa1example", name: "", label: "A[2JB", status: "ACTIVE", features: [])
      ),
    ])
  func app(_ body: String, _ app: ObservedApp) async throws {
    #expect(try await client("apps/0oa1example", body).app(Fixture.app) == app)
  }

  @Test("A list with something in it that is no app is not taken for a shorter list")
  func noApp() async throws {
    let client = try client("apps", #"[{"id":"0oa1"},{"label":"x"}]"#)
    let failure = await failing { () throws(OktaFailure) in
      try await client.apps { _ throws(OktaFailure) in true }
    }
    #expect(
      failure?.reason
        == "The list of apps came in a form that is not Okta's: an entry without an id.")
  }

  @Test(
    "A connection in both of its shapes",
    arguments: [
      (
        #"{"authScheme":"TOKEN","status":"ENABLED","baseUrl":"https://x.example.com/"}"#,
        ObservedConnection(status: .read("ENABLED"), baseURL: "https://x.example.com/")
      ),
      (
        #"{"status":"UNKNOWN","profile":{"authScheme":"UNKNOWN"}}"#,
        ObservedConnection(status: .read("UNKNOWN"))
      ),
      (
        "{}",
        ObservedConnection(
          status: .notReported(reason: "Okta's answer leaves out the connection's status."))
      ),
    ])
  func connection(_ body: String, _ observed: ObservedConnection) async throws {
    let client = try client("apps/0oa1example/connections/default", body)
    #expect(try await client.connection(of: Fixture.app) == observed)
  }

  @Test("The schema keeps what is compared exactly as it is")
  func schema() async throws {
    let client = try client(
      "meta/schemas/apps/0oa1example/default",
      #"""
      {"definitions":{"custom":{"properties":{
        "startdate":{"title":"S","type":"string","externalName":"startdate\u200b","required":true,
          "externalNamespace":"urn:ietf:params:scim:schemas:core:2.0:User\n","scope":"NONE"},
        "bad":{"type":"array","externalName":"b\u001b[31m\u202e","enum":["A",7,null]},
        "titled":{"oneOf":[{"const":"x","title":"X"}]},"empty":{}}},
      "base":{"properties":{"email":{"type":"string","externalName":"email"}},"required":["email"]}}}
      """#)
    let schema = try await client.schema(of: Fixture.app)
    #expect(
      schema.custom == [
        ObservedAttribute(
          variableName: "bad", externalName: #"b\u{1B}[31m\u{202E}"#, externalNamespace: nil,
          type: "array", allowed: ["A", "7", "null"]),
        ObservedAttribute(
          variableName: "empty", externalName: nil, externalNamespace: nil, type: ""),
        ObservedAttribute(
          variableName: "startdate", externalName: "startdate\u{200B}",
          externalNamespace: coreUserNamespace + " ", scope: "NONE"),
        ObservedAttribute(
          variableName: "titled", externalName: nil, externalNamespace: nil, type: "",
          allowed: ["x"]),
      ])
    #expect(schema.base.map(\.variableName) == ["email"])
  }

  @Test("A namespace that only begins like the right one never becomes it")
  func longNamespace() async throws {
    let long = coreUserNamespace + String(repeating: "x", count: 5000)
    let client = try client(
      "meta/schemas/apps/0oa1example/default",
      #"{"definitions":{"custom":{"properties":{"a":{"externalNamespace":"\#(long)"}}}}}"#)
    let namespace = try await client.schema(of: Fixture.app).custom.first?.externalNamespace
    #expect(namespace?.count == 2050)
    #expect(namespace?.last == "…")
  }

  @Test("A mapping's expressions, with words that are new")
  func mapping() async throws {
    let client = try client(
      "mappings/prm1",
      #"""
      {"id":"prm1","properties":{"email":{"expression":"user.email","pushStatus":"PUSH"},
      "a":{"expression":"user.a","pushStatus":"DONT_PUSH"},"b":{"expression":null},
      "c":{"expression":"x\ty","pushStatus":"SOMETIMES"}}}
      """#)
    let mappings = try await client.properties(ofMapping: "prm1")
    #expect(
      mappings.properties == [
        "email": Mapping(expression: "user.email", push: .onCreateAndUpdate),
        "a": Mapping(expression: "user.a", push: .onCreate),
        "b": Mapping(expression: "", push: .other("not told")),
        "c": Mapping(expression: "x y", push: .other("SOMETIMES")),
      ])
  }

  @Test("A person, with or without their account")
  func person() async throws {
    let client = try client(
      "apps/0oa1example/users",
      #"""
      [{"id":"00u1","externalId":null,"scope":"GROUP","status":"PROVISIONED","syncState":"DISABLED",
        "credentials":{"userName":"A@example.com"},"profile":{"startdate":"2026-01-02","n":null},
        "_embedded":{"user":{"id":"00u1","status":"SUSPENDED","profile":{"email":"a@example.com"}}}},
       {"id":"00u2","status":"DEPROVISIONED","profile":{}},{"id":"00u3","status":"LATER"}]
      """#)
    var people: [OktaAppUser] = []
    try await client.people(assignedTo: Fixture.app) { page throws(OktaFailure) in
      people += page
      return true
    }
    #expect(people.map(\.isInactive) == [true, true, false])
    let first = try #require(people.first)
    #expect(first.externalID == nil)
    #expect(first.userName == "A@example.com")
    #expect(first.profile["startdate"]?.string == "2026-01-02")
    #expect(first.profile["n"]?.isNull == true)
    #expect(first.email == "a@example.com")
    #expect(first.account?.status == "SUSPENDED")
  }

  @Test("The log is asked for one app and a closed span, and read as far as it goes")
  func log() async throws {
    let server = Scripted([
      "GET /api/v1/logs": [
        .success(
          .json(
            #"""
            [{"uuid":"u1","published":"2026-01-02T03:04:05.123Z","eventType":
            "application.provision.user.push","outcome":{"result":"FAILURE","reason":null},
            "displayMessage":"Push\u0007","actor":null,"target":
            [{"id":"0oa1example","type":"AppInstance","displayName":null}]}]
            """#,
            ["link": #"<https://acme.okta.com/api/v1/logs?after=1>; rel="next""#])),
        .success(
          .json("[]", ["link": #"<https://acme.okta.com/api/v1/logs?after=2>; rel="next""#])),
      ]
    ])
    var events: [OktaLogEvent] = []
    let query = OktaLogQuery.provisioning(
      by: Fixture.app, since: Instant(1_767_322_800), until: Instant(1_767_326_400),
      failuresOnly: true)
    try await Fixture.client(server).log(query) { page throws(OktaFailure) in
      events += page
      return true
    }
    let event = try #require(events.first)
    #expect(events.count == 1)
    #expect(event.published == Instant(1_767_323_045))
    #expect(event.message == "Push")
    #expect(event.reason == nil)
    #expect(event.targets.map(\.type) == ["AppInstance"])
    #expect(
      server.requests.first?.url
        == "https://acme.okta.com/api/v1/logs?filter=target.id%20eq%20%220oa1example%22%20and%20%28"
        + "eventType%20sw%20%22application.provision.%22%20or%20eventType%20sw%20%22"
        + "application.integration.%22%29%20and%20outcome.result%20eq%20%22FAILURE%22"
        + "&since=2026-01-02T03%3A00%3A00Z&until=2026-01-02T04%3A00%3A00Z&limit=1000"
        + "&sortOrder=DESCENDING")
    #expect(server.requests.count == 2)
  }

  @Test("An id that would end the quotation asks the log nothing")
  func logInjection() async throws {
    let server = Scripted([String: Response]())
    let client = try Fixture.client(server)
    let query = OktaLogQuery.changes(of: #"x" or "#, since: Instant(0), until: Instant(1))
    let failure = await failing { () throws(OktaFailure) in
      try await client.log(query) { _ throws(OktaFailure) in true }
    }
    #expect(failure?.cause == .notAnID(#"x" or "#))
    #expect(server.requests == [])
  }
}
