import Testing

@testable import DemoTenant

@Suite("What may be changed at the organisation, and by whom")
struct WritingTests {
  private static let writes: [(String, String, String)] = [
    ("POST", "meta/schemas/apps/APP/default", "{\"definitions\":{\"custom\":{\"properties\":{}}}}"),
    ("POST", "mappings/PRM", "{\"properties\":{}}"),
    ("POST", "apps/APP/group-push/mappings", "{}"),
    ("PATCH", "apps/APP/group-push/mappings/PUSH", "{\"status\":\"INACTIVE\"}"),
    ("DELETE", "apps/APP/group-push/mappings/PUSH?deleteTargetGroup=false", ""),
    ("DELETE", "api-tokens/current", ""),
  ]

  @Test("The usual token changes nothing", arguments: writes)
  func refused(_ method: String, _ path: String, _ body: String) throws {
    var client = try DemoClient("finished")
    let before = client.tenant.okta.apps
    let (status, error) = try client.send(
      try #require(.init(rawValue: method)), "/api/v1/" + client.filled(path), body,
      token: DemoTenant.oktaToken)
    #expect(status == 403)
    #expect(error["errorCode"].text == "E0000006")
    #expect(client.tenant.okta.apps == before)
    #expect(client.ask("/api/v1/apps").status == 200)
  }

  @Test(
    "What has no write here has none for the other token either",
    arguments: [
      ("POST", "apps"), ("DELETE", "apps/APP"), ("POST", "users"), ("PATCH", "groups"),
      ("DELETE", "mappings/PRM"), ("POST", "meta/schemas/user/default"), ("POST", "logs"),
    ])
  func none(_ method: String, _ path: String) throws {
    var client = try DemoClient("finished")
    let (status, _) = try client.send(
      try #require(.init(rawValue: method)), "/api/v1/" + client.filled(path), "{}")
    #expect(status == 405)
  }

  @Test("A body that isn't a JSON object is refused", arguments: ["", "[]", "{\"a\":", "x"])
  func malformed(_ body: String) throws {
    var client = try DemoClient("finished")
    let (status, error) = try client.send(
      .post, "/api/v1/" + client.filled("mappings/PRM"), body)
    #expect(status == 400)
    #expect(error["errorCode"].text == "E0000003")
  }

  @Test("A token that revokes itself is no token any more, and the other one still is")
  func revokes() throws {
    var client = try DemoClient("finished")
    #expect(try client.send(.delete, "/api/v1/api-tokens/current").status == 204)
    #expect(try client.send(.delete, "/api/v1/api-tokens/current").status == 401)
    #expect(client.ask("/api/v1/apps").status == 200)
  }
}

extension DemoClient {
  /// A path with the ids of the app, of its mapping and of its push.
  func filled(_ path: String) -> String {
    let app = tenant.okta.directoryApp ?? 0
    let ids = [
      "APP": OpaqueID.make("0oa", app), "PRM": OpaqueID.make("prm", app * 100 + 2),
      "PUSH": OpaqueID.make("gPm", 1),
    ]
    return ids.reduce(path) { path, id in
      path.split(separator: id.key, omittingEmptySubsequences: false).joined(separator: id.value)
    }
  }
}
