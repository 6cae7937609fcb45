import Testing

@testable import OktaExpressions

@Suite("Formats of times")
struct TimePatternTests {
  private let moment = Moment(iso: "2024-03-04T13:05:06.078Z")

  @Test(
    "Written",
    arguments: [
      ("yyyy-MM-dd", "2024-03-04"), ("YYYY/M/d", "2024/3/4"), ("dd MMM yy", "04 Mar 24"),
      ("MMMM", "March"), ("h:mm a", "1:05 PM"), ("HH'h' mm''ss", "13h 05'06"),
      ("yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2024-03-04T13:05:06.078+0000"), ("ZZ", "+00:00"),
      ("SS", "07"),
    ])
  func written(_ format: String, _ text: String) throws {
    #expect(try #require(TimePattern(format)).text(of: try #require(moment)) == text)
  }

  @Test(
    "Read",
    arguments: [
      ("yyyy-MM-dd", "2024-03-04", "2024-03-04T00:00:00.000Z"),
      ("M/d/yyyy", "3/4/2024", "2024-03-04T00:00:00.000Z"),
      ("MM/dd/yy", "03/04/24", "2024-03-04T00:00:00.000Z"),
      ("d MMMM yyyy", "4 march 2024", "2024-03-04T00:00:00.000Z"),
      ("yyyyMMddHHmmss", "20240304130506", "2024-03-04T13:05:06.000Z"),
      ("yyyy-MM-dd h:mm a", "2024-03-04 12:05 AM", "2024-03-04T00:05:00.000Z"),
      ("yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2024-03-04T13:05:06.5+0000", "2024-03-04T13:05:06.500Z"),
      ("yyyy-MM-dd", "2024-02-30", nil), ("yyyy-MM-dd", "2024-03-04x", nil),
      ("yyyy-MM-dd", "04.03.2024", nil), ("d MMM yyyy", "4 Mrz 2024", nil),
      ("HHZ", "10+0200", nil), ("h a", "1 XM", nil),
    ] as [(String, String, String?)])
  func read(_ format: String, _ text: String, _ iso: String?) throws {
    let pattern = try #require(TimePattern(format))
    #expect(pattern.milliseconds(in: text).map { Moment($0).iso } == iso)
  }

  @Test("Letters that aren't worked out here make no format", arguments: ["EEEE", "w", "'open"])
  func unknown(_ format: String) { #expect(TimePattern(format) == nil) }
}
