import Basics
import Testing

@Suite("Moments and their texts")
struct TimeTests {
  @Test(
    "ISO 8601, there and back",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0), ("2026-11-24T02:15:00+01:00", 1_795_482_900, 60),
      ("2000-02-29T23:59:59Z", 951_868_799, 0), ("1969-12-31T19:00:00-05:00", 0, -300),
      ("2026-03-01T05:30:00+05:30", 1_772_323_200, 330),
    ])
  func roundTrip(text: String, seconds: Int, offset: Int) {
    #expect(Instant.parse(text)?.moment == Instant(seconds))
    #expect(Instant.parse(text)?.offset == offset)
    #expect(Instant(seconds).iso8601(offset: offset) == text)
  }

  @Test(
    "What is no moment",
    arguments: [
      "", "yesterday", "2026-13-01", "2026-02-30", "2026-01-01T25:00", "2026-01-01T10:00x",
    ])
  func refused(text: String) { #expect(Instant.parse(text) == nil) }

  @Test("Fractions and a missing zone are taken")
  func lenient() {
    #expect(Instant.parse("1970-01-01T00:00:01.000Z")?.moment == Instant(1))
    #expect(Instant.parse("1970-01-02")?.moment == Instant(Span.day))
  }

  @Test("Every day of four centuries has one date")
  func days() {
    var expected = (year: 1900, month: 1, day: 1)
    var moment = Instant.parse("1900-01-01")?.moment ?? Instant(0)
    while expected.year < 2300 {
      let time = CivilTime(moment)
      #expect((time.year, time.month, time.day) == expected)
      expected.day += 1
      if !CivilTime.exists(year: expected.year, month: expected.month, day: expected.day) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month == 13 { expected = (expected.year + 1, 1, 1) }
      moment = moment + Span.day
    }
  }

  @Test("Spans and counts in words")
  func words() {
    #expect(spanInWords(59) == "less than a minute")
    #expect(spanInWords(60) == "1 minute")
    #expect(spanInWords(7_300) == "2 hours")
    #expect(spanInWords(3 * Span.day) == "3 days")
    #expect(counted(1, "person", "people") == "1 person")
    #expect(counted(2_914, "person", "people") == "2,914 people")
    #expect(grouped(-1_234_567) == "-1,234,567")
  }
}
