import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("How Okta is asked")
struct OktaClientTests {
  private static let people = "GET /api/v1/apps/0oa1example/users"

  @Test("The token goes in the header, to the organisation's address")
  func header() async throws {
    let server = Scripted(["GET /api/v1/apps/0oa1example": .json(#"{"id":"0oa1example"}"#)])
    _ = try await Fixture.client(server).app(Fixture.app)
    let request = try #require(server.requests.first)
    #expect(request.url == "https://acme.okta.com/api/v1/apps/0oa1example")
    #expect(request.headers["Authorization"] == "SSWS 00secret")
    #expect(request.headers["Accept"] == "application/json")
    #expect(request.body.isEmpty)
  }

  @Test(
    "A text that is no id is refused before anything is sent",
    arguments: [
      "", "../users/me", "0oa1?x=1", "0oa1/users", "0oä", String(repeating: "a", count: 101),
    ])
  func noID(_ text: String) async throws {
    let server = Scripted([String: Response]())
    let client = try Fixture.client(server)
    let failure = await failing { () throws(OktaFailure) in _ = try await client.app(text) }
    #expect(failure?.reason == "“\(text)” is not an id of Okta.")
    #expect(server.requests == [])
  }

  @Test("A search is written so that it stays a search")
  func search() async throws {
    let server = Scripted(["GET /api/v1/apps": .json("[]")])
    try await Fixture.client(server).apps(beginning: "DX & \"co\"é#") {
      _ throws(OktaFailure) in true
    }
    #expect(
      server.requests.first?.url
        == "https://acme.okta.com/api/v1/apps?limit=200&q=DX%20%26%20%22co%22%C3%A9%23")
  }

  private static func page(_ ids: [String], next: String? = nil) -> Result<
    Response, TransportFailure
  > {
    let body = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let link = next.map {
      ["link": #"<https://acme.okta.com/self>; rel="self", <\#($0)>; rel="next""#]
    }
    return .success(.json("[\(body)]", link ?? [:]))
  }

  private func ids(of server: Scripted) async throws -> (ids: [String], failure: OktaFailure?) {
    var ids: [String] = []
    let client = try Fixture.client(server)
    do {
      try await client.people(assignedTo: Fixture.app) { page throws(OktaFailure) in
        ids += page.map(\.id)
        return true
      }
    } catch {
      return (ids, error)
    }
    return (ids, nil)
  }

  @Test("A list is read to its end")
  func pages() async throws {
    let address = "https://acme.okta.com/api/v1/apps/0oa1example/users?after="
    let server = Scripted([
      Self.people: [
        Self.page(["1", "2"], next: address + "a"), Self.page([], next: address + "b"),
        Self.page(["3"]),
      ]
    ])
    let (ids, failure) = try await ids(of: server)
    #expect(ids == ["1", "2", "3"])
    #expect(failure == nil)
    #expect(
      server.requests.map(\.url) == [
        "https://acme.okta.com/api/v1/apps/0oa1example/users?expand=user&limit=500", address + "a",
        address + "b",
      ])
  }

  @Test("A list ends early when enough was seen")
  func early() async throws {
    let next = "https://acme.okta.com/api/v1/apps/0oa1example/users?after=a"
    let server = Scripted([Self.people: [Self.page(["1"], next: next)]])
    try await Fixture.client(server).people(assignedTo: Fixture.app) { _ throws(OktaFailure) in
      false
    }
    #expect(server.requests.count == 1)
  }

  @Test(
    "The token follows no link to another origin",
    arguments: [
      "https://acme.okta.com.example.com/api/v1/apps", "http://acme.okta.com/api/v1/apps",
      "//elsewhere.example.com/x", "https://acme.okta.com@elsewhere.example.com/",
    ])
  func otherOrigin(_ next: String) async throws {
    let server = Scripted([Self.people: [Self.page(["1"], next: next)]])
    let (ids, failure) = try await ids(of: server)
    #expect(ids == ["1"])
    #expect(
      failure?.reason.hasPrefix("The people assigned to the app could not be read.") == true)
    #expect(server.requests.count == 1)
  }

  @Test("Pages that lead in a circle end")
  func circle() async throws {
    let next = "https://acme.okta.com/api/v1/apps/0oa1example/users?after=a"
    let server = Scripted([Self.people: [Self.page(["1"], next: next)]])
    let (_, failure) = try await ids(of: server)
    #expect(
      failure?.reason
        == "The people assigned to the app could not be read. The list never ends: after 2 pages it "
        + "leads back to one already read.")
  }

  @Test("A page that fails in the middle fails the look, with what was seen before")
  func middle() async throws {
    let next = "https://acme.okta.com/api/v1/apps/0oa1example/users?after=a"
    let server = Scripted([
      Self.people: [
        Self.page(["1"], next: next), .success(.okta(401, "E0000011", "Invalid token provided")),
      ]
    ])
    let (ids, failure) = try await ids(of: server)
    #expect(ids == ["1"])
    #expect(failure?.needsSignIn == true)
  }

  @Test("Cancelling ends a list between two pages")
  func cancelled() async throws {
    let base = "https://acme.okta.com/api/v1/apps/0oa1example/users?after="
    let server = Scripted([
      Self.people: (1...50).map { Self.page([String($0)], next: base + String($0)) }
    ])
    let client = try Fixture.client(server)
    let work = Task {
      await failing { () throws(OktaFailure) in
        try await client.people(assignedTo: Fixture.app) { _ throws(OktaFailure) in
          withUnsafeCurrentTask { $0?.cancel() }
          return true
        }
      }
    }
    let ended = await work.value
    #expect(ended?.isCancelled == true)
    #expect(server.requests.count < 50)
  }

  @Test("What a transport throws besides its own failures is a failure too")
  func foreignErrors() async throws {
    struct Odd: Error {}
    for (error, isCancelled) in [(CancellationError(), true), (Odd(), false)] as [(any Error, Bool)]
    {
      let client = OktaClient(
        try Fixture.credentials(), over: Transport { _ in throw error })
      let failure = await failing { () throws(OktaFailure) in _ = try await client.me() }
      #expect(failure?.isCancelled == isCancelled)
    }
  }
}
