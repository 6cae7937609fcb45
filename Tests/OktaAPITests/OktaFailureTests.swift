import HTTPTransport
import OktaAPI
import Support
import Testing

@Suite("What an answer of Okta means, word for word")
struct OktaFailureTests {
  /// An answer, what was read with which kind of token, and the sentences.
  struct Case: CustomTestStringConvertible, Sendable {
    var answer: Result<Response, TransportFailure>
    var scheme = OktaCredentials.Scheme.ssws
    var sentence: String
    var remedy: String
    var testDescription: String { sentence }

    init(
      _ answer: Response, bearer: Bool = false, _ sentence: String, _ remedy: String
    ) {
      self.answer = .success(answer)
      scheme = bearer ? .bearer : .ssws
      self.sentence = sentence
      self.remedy = remedy
    }

    init(failed failure: TransportFailure, _ sentence: String, _ remedy: String) {
      answer = .failure(failure)
      self.sentence = sentence
      self.remedy = remedy
    }
  }

  @Test("On reading the app's schema", arguments: signIn + permissions + refusals + strange)
  func sentences(_ example: Case) async throws {
    let server = Scripted(["GET /api/v1/meta/schemas/apps/0oa1example/default": [example.answer]])
    let client = try Fixture.client(server, example.scheme)
    let failure = await failing { () throws(OktaFailure) in
      _ = try await client.schema(of: Fixture.app)
    }
    #expect(failure?.reason == example.sentence)
    #expect(failure?.remedy == example.remedy)
    #expect(server.unexpected == [])
  }

  private static let signInAgain = "Check the organisation's address, and sign in again."

  private static let signIn: [Case] = [
    Case(
      .okta(401, "E0000011", "Invalid token provided"),
      "Okta does not accept the API token (E0000011): it has expired, was revoked, or belongs to "
        + "another organisation than acme.okta.com.",
      "Make a token under Security > API > Tokens in this organisation's admin console, and sign "
        + "in again."),
    Case(
      .okta(401, "E0000011", "Invalid token provided"), bearer: true,
      "Okta does not accept the access token (E0000011): it has expired, or belongs to another "
        + "organisation than acme.okta.com.", signInAgain),
    Case(
      .okta(401, "E0000004", "Authentication failed"),
      "acme.okta.com refuses the sign-in (E0000004): Authentication failed.", signInAgain),
    Case(
      .okta(401, "E0000005", "Invalid session"),
      "acme.okta.com refuses the sign-in (E0000005): Invalid session.", signInAgain),
    Case(
      .json(#"{"error":"invalid_token","error_description":"Expired."}"#, status: 401),
      bearer: true, "acme.okta.com refuses the sign-in (invalid_token): Expired.", signInAgain),
    Case(Response(status: 401), "acme.okta.com refuses the sign-in.", signInAgain),
    Case(
      .json(#"{"error":"invalid_dpop_proof","error_description":"No proof."}"#, status: 400),
      bearer: true,
      "The sign-in app demands proof of possession (DPoP), which this program does not give.",
      "In the app's General tab, clear Require Demonstrating Proof of Possession (DPoP) header in "
        + "token requests, or use an API token."),
    Case(
      Response(status: 401, headers: ["www-authenticate": #"DPoP error="invalid_dpop_proof""#]),
      bearer: true,
      "The sign-in app demands proof of possession (DPoP), which this program does not give.",
      "In the app's General tab, clear Require Demonstrating Proof of Possession (DPoP) header in "
        + "token requests, or use an API token."),
  ]

  private static let denied = "You do not have permission to perform the requested action"

  private static let permissions: [Case] = [
    Case(
      .okta(403, "E0000006", denied),
      "Okta refuses to tell the app's user schema (E0000006): the token's owner has no admin role "
        + "that allows it.",
      "Use a token of an admin who may see it, such as a Read-only Administrator."),
    Case(
      .okta(403, "E0000006", denied), bearer: true,
      "Okta refuses to tell the app's user schema (E0000006): the access token lacks the scope "
        + "okta.schemas.read, or its user an admin role for it.",
      "Grant okta.schemas.read to the sign-in app on its Okta API Scopes tab, and sign in again."),
    Case(
      .okta(403, "E0000006", denied, ["www-authenticate": #"Bearer error="insufficient_scope""#]),
      bearer: true,
      "Okta refuses to tell the app's user schema (E0000006): the access token lacks the scope "
        + "okta.schemas.read.",
      "Grant okta.schemas.read to the sign-in app on its Okta API Scopes tab, and sign in again."),
    Case(
      .okta(403, "E0000015", "You do not have permission to access the feature you are requesting"),
      "Okta refuses to tell the app's user schema (E0000015): You do not have permission to access "
        + "the feature you are requesting.",
      "Use a token of an admin who may see it, such as a Read-only Administrator."),
  ]

  private static let seeInConsole = "Look at it in the admin console instead."

  private static let refusals: [Case] = [
    Case(
      .okta(404, "E0000007", "Not found: Resource not found: 0oa1example (AppInstance)"),
      "Okta does not find the app's user schema (E0000007): Not found: Resource not found: "
        + "0oa1example (AppInstance).",
      "Check that it still exists in this organisation, and choose it again."),
    Case(
      .okta(400, "E0000001", "Api validation failed: feature", causes: ["It is not supported."]),
      "Okta refuses to tell the app's user schema (E0000001): It is not supported.", seeInConsole),
    Case(
      .okta(400, "E0000031", "Invalid search criteria."),
      "Okta refuses to tell the app's user schema (E0000031): Invalid search criteria.",
      seeInConsole),
    Case(
      .okta(400, "E0000029", "Invalid paging request.", causes: ["Invalid cursor."]),
      "Okta lost the place in the app's user schema while it was being read (E0000029).",
      "Look again: the list is read from its beginning."),
    Case(
      .okta(
        429, "E0000047", "API call exceeded rate limit due to too many requests.",
        [
          "x-rate-limit-reset": "784111800", "date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ]),
      "The organisation's rate limit is used up (E0000047); it is reset in 23 seconds.",
      "Look again after that. Nothing is lost."),
    Case(
      .okta(429, "E0000047", "Too many.", ["retry-after": "1"]),
      "The organisation's rate limit is used up (E0000047); it is reset in 1 second.",
      "Look again after that. Nothing is lost."),
    Case(
      .okta(429, "E0000047", "Too many.", ["x-rate-limit-reset": "never"]),
      "The organisation's rate limit is used up (E0000047); it is reset within a minute.",
      "Look again after that. Nothing is lost."),
    Case(
      .okta(500, "E0000009", "Internal Server Error"),
      "acme.okta.com has an error of its own (500).", "Look again in a few minutes."),
    Case(
      Response(status: 503, body: Array("<html>down".utf8)),
      "acme.okta.com has an error of its own (503).", "Look again in a few minutes."),
  ]

  private static let checkAddress =
    "Check the organisation's address, such as https://acme.okta.com."
  private static let readAgain =
    "Look again. If it stays so, look at it in the admin console instead."

  private static let strange: [Case] = [
    Case(
      .json(#"{"status":404,"message":"Resource not found"}"#, status: 404),
      "acme.okta.com has no Okta API at this address (404: Resource not found). This does not look "
        + "like an Okta organisation.", checkAddress),
    Case(
      Response(status: 404, body: Array("nothing".utf8)),
      "acme.okta.com answered 404 without Okta's error body. This does not look like an Okta "
        + "organisation.", checkAddress),
    Case(
      Response(status: 403),
      "acme.okta.com answered 403 without Okta's error body. This does not look like an Okta "
        + "organisation.", checkAddress),
    Case(
      Response(status: 403, headers: ["content-type": "text/html"], body: Array("Blocked".utf8)),
      "acme.okta.com answered with a web page, not with Okta's API. This does not look like an "
        + "Okta organisation.", checkAddress),
    Case(
      Response(
        status: 200, headers: ["content-type": "text/html"], body: Array("<html></html>".utf8)),
      "acme.okta.com answered with a web page, not with Okta's API. This does not look like an "
        + "Okta organisation.", checkAddress),
    Case(
      Response(status: 200, body: Array("  <!DOCTYPE html>".utf8)),
      "acme.okta.com answered with a web page, not with Okta's API. This does not look like an "
        + "Okta organisation.", checkAddress),
    Case(
      Response(
        status: 404, headers: ["content-type": "text/html"], body: Array("<h1>No</h1>".utf8)),
      "acme.okta.com answered with a web page, not with Okta's API. This does not look like an "
        + "Okta organisation.", checkAddress),
    Case(
      Response(status: 200, headers: ["content-type": "image/\u{1B}[31mpng"], body: [1, 2, 3]),
      "acme.okta.com answered with image/[31mpng, not with JSON. This does not look like an Okta "
        + "organisation.", checkAddress),
    Case(
      Response(status: 302, headers: ["location": "https://elsewhere.example.com"]),
      "acme.okta.com answered 302 without Okta's error body. This does not look like an Okta "
        + "organisation.", checkAddress),
    Case(
      .json(" "), "acme.okta.com sent an empty answer in place of the app's user schema.",
      checkAddress),
    Case(
      .json(#"{"definitions":{"base":{"#),
      "The app's user schema came cut off or damaged: line 1, column 25: expected a key in "
        + "quotation marks, found the end.", readAgain),
    Case(
      .json(#"{"definitions":[]}"#),
      "The app's user schema came in a form that is not Okta's: a schema without definitions.",
      readAgain),
    Case(
      .json("[]"),
      "The app's user schema came in a form that is not Okta's: a schema without definitions.",
      readAgain),
    Case(
      failed: .tooLarge(limit: 16 << 20),
      "The app's user schema could not be read. The answer is longer than 16 MB, so the rest was "
        + "not read.", TransportFailure.tooLarge(limit: 1).remedy),
    Case(
      failed: .redirectedElsewhere("https://elsewhere.example.com"),
      "The app's user schema could not be read. The server sends on to another address, "
        + "https://elsewhere.example.com. It was not followed.",
      TransportFailure.redirectedElsewhere("").remedy),
    Case(
      failed: .timedOut(seconds: 30),
      "The app's user schema could not be read. No complete answer came within 30 seconds.",
      TransportFailure.timedOut(seconds: 30).remedy),
  ]

  @Test("Okta's words can't steer the screen, and are bounded")
  func bounded() async throws {
    let summary = String(repeating: "x", count: 5000) + #"\u001b]0;title\u0007"#
    let server = Scripted([
      "GET /api/v1/apps/0oa1example": .okta(400, #"E\u001b[31m1"#, #"\u202e\u001b[2J"# + summary)
    ])
    let client = try Fixture.client(server)
    let failure = await failing { () throws(OktaFailure) in _ = try await client.app(Fixture.app) }
    let sentence = try #require(failure?.reason)
    #expect(sentence.hasPrefix("Okta refuses to tell the app (E[31m1): [2Jxxx"))
    #expect(sentence.count < 400)
    #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}
