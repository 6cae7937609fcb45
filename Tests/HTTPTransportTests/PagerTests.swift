import HTTPTransport
import Support
import Synchronization
import Testing

@Suite("Paging")
struct PagerTests {
  /// Pages by number; each links to what the function says.
  private func pages(_ next: @escaping @Sendable (Int) -> String?) -> Transport {
    Transport { request in
      let number = request.url.split(separator: "=").last.flatMap { Int($0) } ?? 1
      let link = next(number).map {
        #"<https://a.example.com/l>; rel="self", <\#($0)>; rel="next""#
      }
      return Response(
        status: 200, headers: link.map { ["link": $0] } ?? [:], body: [UInt8(number % 256)])
    }
  }
  private let first = Request(
    .get, "https://a.example.com/l", headers: ["Authorization": "SSWS 1"], bodyLimit: 9)

  @Test("All pages are visited in order, each asked for as the first was")
  func all() async throws {
    let asked = Mutex<[Request]>([])
    let pages = pages { $0 < 4 ? "https://a.example.com/l?p=\($0 + 1)" : nil }
    let transport = Transport { request in
      asked.withLock { $0.append(request) }
      return try await pages.send(request)
    }
    var observed: [UInt8] = []
    let count = try await Pager(transport).read(first) { page in
      observed += page.body
      return true
    }
    #expect(count == 4)
    #expect(observed == [1, 2, 3, 4])
    let suffixes = ["", "?p=2", "?p=3", "?p=4"]
    #expect(
      asked.withLock { $0 }
        == suffixes.map { suffix in
          var request = first
          request.url += suffix
          return request
        })
  }

  @Test("The visitor can stop, and its error ends the reading")
  func stop() async throws {
    struct NotAPage: Error {}
    let endless = pages { "https://a.example.com/l?p=\($0 + 1)" }
    #expect(try await Pager(endless).read(first) { $0.body != [3] } == 3)
    await #expect(throws: NotAPage.self) {
      try await Pager(endless).read(first) { _ in throw NotAPage() }
    }
  }

  @Test("A link within the origin may leave the origin out")
  func relative() async throws {
    let relative = pages { $0 < 3 ? "/l?p=\($0 + 1)" : nil }
    #expect(try await Pager(relative).read(first) { _ in true } == 3)
  }

  @Test(
    "A link that leads astray is not followed",
    arguments: [
      ("https://b.example.com/l?p=2", .redirectedElsewhere("https://b.example.com")),
      ("https://a.example.com:444/l?p=2", .redirectedElsewhere("https://a.example.com:444")),
      (
        "//b.example.com/l",
        .refusedAddress("The address can't be used: it does not begin with https://.")
      ),
      (
        "http://a.example.com/l?p=2",
        .refusedAddress(
          "The address http://a.example.com is not encrypted. Write it with https:// in front.")
      ),
      (
        "https://a.example.com@b.example.com/",
        .refusedAddress("The address can't be used: it has a user name or an @ before the host.")
      ),
      (
        "https://a.example.com/l",
        .other("The list never ends: after 1 pages it leads back to one already read.")
      ),
    ] as [(String, TransportFailure)])
  func astray(target: String, failure: TransportFailure) async {
    let asked = Mutex(0)
    let page = pages { _ in target }
    let transport = Transport { request in
      asked.withLock { $0 += 1 }
      return try await page.send(request)
    }
    await #expect(throws: failure) { try await Pager(transport).read(first) { _ in true } }
    #expect(asked.withLock { $0 } == 1)
  }

  @Test("A loop of several pages and a list without end are given up")
  func endless() async {
    let loop = pages { "https://a.example.com/l?p=\($0 % 3 + 1)" }
    await #expect(
      throws: TransportFailure.other(
        "The list never ends: after 4 pages it leads back to one already read.")
    ) { try await Pager(loop).read(first) { _ in true } }
    let endless = pages { "https://a.example.com/l?p=\($0 + 1)" }
    await #expect(
      throws: TransportFailure.other(
        "The list is longer than 50 pages, so it was not read to its end.")
    ) { try await Pager(endless, mostPages: 50).read(first) { _ in true } }
  }
}
