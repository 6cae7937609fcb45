import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("Rate limits")
struct RateLimitsTests {
  private func usage(_ response: Response) -> [String?] {
    ["limit", "remaining", "reset"].map { response.headers["x-rate-limit-\($0)"] }
  }

  @Test("Each answer tells what is left of its bucket, until the minute is over")
  func counts() throws {
    var client = try DemoClient("finished")
    client.seconds = 1_790_000_040
    #expect(usage(client.ask("/api/v1/org")) == ["100", "99", "1790000100"])
    #expect(usage(client.ask("/api/v1/org")) == ["100", "98", "1790000100"])
    #expect(usage(client.ask("/api/v1/users/me")) == ["600", "599", "1790000100"])
    client.seconds += 60
    #expect(usage(client.ask("/api/v1/org")) == ["100", "99", "1790000160"])
  }

  @Test("One request too many is 429 with the same headers, also without a token")
  func exceeds() throws {
    var client = try DemoClient("finished")
    for _ in 1...100 { _ = client.ask("/api/v1/org", authorization: nil) }
    let response = client.ask("/api/v1/org")
    #expect(response.status == 429)
    #expect(try Value(response.body)["errorCode"].text == "E0000047")
    #expect(response.headers["x-rate-limit-remaining"] == "0")
    #expect(client.ask("/api/v1/users/me").status == 200)
  }

  @Test("Where others have spent the limit, the first request of each bucket waits two seconds")
  func spent() throws {
    var client = try DemoClient("rate-limited")
    for path in ["/api/v1/apps", "/api/v1/org", client.app] {
      let first = client.ask(path)
      #expect(first.status == 429)
      #expect(usage(first) == ["10", "0", String(client.seconds + 2)])
      let second = client.ask(path)
      #expect(second.status == 200)
      #expect(second.headers["x-rate-limit-limit"] == "10")
    }
  }
}
