import Basics
import HTTPTransport
import SetupCore
import Support
import Testing

@testable import OktaAPI

@Suite(
  "Recorded answers are read without loss",
  .enabled(if: Recordings.isThere, "shared/okta is not beside this checkout"))
struct RecordingsTests {
  /// A client to whom every path answers the same.
  private func client(_ response: Response) throws -> OktaClient {
    OktaClient(
      try Fixture.credentials(),
      over: Transport { _ in
        var response = response
        response.headers["link"] = nil
        return response
      })
  }

  private func body(_ recording: Recordings.Recording) throws -> JSONValue {
    try JSONReader.value(utf8: recording.response.body)
  }

  @Test("Apps", arguments: Recordings.beginning("GET_apps_id_200", "POST_apps_200"))
  func app(_ recording: Recordings.Recording) async throws {
    let app = try await client(recording.response).app(Fixture.app)
    try expect(app, is: body(recording))
  }

  @Test("Lists of apps", arguments: Recordings.beginning("GET_apps_200"))
  func apps(_ recording: Recordings.Recording) async throws {
    var observed: [ObservedApp] = []
    try await client(recording.response).apps { page throws(OktaFailure) in
      observed += page
      return true
    }
    let listed = try #require(body(recording).array)
    #expect(observed.count == listed.count)
    for (app, value) in zip(observed, listed) { expect(app, is: value) }
  }

  private func expect(_ app: ObservedApp, is value: JSONValue) {
    #expect(app.id == value["id"]?.string)
    #expect(app.name == value["name"]?.string)
    #expect(app.label == value["label"]?.string)
    #expect(app.status == value["status"]?.string)
    #expect(app.signOnMode == value["signOnMode"]?.string)
    #expect(app.created == value["created"]?.string)
    #expect(app.features == (value["features"]?.array ?? []).map { $0.string })
    let template = value["credentials"]?["userNameTemplate"]
    let isNone = template?["type"]?.string == "NONE"
    #expect(app.userNameTemplate == (isNone ? nil : template?["template"]?.string))
    #expect(app.userNamePush == template?["pushStatus"]?.string)
  }

  @Test("Connections", arguments: Recordings.beginning("GET_apps_id_connections_default_200"))
  func connection(_ recording: Recordings.Recording) async throws {
    let observed = try await client(recording.response).connection(of: Fixture.app)
    let status = try #require(body(recording)["status"]?.string)
    #expect(observed.status == .read(status))
    #expect(try observed.baseURL == body(recording)["baseUrl"]?.string)
  }

  @Test("A single feature", arguments: Recordings.beginning("GET_apps_id_features_name_200"))
  func feature(_ recording: Recordings.Recording) throws {
    let value = try body(recording)
    let observed = try #require(ObservedFeatures.ToApp(okta: value))
    let create = value["capabilities"]?["create"]?["lifecycleCreate"]?["status"]?.string
    let update = value["capabilities"]?["update"]
    #expect(observed.create == (create == "ENABLED"))
    #expect(observed.update == (update?["profile"]?["status"]?.string == "ENABLED"))
    #expect(observed.deactivate == (update?["lifecycleDeactivate"]?["status"]?.string == "ENABLED"))
  }

  @Test("Schemas", arguments: Recordings.beginning("GET_meta_schemas_apps_id_default_200"))
  func schema(_ recording: Recordings.Recording) async throws {
    let schema = try await client(recording.response).schema(of: Fixture.app)
    for (part, observed) in [("base", schema.base), ("custom", schema.custom)] {
      let properties =
        try body(recording)["definitions"]?[part]?["properties"]?.object?.members ?? []
      #expect(observed.count == properties.count)
      for property in properties {
        let attribute = try #require(observed.first { $0.variableName == property.key })
        #expect(attribute.externalName == property.value["externalName"]?.string)
        #expect(attribute.externalNamespace == property.value["externalNamespace"]?.string)
        #expect(attribute.type == property.value["type"]?.string)
        #expect(attribute.scope == property.value["scope"]?.string)
        #expect(attribute.allowed.count >= (property.value["enum"]?.array?.count ?? 0))
      }
    }
  }

  @Test("Lists of mappings", arguments: Recordings.beginning("GET_mappings_200"))
  func mappings(_ recording: Recordings.Recording) throws {
    for value in try #require(body(recording).array) {
      let mapping = try #require(OktaMapping(okta: value))
      #expect(mapping.id == value["id"]?.string)
      #expect(mapping.sourceID == value["source"]?["id"]?.string)
      #expect(mapping.sourceName == value["source"]?["name"]?.string)
      #expect(mapping.sourceType == value["source"]?["type"]?.string)
      #expect(mapping.targetID == value["target"]?["id"]?.string)
      #expect(mapping.targetType == value["target"]?["type"]?.string)
    }
  }

  @Test("Mappings", arguments: Recordings.beginning("GET_mappings_id_200", "POST_mappings_id_200"))
  func mapping(_ recording: Recordings.Recording) async throws {
    let observed = try await client(recording.response).properties(ofMapping: "prm1").properties
    let properties = try #require(body(recording)["properties"]?.object)
    #expect(Set(observed.keys) == Set(properties.keys))
    for member in properties.members {
      #expect(observed[member.key]?.expression == member.value["expression"]?.string)
      let push = member.value["pushStatus"]?.string
      #expect(observed[member.key]?.push == (push == "PUSH" ? .onCreateAndUpdate : .onCreate))
      #expect(push == "PUSH" || push == "DONT_PUSH")
    }
  }

  @Test("People of an app", arguments: Recordings.beginning("GET_apps_id_users_200"))
  func people(_ recording: Recordings.Recording) async throws {
    var observed: [OktaAppUser] = []
    try await client(recording.response).people(assignedTo: Fixture.app) {
      page throws(OktaFailure) in
      observed += page
      return true
    }
    let listed = try #require(body(recording).array)
    #expect(observed.count == listed.count)
    for (person, value) in zip(observed, listed) {
      #expect(person.id == value["id"]?.string)
      #expect(person.scope == value["scope"]?.string)
      #expect(person.status == value["status"]?.string)
      #expect(person.syncState == value["syncState"]?.string)
      #expect(person.externalID == value["externalId"]?.string)
      #expect(person.userName == value["credentials"]?["userName"]?.string)
      #expect(person.lastUpdated == value["lastUpdated"]?.string)
      #expect(person.profile == value["profile"]?.object)
      #expect(person.account == nil)
    }
  }

  @Test("Groups of an app", arguments: Recordings.beginning("GET_apps_id_groups_200"))
  func groups(_ recording: Recordings.Recording) async throws {
    var observed: [OktaAppGroup] = []
    try await client(recording.response).groups(assignedTo: Fixture.app) {
      page throws(OktaFailure) in
      observed += page
      return true
    }
    let listed = try #require(body(recording).array)
    #expect(observed.map(\.id) == listed.compactMap { $0["id"]?.string })
    #expect(observed.map(\.priority) == listed.map { $0["priority"]?.number?.int })
    #expect(observed.map(\.profile) == listed.compactMap { $0["profile"]?.object })
  }

  @Test("Push groups", arguments: Recordings.beginning("GET_apps_id_group-push_mappings_200"))
  func pushGroups(_ recording: Recordings.Recording) async throws {
    var observed: [OktaPushGroup] = []
    try await client(recording.response).pushGroups(of: Fixture.app) { page throws(OktaFailure) in
      observed += page
      return true
    }
    let listed = try #require(body(recording).array)
    #expect(observed.count == listed.count)
    #expect(observed.map(\.status) == listed.compactMap { $0["status"]?.string })
  }

  @Test("People of a group", arguments: Recordings.beginning("GET_groups_id_users_200"))
  func hasPeople(_ recording: Recordings.Recording) async throws {
    let isThere = try await client(recording.response).hasPeople(group: "00g1")
    #expect(try isThere == (body(recording).array?.isEmpty == false))
  }

  @Test("Oneself, as any person is recorded", arguments: Recordings.beginning("GET_users_id_200"))
  func me(_ recording: Recordings.Recording) async throws {
    let account = try await client(recording.response).me()
    #expect(try account.id == body(recording)["id"]?.string)
    #expect(try account.status == body(recording)["status"]?.string)
    #expect(try account.profile == body(recording)["profile"]?.object)
  }

  @Test(
    "An access token bound to a key is not taken",
    arguments: Recordings.beginning("POST_oauth2_token_200"))
  func boundToken(_ recording: Recordings.Recording) async throws {
    let code = #"{"device_code":"d","user_code":"U","verification_uri":"https://acme.okta.com/a"}"#
    let server = Scripted([
      "POST /oauth2/v1/device/authorize": .json(code), "POST /oauth2/v1/token": recording.response,
    ])
    let grant = DeviceGrant(
      try OktaOrganisation.read("acme.okta.com").organisation, clientID: "0oa1",
      over: server.transport)
    let begun = try await grant.begin()
    let ended = await failing { () throws(OktaFailure) in _ = try await grant.poll(begun) }
    #expect(ended?.cause == .oauth(OAuthError(code: "invalid_dpop_proof", summary: "")))
  }

  @Test("There are recordings of every route that can be recorded")
  func isComplete() {
    let counts = [
      Recordings.beginning("GET_apps_200").count, Recordings.beginning("GET_apps_id_200").count,
      Recordings.beginning("GET_apps_id_connections_default_200").count,
      Recordings.beginning("GET_meta_schemas_apps_id_default_200").count,
      Recordings.beginning("GET_mappings_200").count,
      Recordings.beginning("GET_mappings_id_200").count,
      Recordings.beginning("GET_apps_id_users_200").count,
      Recordings.beginning("GET_apps_id_groups_200").count,
      Recordings.beginning("GET_apps_id_group-push_mappings_200").count,
      Recordings.beginning("GET_groups_id_users_200").count,
    ]
    #expect(counts == [11, 12, 2, 3, 3, 2, 3, 3, 2, 4])
  }
}
