import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("Signing in")
struct SignInTests {
  @Test(
    "The token's header decides",
    arguments: [
      ("SSWS demo-token", 200, nil), ("Bearer demo-token", 200, nil),
      ("SSWS wrong", 401, "E0000011"), ("Bearer wrong", 401, "E0000011"),
      ("demo-token", 401, "E0000011"), ("Basic demo-token", 401, "E0000011"),
      (nil, 401, "E0000005"), ("", 401, "E0000005"),
    ] as [(String?, Int, String?)])
  func headers(_ authorization: String?, _ status: Int, _ code: String?) throws {
    var client = try DemoClient("finished")
    let response = client.ask("/api/v1/users/me", authorization: authorization)
    #expect(response.status == status)
    #expect(try Value(response.body)["errorCode"].text == code)
  }

  @Test("A missing permission is 403 for just what it is about")
  func permission() throws {
    var client = try DemoClient("missing-permission")
    for (path, status) in [
      ("/api/v1/mappings", 403), ("/api/v1/logs", 403), ("/api/v1/apps", 200),
      ("/api/v1/org", 200), ("/api/v1/meta/schemas/user/default", 200),
    ] {
      let response = client.ask(path)
      #expect(response.status == status, "\(path)")
      let code = try Value(response.body)["errorCode"].text
      #expect(code == (status == 403 ? "E0000006" : nil))
    }
  }

  @Test("A revoked token is of no use from then on")
  func revoked() throws {
    var client = try DemoClient("finished")
    client.tenant.play(.revokeToken, at: client.seconds)
    #expect(client.ask("/api/v1/users/me").status == 401)
  }

  private static let grant =
    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=demo&device_code="

  private func authorize(_ client: inout DemoClient) throws -> Value {
    try Value(
      client.ask(
        "/oauth2/v1/device/authorize", authorization: nil,
        form: "client_id=demo&scope=okta.apps.read+okta.users.read"
      ).body)
  }

  private func poll(
    _ client: inout DemoClient, _ code: String, after seconds: Int
  ) throws -> (status: Int, body: Value) {
    client.seconds += seconds
    let response = client.ask("/oauth2/v1/token", authorization: nil, form: Self.grant + code)
    return (response.status, try Value(response.body))
  }

  @Test("The device grant is pending, slowed down, then gives a token with its scopes alone")
  func deviceGrant() throws {
    var client = try DemoClient("finished")
    let device = try authorize(&client)
    #expect(device["interval"].number == 2)
    #expect(device["expires_in"].number == 600)
    #expect(device["user_code"].text?.isEmpty == false)
    #expect(
      device["verification_uri_complete"].text
        == "https://dx-demo.okta.example/activate?user_code=DEMODXOK")
    let code = try #require(device["device_code"].text)
    #expect(try poll(&client, code, after: 2).body["error"].text == "authorization_pending")
    #expect(try poll(&client, code, after: 0).body["error"].text == "slow_down")
    #expect(try poll(&client, code, after: 2).body["error"].text == "authorization_pending")
    let (status, token) = try poll(&client, code, after: 2)
    #expect(status == 200)
    #expect(token["token_type"].text == "Bearer")
    let bearer = "Bearer \(token["access_token"].text ?? "")"
    #expect(client.ask("/api/v1/apps", authorization: bearer).status == 200)
    let denied = client.ask("/api/v1/logs", authorization: bearer)
    #expect(denied.status == 403)
    #expect(
      denied.headers["www-authenticate"]
        == "Bearer error=\"insufficient_scope\", scope=\"okta.logs.read\"")
    client.seconds += 3600
    #expect(client.ask("/api/v1/apps", authorization: bearer).status == 401)
    #expect(try poll(&client, code, after: 2).body["error"].text == "invalid_grant")
  }

  @Test("A device code expires")
  func expires() throws {
    var client = try DemoClient("finished")
    let code = try #require(try authorize(&client)["device_code"].text)
    #expect(try poll(&client, code, after: 600).body["error"].text == "expired_token")
  }

  @Test("An organisation may demand a proof of possession")
  func proof() throws {
    var client = try DemoClient("dpop-required")
    let code = try #require(try authorize(&client)["device_code"].text)
    let (status, body) = try poll(&client, code, after: 2)
    #expect(status == 400)
    #expect(
      body == [
        "error": "invalid_dpop_proof",
        "error_description": "The DPoP proof JWT header is missing.",
      ])
  }

  @Test(
    "Incomplete requests are refused",
    arguments: [
      ("device/authorize", "scope=x", 401, "invalid_client"),
      ("device/authorize", "client_id=demo", 400, "invalid_scope"),
      ("token", "grant_type=password", 400, "unsupported_grant_type"),
      ("token", "\(grant)made-up", 400, "invalid_grant"),
    ])
  func refused(_ path: String, _ form: String, _ status: Int, _ error: String) throws {
    var client = try DemoClient("finished")
    let response = client.ask("/oauth2/v1/\(path)", authorization: nil, form: form)
    #expect(response.status == status)
    #expect(try Value(response.body)["error"].text == error)
  }
}
