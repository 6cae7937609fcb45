import HTTPTransport
import OktaAPI
import Support
import Testing

@Suite("Where a token for Okta may go")
struct OktaTrustTests {
  private static let page = "GET /.well-known/okta-organization"

  @Test(
    "Okta's own domains and loopback are asked nothing first",
    arguments: ["https://acme.okta.com", "https://acme.okta.mil", "http://127.0.0.1:8080"])
  func own(address: String) async throws {
    let server = Scripted([String: Response]())
    let credentials = try OktaCredentials(
      OktaOrganisation.read(address).organisation, token: Secret("00token"))
    let trusted = try await credentials.trusted(over: server.transport)
    #expect(trusted == credentials)
    #expect(server.requests.isEmpty)
  }

  @Test("A custom domain that its organisation names is exchanged for the organisation's own")
  func custom() async throws {
    let server = Scripted([Self.page: [document("00o1"), document("00o1")]])
    let trusted = try await token("00token", for: "https://login.example.com", server)
    #expect(trusted.organisation.address == "https://acme.okta.com")
    #expect(
      server.requests.map(\.url) == [
        "https://login.example.com/.well-known/okta-organization",
        "https://acme.okta.com/.well-known/okta-organization",
      ])
    #expect(server.requests.allSatisfy { $0.headers["Authorization"] == nil })
  }

  @Test("A host that no organisation of Okta's names gets no token")
  func stranger() async throws {
    let answers = [
      [document("00o1"), document("00o1", alternate: "https://other.example.com")],
      [document("00o1"), document("00o2")],
      [document("00o1", own: "https://okta.com.example.com")],
      [.success(Response(status: 404))], [.success(Response(status: 200, body: Array("{}".utf8)))],
    ]
    for answer in answers {
      let server = Scripted([Self.page: answer])
      do {
        _ = try await token("00token", for: "https://login.example.com", server)
        Issue.record("It was trusted.")
      } catch let problem as OktaTrustProblem {
        #expect(problem == .notOkta("login.example.com"))
        #expect(
          problem.reason
            == "login.example.com is not on one of Okta's own domains, and no organisation of Okta "
            + "names it as its address, so no token was sent.")
      }
      #expect(server.requests.allSatisfy { $0.headers["Authorization"] == nil })
    }
  }

  // {"iss":"https://login.example.com"}
  private static let issued = "eyJ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIn0.sig"

  @Test("A signed access token goes to the host that issued it, if that is one of the two")
  func issuer() async throws {
    let two: [Scripted.Answer] = [document("00o1"), document("00o1")]
    let custom = try await token(
      Self.issued, for: "https://login.example.com", Scripted([Self.page: two]))
    #expect(custom.organisation.host == "login.example.com")
    let own = try await token(Self.issued, for: "https://acme.okta.com", Scripted([Self.page: two]))
    #expect(own.organisation.host == "login.example.com")
    let alternate = [document("00o1", alternate: "https://id.example.com")]
    do {
      _ = try await token(
        Self.issued, for: "https://acme.okta.com", Scripted([Self.page: alternate]))
      Issue.record("It was trusted.")
    } catch let problem as OktaTrustProblem {
      #expect(
        problem.sentence
          == "The access token was issued by login.example.com, not by acme.okta.com, so it was not "
          + "sent. Name the organisation that issued it, or use another token.")
    }
  }

  private func token(
    _ token: String, for address: String, _ server: Scripted
  ) async throws -> OktaCredentials {
    try await OktaCredentials(OktaOrganisation.read(address).organisation, token: Secret(token))
      .trusted(over: server.transport)
  }

  private func document(
    _ id: String, own: String = "https://acme.okta.com",
    alternate: String = "https://login.example.com"
  ) -> Scripted.Answer {
    let text =
      #"{"id":"\#(id)","_links":{"organization":{"href":"\#(own)"},"#
      + #""alternate":{"href":"\#(alternate)"}}}"#
    return .success(Response(status: 200, body: Array(text.utf8)))
  }
}
