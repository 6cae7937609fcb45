import Foundation
import Testing

@testable import DemoTenant

@Suite("Moments")
struct TimestampTests {
  @Test(
    "Are written as Okta and HTTP write them",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (951_782_399, "2000-02-28T23:59:59.000Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
      (951_782_400, "2000-02-29T00:00:00.000Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
      (1_790_000_000, "2026-09-21T14:13:20.000Z", "Mon, 21 Sep 2026 14:13:20 GMT"),
      (-1, "1969-12-31T23:59:59.000Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func writes(_ seconds: Int, _ iso: String, _ http: String) {
    #expect(Timestamp(seconds).iso == iso)
    #expect(Timestamp(seconds).http == http)
    #expect(Timestamp(iso: iso)?.seconds == seconds)
  }

  @Test("Agree with the system's calendar over four centuries")
  func agrees() {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for seconds in stride(from: -5_000_000_000, through: 8_000_000_000, by: 98_765_431) {
      let expected = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
      #expect(Timestamp(seconds).iso == expected)
    }
  }

  @Test(
    "Other text is refused",
    arguments: [
      "", "yesterday", "2026-09-21", "2026-13-01T00:00:00Z", "2026-09-21T24:00:00Z",
      "2026-09-21T14:13:20+02:00",
    ])
  func refuses(_ text: String) { #expect(Timestamp(iso: text) == nil) }
}
