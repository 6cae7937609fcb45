import Basics
import Testing

@testable import DemoTenant

@Suite("Addresses")
struct URLPartsTests {
  @Test("Are taken apart")
  func parts() throws {
    let parts = try #require(
      URLParts("http://127.0.0.1:8080//api/v1/apps?q=a%20b&filter=x+y%3D&empty"))
    #expect(parts.origin == "http://127.0.0.1:8080")
    #expect(parts.path == ["api", "v1", "apps"])
    #expect(parts.query == ["q": "a b", "filter": "x y=", "empty": ""])
  }

  @Test("Others than http and https are refused", arguments: ["", "ftp://a/b", "/api", "http://"])
  func refused(_ text: String) { #expect(URLParts(text) == nil) }

  @Test(
    "Escapes that are none stay as they are, and bad UTF-8 harms nothing",
    arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%C3%AB", "Aë"), ("%FF", "\u{FFFD}")])
  func decodes(_ escaped: String, _ text: String) {
    #expect(URLParts.decoded(escaped[...]) == text)
  }

  @Test("What was encoded decodes to itself")
  func roundTrip() {
    let text = "status eq \"ACTIVE\" & a+b=ë\u{1}"
    #expect(URLParts.decoded(PercentEncoding.encoded(text)[...]) == text)
  }
}
