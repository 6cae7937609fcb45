import Basics
import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("What the organisation answers")
struct OktaRouterTests {
  private func ids(_ query: String, in name: String = "finished") throws -> [String] {
    var client = try DemoClient(name)
    return try client.get("/api/v1/apps?\(query)").items.compactMap { $0["label"].text }
  }

  @Test("Apps are found by the beginning of name or label, and by filter")
  func apps() throws {
    #expect(try ids("") == ["Wiki", "Handbook", "Helpdesk", "DX directory sync"])
    #expect(try ids("q=DX") == ["DX directory sync"])
    #expect(try ids("q=scim2") == ["DX directory sync"])
    #expect(try ids("q=sync").isEmpty)
    #expect(try ids("filter=name%20eq%20%22bookmark%22") == ["Wiki", "Handbook"])
    #expect(try ids("filter=status%20eq%20%22INACTIVE%22", in: "app-inactive-or-new").count == 1)
    #expect(try ids("", in: "fresh") == ["Wiki", "Handbook", "Helpdesk"])
  }

  @Test(
    "What can't be read is refused as real organisations refuse it",
    arguments: [
      ("provisioning-untold", "connections/default", 404, "E0000007"),
      ("provisioning-untold", "features", 400, "E0000001"),
      ("provisioning-untold", "features/USER_PROVISIONING", 400, "E0000001"),
      ("finished", "features/INBOUND_PROVISIONING", 404, "E0000007"),
      ("finished", "users/00unobody", 404, "E0000007"),
    ])
  func notReported(_ scenario: String, _ path: String, _ status: Int, _ code: String) throws {
    var client = try DemoClient(scenario)
    let response = client.ask("\(client.app)/\(path)")
    #expect(response.status == status)
    #expect(try Value(response.body)["errorCode"].text == code)
  }

  @Test("The connection has each of the recorded shapes somewhere")
  func connections() throws {
    var client = try DemoClient("finished")
    let flat = try client.get("\(client.app)/connections/default")
    #expect(flat.members.keys.sorted() == ["_links", "authScheme", "status"])
    #expect(flat["status"].text == "ENABLED")
    let none = try client.get("/api/v1/apps/\(OpaqueID.make("0oa", 1))/connections/default")
    #expect(none == ["status": "UNKNOWN", "profile": ["authScheme": "UNKNOWN"]])
  }

  @Test("An address that the API lacks gets the answer of what stands before it")
  func edge() throws {
    var client = try DemoClient("finished")
    for path in ["/api/v1/nothing", "/api/v2/apps", "/api/v1/apps/x/y/z/q", "/api/v1/logs/x"] {
      let response = client.ask(path)
      #expect(response.status == 404, "\(path)")
    }
    let response = client.ask("/api/v1/nothing")
    #expect(try Value(response.body)["message"].text == "Resource not found")
    #expect(response.headers["x-okta-request-id"] == nil)
  }

  @Test("The log reaches back seven days unless asked otherwise, and goes both ways")
  func log() throws {
    var client = try DemoClient("finished")
    let week = try client.get("/api/v1/logs").items
    #expect(!week.contains { $0["eventType"].text == "application.lifecycle.create" })
    let since = Instant(DemoClient.now - 30 * Span.day).oktaTime
    let month = try client.get("/api/v1/logs?since=\(since)").items
    #expect(month.first?["eventType"].text == "application.lifecycle.create")
    #expect(month.first?["actor"]["alternateId"].text == "admin@example.com")
    let back = try client.get("/api/v1/logs?since=\(since)&sortOrder=DESCENDING").items
    #expect(back == month.reversed())
    let filter = PercentEncoding.encoded("target.id eq \"\(OpaqueID.make("00u", 7))\"")
    #expect(try client.get("/api/v1/logs?filter=\(filter)").items.count == 1)
    #expect(client.ask("/api/v1/logs?since=monday").status == 400)
  }

  @Test("The same requests at the same times get the same answers")
  func deterministic() throws {
    var first = try DemoClient("finished")
    var second = try DemoClient("finished")
    #expect(try first.crawl().map(\.response) == second.crawl().map(\.response))
  }
}
