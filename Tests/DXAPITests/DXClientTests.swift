import Basics
import DXAPI
import HTTPTransport
import Support
import Testing

@Suite("Reading DX's users")
struct DXClientTests {
  private func read(
    _ server: Scripted, from place: inout UsersListPlace
  ) async throws -> (ids: [String], failure: DXFailure?) {
    var ids: [String] = []
    let client = try Fixture.client(server)
    do {
      try await client.users(from: &place) { users, _ throws(DXFailure) in
        ids += users.map(\.id)
        return true
      }
    } catch {
      return (ids, error)
    }
    return (ids, nil)
  }

  @Test("Page by page, to the end")
  func toTheEnd() async throws {
    let server = Scripted([
      "GET /users.list": [
        Fixture.page([Fixture.user("1"), Fixture.user("2")], next: 2, total: 3),
        Fixture.page([Fixture.user("3")], total: 3),
      ]
    ])
    var place = UsersListPlace()
    let (ids, failure) = try await read(server, from: &place)
    #expect(ids == ["1", "2", "3"])
    #expect(failure == nil)
    #expect(place.isAtEnd)
    #expect(place.people == 3)
    #expect(
      server.requests.map(\.url) == [
        "https://api.getdx.com/users.list?page=1&page_size=100",
        "https://api.getdx.com/users.list?page=2&page_size=100",
      ])
    #expect(server.requests.allSatisfy { $0.method == .get && $0.body.isEmpty })
    #expect(server.requests.first?.headers["Authorization"] == "Bearer dx-secret")
  }

  @Test("After a failure it goes on where it stopped")
  func resumes() async throws {
    let server = Scripted([
      "GET /users.list": [
        Fixture.page([Fixture.user("1")], next: 2, total: 2), .failure(.timedOut(seconds: 30)),
        Fixture.page([Fixture.user("2")], total: 2),
      ]
    ])
    var place = UsersListPlace()
    let first = try await read(server, from: &place)
    #expect(first.ids == ["1"])
    #expect(
      first.failure?.reason
        == "DX's list of users could not be read. No complete answer came within 30 seconds.")
    #expect(place.page == 2)
    #expect(!place.isAtEnd)
    let second = try await read(server, from: &place)
    #expect(second.ids == ["2"])
    #expect(second.failure == nil)
    #expect(place.people == 2)
    #expect(server.requests.map { $0.url.contains("page=2&") } == [false, true, true])
  }

  @Test("Enough was seen, and it ends; the place is behind what was seen")
  func early() async throws {
    let server = Scripted([
      "GET /users.list": [Fixture.page([Fixture.user("1")], next: 2, total: 2)]
    ])
    var place = UsersListPlace()
    try await Fixture.client(server).users(from: &place) { _, _ throws(DXFailure) in false }
    #expect(place.page == 2)
    #expect(server.requests.count == 1)
  }

  private static let changes: [([Result<Response, TransportFailure>], String)] = [
    (
      [
        Fixture.page([Fixture.user("1")], next: 2, total: 2),
        Fixture.page([Fixture.user("2")], total: 3),
      ],
      "DX's list of users changed while it was read: 1 of 3 people came."
    ),
    (
      [Fixture.page([Fixture.user("1")], total: 2)],
      "DX's list of users changed while it was read: 1 of 2 people came."
    ),
    (
      [
        Fixture.page([Fixture.user("1"), Fixture.user("2")], next: 2, total: 4),
        Fixture.page([Fixture.user("2"), Fixture.user("3")], total: 4),
      ],
      "DX's list of users changed while it was read: 2 of 4 people came."
    ),
    (
      [Fixture.page([Fixture.user("1")], next: 1, total: 2)],
      "DX's list of users came in an unknown form: after page 1 comes page 1."
    ),
    (
      [Fixture.page([], next: 2, total: 0)],
      "DX's list of users came in an unknown form: page 1 is empty, yet not the last."
    ),
    (
      [.success(.json(#"{"ok":true,"users":[{"id":"1"},7],"next_page":null}"#))],
      "DX's list of users came in an unknown form: an entry that is no person."
    ),
    (
      [.success(.json(#"{"ok":true,"members":[]}"#))],
      "DX's list of users came in an unknown form: users is missing."
    ),
  ]

  @Test("A list that may lack someone is no whole list", arguments: changes)
  func changed(_ answers: [Result<Response, TransportFailure>], _ sentence: String) async throws {
    var place = UsersListPlace()
    let (_, failure) = try await read(Scripted(["GET /users.list": answers]), from: &place)
    #expect(failure?.reason == sentence)
    #expect(!place.isAtEnd)
  }

  @Test("An account without people, and a list without a total, are read too")
  func sparse() async throws {
    for answer in [
      Fixture.page([], total: 0), .success(.json(#"{"ok":true,"users":[]}"#)),
    ] {
      var place = UsersListPlace()
      let (ids, failure) = try await read(Scripted(["GET /users.list": [answer]]), from: &place)
      #expect(ids == [])
      #expect(failure == nil)
      #expect(place.isAtEnd)
    }
  }

  @Test("Giving up ends it between two pages")
  func cancelled() async throws {
    let pages = (1...50).map { Fixture.page([Fixture.user(String($0))], next: $0 + 1, total: 51) }
    let server = Scripted(["GET /users.list": pages])
    let client = try Fixture.client(server)
    let work = Task {
      var place = UsersListPlace()
      do throws(DXFailure) {
        try await client.users(from: &place) { _, _ throws(DXFailure) in
          withUnsafeCurrentTask { $0?.cancel() }
          return true
        }
      } catch {
        return error.isCancelled
      }
      return false
    }
    #expect(await work.value)
    #expect(server.requests.count == 1)
  }

  @Test("auth.info tells account, scopes and end of a token")
  func tokenStatus() async throws {
    let server = Scripted([
      "GET /auth.info": .json(
        #"{"ok":true,"auth":{"token_type":"account_web_api_token","token_name":"sync","#
          + #""scopes":["users:read","auth:read"],"created_at":"2026-03-31T12:00:00Z","#
          + #""expires_at":"2027-03-31T12:00:00Z"},"account":{"name":"Acme"}}"#)
    ])
    let status = try await Fixture.client(server).tokenStatus()
    #expect(status.account == "Acme")
    #expect(status.scopes == ["users:read", "auth:read"])
    #expect(status.expires?.iso8601() == "2027-03-31T12:00:00Z")
    #expect(status.mayReadUsers)
    #expect(server.requests.first?.headers["Authorization"] == "Bearer dx-secret")
  }

  @Test(
    "A token of which DX doesn't tell is a failure that says so",
    arguments: [
      (
        #"{"ok":false,"error":"unknown_method"}"#,
        "DX refuses to tell of the token (unknown_method)."
      ),
      (#"{"ok":false,"error":"invalid_auth"}"#, "DX does not accept the token (invalid_auth)."),
      (
        #"{"ok":true,"auth":{}}"#,
        "What DX tells of the token came in an unknown form: auth.scopes is missing."
      ),
    ])
  func tokenUntold(body: String, reason: String) async throws {
    let client = try Fixture.client(Scripted(["GET /auth.info": .json(body)]))
    do {
      _ = try await client.tokenStatus()
      Issue.record("It did not fail.")
    } catch {
      #expect(error.reason == reason)
    }
  }
}
