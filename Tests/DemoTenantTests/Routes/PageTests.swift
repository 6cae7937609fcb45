import Foundation
import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("Paging")
struct PageTests {
  private struct Listed: Decodable {
    var id: String
  }

  @Test("Ten thousand people are walked to the end, each once")
  func tenThousand() throws {
    var client = try DemoClient("ten-thousand")
    var ids: [String] = []
    var pages = 0
    var next: String? = "\(client.app)/users?limit=500"
    while let path = next {
      let response = client.ask(path)
      ids += try JSONDecoder().decode([Listed].self, from: Data(response.body)).map(\.id)
      pages += 1
      next = DemoClient.next(response)
    }
    #expect(pages == 20)
    #expect(ids == (1...10_000).map { OpaqueID.make("00u", $0) })
  }

  @Test("A million people are paged through without being held")
  func oneMillion() throws {
    var client = try DemoClient("one-million")
    let list = "\(client.app)/users"
    let places = list.dropFirst()
    let cursor = OpaqueID.cursor(after: 999_990, in: String(places))
    let last = client.ask("\(list)?limit=500&expand=user&after=\(cursor)")
    let items = try Value(last.body).items
    #expect(items.count == 10)
    #expect(items.last?["_embedded"]["user"]["profile"]["lastName"].text == "1000000")
    #expect(DemoClient.next(last) == nil)
    #expect(client.tenant.okta.people.changes.isEmpty)
    #expect(try client.dxUsers(page: 10_000)["users"].items.count == 100)
  }

  @Test("The next page keeps the query, its cursor says nothing, and the last has no next")
  func links() throws {
    var client = try DemoClient("finished")
    let first = client.ask("\(client.app)/users?expand=user&limit=15")
    let link = try #require(first.headers["link"])
    #expect(link.contains("\(client.app)/users?expand=user&limit=15>; rel=\"self\""))
    let next = try #require(DemoClient.next(first))
    #expect(next.contains("expand=user&limit=15"))
    #expect(!next.contains("00u"))
    let second = client.ask(next)
    #expect(try Value(second.body).items.count == 5)
    #expect(DemoClient.next(second) == nil)
  }

  @Test("Every list pages", arguments: ["apps", "mappings", "logs", "groups/GROUP/users"])
  func lists(_ list: String) throws {
    var client = try DemoClient("finished")
    let group = client.tenant.okta.groups[1].id
    let path = list.split(separator: "GROUP", omittingEmptySubsequences: false).joined(
      separator: group)
    let whole = try client.get("/api/v1/\(path)").items
    let (items, pages) = try client.all("/api/v1/\(path)?limit=1")
    #expect(whole.count > 3)
    #expect(items == whole)
    #expect(pages == whole.count)
  }

  @Test(
    "What isn't a page is refused",
    arguments: [
      ("limit=0", "E0000001"), ("limit=501", "E0000001"), ("limit=ten", "E0000001"),
      ("after=made-up", "E0000029"), ("expand=everything", "E0000001"),
    ])
  func refused(_ query: String, _ code: String) throws {
    var client = try DemoClient("finished")
    let response = client.ask("\(client.app)/users?\(query)")
    #expect(response.status == 400)
    #expect(try Value(response.body)["errorCode"].text == code)
  }
}
