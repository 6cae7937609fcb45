import HTTPTransport
import Support
import Synchronization
import Testing

@testable import OktaAPI

@Suite("Signing in with a code")
struct DeviceGrantTests {
  private static let authorize = "POST /oauth2/v1/device/authorize"
  private static let token = "POST /oauth2/v1/token"

  private static let code = Response.json(
    #"""
    {"device_code":"dev/ice+code","user_code":"ABCD-EFGH","interval":5,"expires_in":60,
    "verification_uri":"https://acme.okta.com/activate",
    "verification_uri_complete":"https://acme.okta.com/activate?user_code=ABCDEFGH"}
    """#)
  private static let granted = Response.json(
    #"{"token_type":"Bearer","expires_in":3600,"access_token":"eyJ.a.b","scope":"x"}"#)

  private static func refused(_ error: String, _ words: String = "") -> Response {
    .json(#"{"error":"\#(error)","error_description":"\#(words)"}"#, status: 400)
  }

  private func grant(_ server: Scripted, scopes: [String] = []) throws -> DeviceGrant {
    DeviceGrant(
      try OktaOrganisation.read("acme.okta.com").organisation, clientID: "0oaclient",
      scopes: scopes, over: server.transport)
  }

  /// Waits for someone to sign in, and notes the pauses.
  private func wait(
    _ answers: [Scripted.Answer]
  ) async throws -> (header: String?, failure: OktaFailure?, pauses: [Int], server: Scripted) {
    let server = Scripted([Self.authorize: [.success(Self.code)], Self.token: answers])
    let grant = try grant(server)
    let code = try await grant.begin()
    var pauses: [Int] = []
    do {
      let credentials = try await grant.wait(for: code) { pauses.append($0) }
      return (credentials.header, nil, pauses, server)
    } catch {
      return (nil, error, pauses, server)
    }
  }

  @Test("Asks for a code with all read scopes, and without a token")
  func begins() async throws {
    let server = Scripted([Self.authorize: Self.code])
    let code = try await grant(server).begin()
    #expect(code.userCode == "ABCD-EFGH")
    #expect(code.address == "https://acme.okta.com/activate")
    #expect(code.completeAddress == "https://acme.okta.com/activate?user_code=ABCDEFGH")
    #expect(code.interval == 5)
    #expect(code.expiresIn == 60)
    let request = try #require(server.requests.first)
    #expect(request.headers["Authorization"] == nil)
    #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "client_id=0oaclient&scope=okta.apps.read%20okta.schemas.read%20"
        + "okta.profileMappings.read%20okta.users.read%20okta.groups.read%20okta.logs.read")
    #expect(!"\(code)".contains("dev/ice"))
  }

  @Test(
    "Of listed scopes it asks for those that it reads with, and never for one that writes",
    arguments: [
      (["okta.logs.read", "okta.apps.read"], "okta.apps.read%20okta.logs.read"),
      (["okta.apps.manage", "okta.users.read", "openid"], "okta.users.read"),
      (
        ["okta.apps.manage"],
        "okta.apps.read%20okta.schemas.read%20okta.profileMappings.read%20okta.users.read%20"
          + "okta.groups.read%20okta.logs.read"
      ),
    ])
  func scopes(listed: [String], asked: String) async throws {
    let server = Scripted([Self.authorize: Self.code])
    _ = try await grant(server, scopes: listed).begin()
    #expect(
      server.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
        "client_id=0oaclient&scope=" + asked
      ])
  }

  @Test("Polls with the interval until someone has signed in")
  func polls() async throws {
    let pending = Self.refused("authorization_pending")
    let (header, failure, pauses, server) = try await wait([
      .success(pending), .success(pending), .success(Self.granted),
    ])
    #expect(header == "Bearer eyJ.a.b")
    #expect(failure == nil)
    #expect(pauses == [5, 5, 5])
    #expect(
      server.requests.last.map { String(decoding: $0.body, as: UTF8.self) }
        == "client_id=0oaclient&device_code=dev%2Fice%2Bcode&grant_type="
        + "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code")
  }

  @Test("Waits longer when told to slow down, and when no answer comes")
  func slowsDown() async throws {
    let (header, _, pauses, _) = try await wait([
      .success(Self.refused("slow_down")), .failure(.timedOut(seconds: 30)),
      .success(Self.granted),
    ])
    #expect(header == "Bearer eyJ.a.b")
    #expect(pauses == [5, 10, 20])
  }

  @Test("Ends when the code's time is over, though Okta never says so")
  func expires() async throws {
    let (_, failure, pauses, _) = try await wait([.success(Self.refused("authorization_pending"))])
    #expect(pauses == Array(repeating: 5, count: 12))
    #expect(failure?.reason == "The code has expired before anyone signed in with it.")
    #expect(failure?.remedy == "Start the sign-in again for a new code.")
  }

  private static let endings: [(Response, String, String)] = [
    (
      refused("expired_token", "The device code is expired."),
      "The code has expired before anyone signed in with it.",
      "Start the sign-in again for a new code."
    ),
    (
      refused("access_denied"), "The sign-in was denied in the browser.",
      "Start the sign-in again for a new code."
    ),
    (
      refused("invalid_dpop_proof", "The DPoP proof JWT header is missing."),
      "The sign-in app demands proof of possession (DPoP), which this program does not give.",
      "In the app's General tab, clear Require Demonstrating Proof of Possession (DPoP) header in "
        + "token requests, or use an API token."
    ),
    (
      .json(#"{"token_type":"DPoP","access_token":"eyJ.a.b"}"#),
      "The sign-in app demands proof of possession (DPoP), which this program does not give.",
      "In the app's General tab, clear Require Demonstrating Proof of Possession (DPoP) header in "
        + "token requests, or use an API token."
    ),
    (
      refused("unauthorized_client", "The client is not authorized."),
      "The sign-in app does not allow signing in with a code (unauthorized_client).",
      "In the app's General tab, tick Device Authorization as grant type."
    ),
    (
      refused("invalid_scope", "One or more scopes are not configured."),
      "The sign-in app is not granted a scope that is needed (invalid_scope): One or more scopes "
        + "are not configured.",
      "Grant the scopes on the app's Okta API Scopes tab, and start again."
    ),
    (
      refused("later_error", "Something new"),
      "acme.okta.com refuses the sign-in (later_error): Something new.",
      "Check the app's settings in Okta, or use an API token."
    ),
    (
      .json(#"{"token_type":"Bearer","access_token":"two words"}"#),
      "The sign-in with a code came in a form that is not Okta's: an access token was expected.",
      "Look again. If it stays so, look at it in the admin console instead."
    ),
  ]

  @Test("Ends with a sentence", arguments: endings)
  func ends(_ answer: Response, _ sentence: String, _ remedy: String) async throws {
    let (header, failure, pauses, _) = try await wait([.success(answer)])
    #expect(header == nil)
    #expect(pauses == [5])
    #expect(failure?.reason == sentence)
    #expect(failure?.remedy == remedy)
  }

  @Test("Giving up while waiting sends nothing more")
  func givesUp() async throws {
    let server = Scripted([Self.authorize: Self.code])
    let grant = try grant(server)
    let code = try await grant.begin()
    let ended = await failing { () throws(OktaFailure) in
      _ = try await grant.wait(for: code) { _ in throw CancellationError() }
    }
    #expect(ended?.isCancelled == true)
    #expect(server.requests.count == 1)
  }

  @Test(
    "A code that can't be trusted is not shown",
    arguments: [
      #"{"device_code":"d","user_code":"U","verification_uri":"file:///etc/passwd"}"#,
      #"{"device_code":"d","user_code":"U","verification_uri":"http://acme.okta.com/activate"}"#,
      #"{"device_code":"d","user_code":"","verification_uri":"https://acme.okta.com/activate"}"#,
      #"{"user_code":"U","verification_uri":"https://acme.okta.com/activate"}"#, "[]",
    ])
  func untrusted(_ body: String) async throws {
    let grant = try grant(Scripted([Self.authorize: .json(body)]))
    let ended = await failing { () throws(OktaFailure) in _ = try await grant.begin() }
    #expect(
      ended?.reason
        == "The sign-in with a code came in a form that is not Okta's: a code with an address was "
        + "expected.")
  }

  @Test("Odd times are brought to sensible ones")
  func oddTimes() async throws {
    let body = """
      {"device_code":"d","user_code":"U\\u001b[2J","interval":0,"expires_in":9999999,
      "verification_uri":"https://acme.okta.com/activate"}
      """
    let code = try await grant(Scripted([Self.authorize: .json(body)])).begin()
    #expect(code.interval == 1)
    #expect(code.expiresIn == 3600)
    #expect(code.userCode == "U[2J")
    #expect(code.completeAddress == nil)
  }
}
