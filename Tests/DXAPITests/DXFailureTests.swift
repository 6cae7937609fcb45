import DXAPI
import HTTPTransport
import Support
import Testing

@Suite("What an answer of DX means, word for word")
struct DXFailureTests {
  private static let again = "Look again. If it stays so, use the User CSV export instead."
  private static let newToken =
    "Make a token with the scope users:read in DX's Web API settings, and give it again."
  private static let address = "Check the address; DX's own is https://api.getdx.com."

  private static let answers: [(Response, String, String)] = [
    (.json(#"{"ok":false,"error":"not_authed"}"#), "DX saw no token (not_authed).", newToken),
    (
      .json(#"{"ok":false,"error":"invalid_auth"}"#, status: 401),
      "DX does not accept the token (invalid_auth).", newToken
    ),
    (Response(status: 401), "DX does not accept the token (invalid_auth).", newToken),
    (
      .json(#"{"ok":false,"error":"missing_scope"}"#),
      "DX's token may not read the users (missing_scope).",
      "Give the token the scope users:read in DX's Web API settings."
    ),
    (
      .json(#"{"ok":false,"error":"some\u001b[31mthing"}"#),
      "DX refuses to list the users (some[31mthing).", again
    ),
    (
      .json(#"{"ok":false}"#), "DX refuses to list the users (no reason given).", again
    ),
    (
      .json(#"{"ok":false,"error":"ratelimited"}"#, status: 429, ["retry-after": "30"]),
      "DX's rate limit is used up; it is reset in 30 seconds.",
      "Look again after that; reading goes on where it stopped."
    ),
    (
      Response(status: 429), "DX's rate limit is used up.",
      "Look again after that; reading goes on where it stopped."
    ),
    (
      Response(status: 502, body: Array("<html>".utf8)),
      "api.getdx.com has an error of its own (502).",
      "Look again in a few minutes; reading goes on where it stopped."
    ),
    (
      Response(status: 200, body: Array("<html>".utf8)),
      "api.getdx.com answered with a web page. This does not look like DX's Web API.", address
    ),
    (
      Response(status: 404, body: Array("no".utf8)),
      "api.getdx.com answered with status 404. This does not look like DX's Web API.", address
    ),
    (
      Response(status: 200),
      "api.getdx.com answered with nothing. This does not look like DX's Web API.", address
    ),
    (
      .json(#"{"users":[]}"#), "DX's list of users came in an unknown form: ok is missing.", again
    ),
    (
      .json(#"{"ok":true,"users":[{"#),
      "DX's list of users came cut off or damaged: line 1, column 22: expected a key in quotation "
        + "marks, found the end.", again
    ),
  ]

  @Test("Each", arguments: answers)
  func each(_ answer: Response, _ sentence: String, _ remedy: String) async throws {
    let client = try Fixture.client(Scripted(["GET /users.list": answer]))
    var place = UsersListPlace()
    do {
      try await client.users(from: &place) { _, _ throws(DXFailure) in true }
      Issue.record("It did not fail.")
    } catch {
      #expect(error.reason == sentence)
      #expect(error.remedy == remedy)
      #expect(error.reason == sentence)
    }
    #expect(place == UsersListPlace())
  }

  private static let credentials: [(String, String, String)] = [
    ("", "https://api.getdx.com", "There is no DX token."),
    ("Bearer ", "https://api.getdx.com", "There is no DX token."),
    (
      "a b", "https://api.getdx.com",
      "The DX token has a space or a character in it that no token has."
    ),
    (
      "a", "http://api.getdx.com",
      "DX's address can't be used. The address http://api.getdx.com is not encrypted. Write it "
        + "with https:// in front."
    ),
    (
      "a", "https://me:pw@api.getdx.com",
      "DX's address can't be used. It has a user name or an @ in it."
    ),
    (
      "a", "https://api.getdx.com/v1",
      "DX's address can't be used. Only the part https://api.getdx.com of the address counts."
    ),
    (
      "a", "https://api.getdx.com.example.com",
      "api.getdx.com.example.com is not on one of DX's own domains, so DX's token was not sent "
        + "there."
    ),
  ]

  @Test("Token and address are checked before anything is sent", arguments: credentials)
  func checked(_ token: String, _ address: String, _ reason: String) {
    do {
      _ = try DXCredentials(token: Secret(token), address: address)
      Issue.record("It was taken.")
    } catch {
      #expect(error.reason == reason)
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test("A pasted header is taken for its token, which never shows")
  func pasted() async throws {
    let server = Scripted(["GET /users.list": .json(#"{"ok":true,"users":[]}"#)])
    let credentials = try DXCredentials(
      token: Secret("Bearer hidden\n"), address: "https://api.acme.getdx.io/")
    let client = DXClient(credentials, over: server.transport)
    var place = UsersListPlace()
    try await client.users(from: &place) { _, _ throws(DXFailure) in true }
    #expect(server.requests.first?.headers["Authorization"] == "Bearer hidden")
    #expect(server.requests.first?.url.hasPrefix("https://api.acme.getdx.io/users.list?") == true)
    var dumped = ""
    dump(client, to: &dumped)
    #expect(!(dumped + "\(client) \(credentials)").contains("hidden"))
  }
}
