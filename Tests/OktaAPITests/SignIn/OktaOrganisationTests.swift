import OktaAPI
import Testing

@Suite("The organisation's address")
struct OktaOrganisationTests {
  @Test(
    "Is taken as people write it",
    arguments: [
      ("https://acme.okta.com", "https://acme.okta.com"),
      ("acme.okta.com", "https://acme.okta.com"),
      ("  https://ACME.okta.com/  ", "https://acme.okta.com"),
      ("https://acme.okta.com:443", "https://acme.okta.com"),
      ("https://acme.oktapreview.com", "https://acme.oktapreview.com"),
      ("https://login.example.com", "https://login.example.com"),
      ("https://login.example.com:8443", "https://login.example.com:8443"),
      ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
      ("http://localhost:8080/", "http://localhost:8080"),
      ("http://[::1]:8080", "http://[::1]:8080"), ("127.0.0.1:8080", "http://127.0.0.1:8080"),
      ("localhost:8080", "http://localhost:8080"), ("[::1]:8080", "http://[::1]:8080"),
    ])
  func taken(_ text: String, _ address: String) throws {
    let (organisation, note) = try OktaOrganisation.read(text)
    #expect(organisation.address == address)
    #expect(note == nil)
  }

  @Test(
    "Is corrected where it is the admin console's",
    arguments: [
      ("https://acme-admin.okta.com", "acme.okta.com"),
      ("acme-admin.oktapreview.com", "acme.oktapreview.com"),
      ("https://acme-admin.okta-emea.com/", "acme.okta-emea.com"),
    ])
  func corrected(_ text: String, _ host: String) throws {
    let (organisation, note) = try OktaOrganisation.read(text)
    #expect(organisation.host == host)
    let given = host.split(separator: ".", maxSplits: 1).joined(separator: "-admin.")
    #expect(note == "\(given) is the admin console; its API is at \(host), which is used.")
  }

  @Test(
    "A custom domain that ends in -admin is left as it is",
    arguments: ["https://it-admin.example.com", "https://-adminacme.okta.com.example.com"])
  func customDomain(_ text: String) throws {
    guard text.contains("//-") else {
      #expect(try OktaOrganisation.read(text).organisation.address == text)
      return
    }
    #expect(throws: OktaAddressProblem.self) { try OktaOrganisation.read(text) }
  }

  @Test(
    "Of a page of Okta's the path is left out; a final dot is none of the name",
    arguments: [
      ("https://acme-admin.okta.com/admin/app/scim2/instance/0oa1#tab-general", "acme.okta.com"),
      ("https://acme.okta.com?fromURI=x", "acme.okta.com"), ("acme.okta.com.", "acme.okta.com"),
      ("https://acme-admin.okta-gov.com/admin", "acme.okta-gov.com"),
      ("https://acme-admin.okta.mil", "acme.okta.mil"),
      ("https://acme-admin.trexcloud.com", "acme.trexcloud.com"),
    ])
  func page(_ text: String, _ host: String) throws {
    let organisation = try OktaOrganisation.read(text).organisation
    #expect(organisation.host == host)
    #expect(
      organisation.adminConsole
        == "https://" + host.split(separator: ".", maxSplits: 1).joined(separator: "-admin."))
  }

  private static let refused: [(String, String, String)] = [
    (
      "", "No address was given.",
      "Give the address that you sign in to Okta with, such as https://acme.okta.com."
    ),
    (
      "http://acme.okta.com",
      "The address http://acme.okta.com is not encrypted. Write it with https:// in front.",
      "Give the address that you sign in to Okta with, such as https://acme.okta.com."
    ),
    (
      "https://login.example.com/admin/apps",
      "The address has /admin/apps behind https://login.example.com, and only the part before it "
        + "counts.", "Give https://login.example.com."
    ),
    (
      "https://login.example.com?fromURI=x",
      "The address has ?fromURI=x behind https://login.example.com, and only the part before it "
        + "counts.", "Give https://login.example.com."
    ),
    (
      "https://someone:hunter2@acme.okta.com", "The address has a user name or an @ in it.",
      "Give the address that you sign in to Okta with, such as https://acme.okta.com."
    ),
    (
      "acme", "acme is a name without a domain.",
      "If that is your organisation, give https://acme.okta.com."
    ),
    (
      "okta.com", "okta.com is Okta's own domain, not an organisation's.",
      "Give the address that you sign in to Okta with, such as https://acme.okta.com."
    ),
  ]

  @Test("Is refused with a sentence", arguments: refused)
  func isRefused(_ text: String, _ reason: String, _ remedy: String) {
    do {
      let organisation = try OktaOrganisation.read(text).organisation
      Issue.record("It was taken as \(organisation.address).")
    } catch {
      #expect(error.reason == reason)
      #expect(error.remedy == remedy)
    }
  }

  @Test("Knows admin consoles")
  func kinds() throws {
    let preview = try OktaOrganisation.read("acme.oktapreview.com").organisation
    #expect(preview.adminConsole == "https://acme-admin.oktapreview.com")
    let custom = try OktaOrganisation.read("login.example.com").organisation
    #expect(!custom.isOktaDomain)
    #expect(custom.adminConsole == nil)
  }
}
