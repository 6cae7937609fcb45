import HTTPTransport
import SetupCore
import Support
import Testing

@testable import OktaAPI

@Suite("Reading the people of an app on from a place")
struct AppUsersPlaceTests {
  private func server(_ answers: [Result<Response, TransportFailure>]) -> Scripted {
    Scripted(["GET /api/v1/apps/0oa1example/users": answers])
  }

  private func page(_ emails: [String], next: String? = nil) -> Result<Response, TransportFailure> {
    let people = emails.map { #"{"profile":{"email":"\#($0)"}}"# }.joined(separator: ",")
    let link = next.map {
      ["link": "<https://acme.okta.com/api/v1/apps/0oa1example/users?after=\($0)>; rel=\"next\""]
    }
    return .success(.json("[\(people)]", link ?? [:]))
  }

  /// Whom a reading hands on until it fails, or until so many pages were handed on.
  private func read(
    _ client: OktaClient, from place: inout AppUsersPlace, most: Int = .max
  ) async -> (emails: [String], failure: OktaFailure?) {
    var emails: [String] = []
    var pages = 0
    do throws(OktaFailure) {
      try await client.assignedPeople(of: Fixture.app, valuesOf: [], from: &place) {
        people, _ throws(OktaFailure) in
        pages += 1
        guard pages <= most else { throw client.failed(.noAnswer(.cancelled), .appUsers) }
        emails += people.compactMap(\.email)
      }
      return (emails, nil)
    } catch {
      return (emails, error)
    }
  }

  @Test("A page that fails is the one that reading goes on at")
  func failing() async throws {
    let server = server([
      page(["a", "b"], next: "x"), .failure(.notConnected("The line is dead.")), page(["c"]),
    ])
    let client = try Fixture.client(server)
    var place = AppUsersPlace()
    let first = await read(client, from: &place)
    #expect(first.emails == ["a", "b"])
    #expect(first.failure != nil)
    #expect(place.people == 2)
    #expect(!place.isAtEnd)
    let second = await read(client, from: &place)
    #expect(second.emails == ["c"])
    #expect(second.failure == nil)
    #expect(place.isAtEnd)
    #expect(server.requests.map { $0.url.hasSuffix("after=x") } == [false, true, true])
  }

  @Test("A page that was read ahead and not counted is read again")
  func readAhead() async throws {
    let client = try Fixture.client(
      server([page(["a"], next: "x"), page(["b"]), page(["b"])]))
    var place = AppUsersPlace()
    #expect(await read(client, from: &place, most: 1).emails == ["a"])
    #expect(place.people == 1)
    #expect(await read(client, from: &place).emails == ["b"])
    #expect(place.isAtEnd)
  }

  @Test("A list that leads back to where it was is given up")
  func endless() async throws {
    let client = try Fixture.client(server([page(["a"], next: "x")]))
    var place = AppUsersPlace()
    let read = await read(client, from: &place)
    #expect(read.emails == ["a"])
    #expect(read.failure?.cause == .unexpected("the list never ends"))
  }
}
