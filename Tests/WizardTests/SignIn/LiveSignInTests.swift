import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

@testable import Wizard

@Suite("Signing in with a code, by what okta.yaml says")
struct LiveSignInTests {
  private static let authorize = "POST /oauth2/v1/device/authorize"
  private static let all =
    "okta.apps.read%20okta.schemas.read%20okta.profileMappings.read%20okta.users.read%20"
    + "okta.groups.read%20okta.logs.read"

  private func asked(_ settings: Result<OktaSettings, Storage.Refusal>) -> [String] {
    let refused = Response.json(#"{"error":"invalid_client"}"#, status: 401)
    let server = Scripted([Self.authorize: refused])
    let live = Live(
      Live.Outside(
        transport: server.transport, settings: { settings }, dxToken: nil,
        dxURL: "https://api.getdx.com"))
    let runner = EffectRunner(.readOnly, .live(folders: [], home: nil), live: live)
    let came = runner.runToEnd(.signIn(.device(address: "acme.okta.com", clientID: "0oaclient")))
    #expect(came.contains { if case .signInFailed = $0 { true } else { false } })
    return server.requests.map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test("The scopes of the file are asked for, as far as they only read")
  func listed() throws {
    let file = "okta:\n  client:\n    scopes: [okta.apps.read, okta.apps.manage, okta.logs.read]\n"
    let settings = try OktaSettings.read(environment: [:], file: file)
    #expect(
      asked(.success(settings)) == [
        "client_id=0oaclient&scope=okta.apps.read%20okta.logs.read"
      ])
  }

  @Test("Without a list, or with a file that can't be read, it is all that the program reads with")
  func usual() {
    #expect(asked(.success(OktaSettings())) == ["client_id=0oaclient&scope=\(Self.all)"])
    #expect(
      asked(.failure(Storage.Refusal("~/.okta/okta.yaml has a tab in front of line 2.")))
        == ["client_id=0oaclient&scope=\(Self.all)"])
  }
}
