import HTTPTransport
import Support
import Testing

@testable import OktaAPI

@Suite("Okta tokens")
struct OktaCredentialsTests {
  private func credentials(_ token: String, mode: String? = nil) throws -> OktaCredentials {
    try OktaCredentials(
      OktaOrganisation.read("acme.okta.com").organisation, token: Secret(token), mode: mode)
  }

  @Test(
    "Are sent by the scheme that their form or the mode says",
    arguments: [
      ("00abc", nil, "SSWS 00abc"), ("00abc", "SSWS", "SSWS 00abc"),
      ("00abc", "Bearer", "Bearer 00abc"), ("00abc", "bearer", "Bearer 00abc"),
      ("eyJhbGciOi.x.y", nil, "Bearer eyJhbGciOi.x.y"),
      ("eyJhbGciOi.x.y", "SSWS", "Bearer eyJhbGciOi.x.y"),
      ("SSWS 00abc", "Bearer", "SSWS 00abc"), ("bearer  00abc\n", nil, "Bearer 00abc"),
      ("  00abc\n", "", "SSWS 00abc"),
    ] as [(String, String?, String)])
  func scheme(_ token: String, _ mode: String?, _ header: String) throws {
    #expect(try credentials(token, mode: mode).header == header)
  }

  private static let refused: [(String, String?, String)] = [
    ("", nil, "There is no Okta token."), ("SSWS ", nil, "There is no Okta token."),
    (
      "00a bc", nil,
      "The token has a space or a character in it that no Okta token has."
    ),
    (
      "00abc\r\nX-Other: 1", nil,
      "The token has a space or a character in it that no Okta token has."
    ),
    ("00äbc", nil, "The token has a space or a character in it that no Okta token has."),
    (String(repeating: "a", count: 20_000), nil, "The text is too long for an Okta token."),
    (
      "00abc", "PrivateKey",
      "Okta's settings ask for private-key sign-in, which this program does not support."
    ),
    ("00abc", "Basic", "Okta's settings name the authorization mode basic, which is unknown."),
  ]

  @Test("Are refused with a sentence that doesn't show them", arguments: refused)
  func isRefused(_ token: String, _ mode: String?, _ reason: String) {
    do {
      _ = try credentials(token, mode: mode)
      Issue.record("It was taken.")
    } catch let problem as OktaTokenProblem {
      #expect(problem.reason == reason)
      #expect(!problem.remedy.isEmpty)
    } catch {
      Issue.record("Another error: \(error)")
    }
  }

  @Test("Never show, however they are printed")
  func neverShow() throws {
    let secret = Secret("00hidden")
    let credentials = try credentials("00hidden")
    let client = OktaClient(credentials, over: Scripted([String: Response]()).transport)
    var settings = OktaSettings()
    settings.token = secret
    for value in [secret, credentials, client, settings, Optional(secret) as Any] as [Any] {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), String(describing: value), dumped] {
        #expect(!text.contains("00hidden"))
      }
    }
    #expect("\(secret)" == "••••")
    #expect(Mirror(reflecting: secret).children.isEmpty)
    #expect(secret.reveal() == "00hidden")
  }
}
