import Testing

@testable import OktaExpressions

@Suite("Moments of time functions")
struct MomentTests {
  @Test(
    "Read as ISO 8601 writes them, and written in UTC",
    arguments: [
      ("1970-01-01", "1970-01-01T00:00:00.000Z"), ("2024-02-29", "2024-02-29T00:00:00.000Z"),
      ("2000-02-29T23:59:59Z", "2000-02-29T23:59:59.000Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("2024-03-04T00:30+01:00", "2024-03-03T23:30:00.000Z"),
      ("2024-03-04T23:30:15.5-0230", "2024-03-05T02:00:15.500Z"),
      ("2024-03-04T10:20:30", "2024-03-04T10:20:30.000Z"),
      ("0001-01-01", "0001-01-01T00:00:00.000Z"), ("9999-12-31", "9999-12-31T00:00:00.000Z"),
    ])
  func read(_ text: String, _ iso: String) { #expect(Moment(iso: text)?.iso == iso) }

  @Test(
    "Anything else is none",
    arguments: [
      "", "2024", "2024-3-4", "2024-02-30", "1900-02-29", "2024-13-01", "2024-00-01", "0000-01-01",
      "2024-03-04T", "2024-03-04T10", "2024-03-04T24:00:00Z", "2024-03-04T10:60Z", "04.03.2024",
      "2024-03-04 10:20:30", "2024-03-04T10:20:30+1", "2024-03-04T10:20:30.1.2Z", "2024-03-04Z",
      "٢٠٢٤-03-04",
    ])
  func none(_ text: String) { #expect(Moment(iso: text) == nil) }

  @Test("Every day of four hundred years is written as it is counted")
  func days() throws {
    var expected = (year: 1800, month: 1, day: 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let first = try #require(Moment(year: 1800, month: 1, day: 1)).milliseconds
    for day in 0..<146_097 {
      let date = Moment(first + day * 86_400_000).date
      guard date == expected else {
        Issue.record("\(date) for \(expected)")
        return
      }
      let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
      let length = lengths[expected.month - 1] + (expected.month == 2 && isLeap ? 1 : 0)
      expected.day += 1
      if expected.day > length { (expected.day, expected.month) = (1, expected.month + 1) }
      if expected.month > 12 { (expected.month, expected.year) = (1, expected.year + 1) }
    }
  }
}
