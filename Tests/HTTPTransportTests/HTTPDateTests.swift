import HTTPTransport
import Testing

@Suite("Dates in headers")
struct HTTPDateTests {
  @Test(
    "The one format that is still written",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
      ("Sat, 01 Mar 2025 00:00:00 GMT", 1_740_787_200),
      ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ])
  func read(text: String, seconds: Int) { #expect(HTTPDate.parse(text) == seconds) }

  @Test(
    "Anything else is none",
    arguments: [
      "", "now", "0", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
      "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
      "Sun, 06 Nov -994 08:49:37 GMT",
      "Sun, 06 Nov 99999999999999999999 08:49:37 GMT", "Sun, 06 Nov 1994 8:+9:37 GMT",
    ])
  func unreadable(text: String) { #expect(HTTPDate.parse(text) == nil) }
}
