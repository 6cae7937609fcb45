import Basics
import Testing

@testable import DemoTenant

@Suite("Moments as servers write them")
struct InstantDemoTests {
  @Test(
    "Are written as Okta and HTTP write them",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (951_782_399, "2000-02-28T23:59:59.000Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
      (951_782_400, "2000-02-29T00:00:00.000Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
      (1_790_000_000, "2026-09-21T14:13:20.000Z", "Mon, 21 Sep 2026 14:13:20 GMT"),
      (-1, "1969-12-31T23:59:59.000Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func writes(_ seconds: Int, _ okta: String, _ http: String) {
    #expect(Instant(seconds).oktaTime == okta)
    #expect(Instant(seconds).httpDate == http)
    #expect(Instant.parse(okta)?.moment.seconds == seconds)
  }
}
