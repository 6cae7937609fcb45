import HTTPTransport
import OktaAPI
import Testing

@Suite("Environment and file together")
struct OktaSettingsTests {
  private static let file = """
    okta:
      client:
        orgUrl: https://acme.okta.com
        token: 00file
        authorizationMode: Bearer
        clientId: 0oafile
        scopes: okta.users.read
    """

  private func read(
    _ environment: [String: String] = [:], file: String? = file, chosen: String? = nil
  ) throws -> OktaSettings {
    try OktaSettings.read(environment: environment, file: file, chosenAddress: chosen)
  }

  @Test("The file alone")
  func fileAlone() throws {
    let settings = try read()
    #expect(settings.address == "https://acme.okta.com")
    #expect(settings.token?.reveal() == "00file")
    #expect(settings.tokenSource == "~/.okta/okta.yaml")
    #expect(settings.mode == "Bearer")
    #expect(settings.clientID == "0oafile")
    #expect(settings.scopes == ["okta.users.read"])
  }

  @Test("The environment beats the file, and its token doesn't take the file's mode")
  func environmentFirst() throws {
    let settings = try read([
      "OKTA_CLIENT_ORGURL": "https://other.okta.com", "OKTA_CLIENT_TOKEN": " 00env ",
      "OKTA_CLIENT_CLIENTID": "0oaenv", "OKTA_CLIENT_SCOPES": "okta.apps.read,okta.logs.read",
    ])
    #expect(settings.address == "https://other.okta.com")
    #expect(settings.token?.reveal() == "00env")
    #expect(settings.tokenSource == "OKTA_CLIENT_TOKEN")
    #expect(settings.mode == nil)
    #expect(settings.clientID == "0oaenv")
    #expect(settings.scopes == ["okta.apps.read", "okta.logs.read"])
    #expect(settings.notes == [])
  }

  @Test("An empty variable is as if it were not set")
  func emptyVariable() throws {
    let settings = try read(["OKTA_CLIENT_ORGURL": " ", "OKTA_CLIENT_TOKEN": ""])
    #expect(settings.address == "https://acme.okta.com")
    #expect(settings.token?.reveal() == "00file")
  }

  @Test(
    "The file's token goes to the file's organisation alone",
    arguments: [
      (["OKTA_CLIENT_ORGURL": "https://other.okta.com"], nil),
      ([:], "https://other.okta.com"), ([:], "http://127.0.0.1:8080"),
    ] as [([String: String], String?)])
  func tokenStays(_ environment: [String: String], _ chosen: String?) throws {
    let settings = try read(environment, chosen: chosen)
    #expect(settings.token == nil)
    #expect(
      settings.notes == [
        "The token in ~/.okta/okta.yaml is for https://acme.okta.com and was not used here."
      ])
  }

  @Test("The same organisation in another spelling gets it")
  func sameOrganisation() throws {
    #expect(try read(chosen: "ACME-admin.okta.com/").token?.reveal() == "00file")
  }

  @Test("An address that is chosen later doesn't get the file's token either")
  func choosesLater() throws {
    var settings = try read()
    settings.choose("https://other.okta.com")
    #expect(settings.address == "https://other.okta.com")
    #expect(settings.token == nil)
    #expect(settings.notes.count == 1)

    var own = try read(["OKTA_CLIENT_TOKEN": "00env"])
    own.choose("https://other.okta.com")
    #expect(own.token?.reveal() == "00env")
    #expect(own.notes == [])
  }

  @Test("Nothing set is nothing found")
  func nothing() throws {
    #expect(try read(file: nil) == OktaSettings())
  }
}
