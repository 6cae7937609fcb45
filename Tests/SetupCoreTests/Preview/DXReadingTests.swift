import Basics
import Testing

@testable import SetupCore

@Suite("Values as DX reads them")
struct DXReadingTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var name: String
    var before: String
    var after: JSONValue
    var difference: DXReading.Difference?
    var testDescription: String { "\(name): \(before), \(after)" }

    init(_ name: String, _ before: String, _ after: JSONValue, _ difference: DXReading.Difference?)
    {
      (self.name, self.before, self.after, self.difference) = (name, before, after, difference)
    }
  }

  static let pairs = [
    Pair("startdate", "2024-03-04", .string("2024-03-04"), nil),
    Pair("startdate", "2024-03-04", .string("2024/03/04"), .respelt),
    Pair("start_date", "2024-03-04T00:00:00Z", .string("2024-03-04"), .respelt),
    Pair("startdate", "2024-03-04", .string("2024-03-05"), .changed),
    Pair("startdate", "3/4/2024", .string("2024-03-04"), .changed),
    Pair("startdate", "", .string("2024-03-04"), .filled),
    Pair("startdate", "2024-03-04", .null, .blanked),
    Pair("startdate", "2024-03-04", .string(""), .blanked),
    Pair("startdate", "", .null, nil),
    Pair("startdate", "", .string("  "), nil),
    Pair("githubusername", "ada", .string("Ada"), .respelt),
    Pair("github_username", "ada", .string("ada "), .respelt),
    Pair("gitlabusername", "ada", .string("bo"), .changed),
    Pair("ssoemail", "A@example.com", .string("a@example.com"), .respelt),
    Pair("branch", "Main", .string("main"), .changed),
    Pair("tag_size", "7", .number(JSONNumber(7)), nil),
    Pair("tag_size", "true", .bool(true), nil),
    Pair("tag_size", "TRUE", .bool(true), .changed),
    Pair("protected", "TRUE", .bool(true), nil),
    Pair("protected", "true", .string("TRUE"), .respelt),
    Pair("protected", "", .bool(false), nil),
    Pair("protected", "FALSE", .null, nil),
    Pair("protected", "TRUE", .bool(false), .blanked),
    Pair("protected", "TRUE", .string("FALSE"), .blanked),
    Pair("protected", "TRUE", .string("yes"), .changed),
  ]

  @Test("How two values differ", arguments: pairs)
  func difference(_ pair: Pair) {
    let reading = DXReading(externalName: pair.name)
    #expect(reading.difference(DXValue(pair.before), DXValue(pair.after)) == pair.difference)
  }

  static let flaws: [(name: String, value: JSONValue, flaw: DXReading.Flaw?)] = [
    ("startdate", .string("2024-02-29"), nil), ("startdate", .string("2024/02/29"), nil),
    ("startdate", .string("2024-02-30"), .noDay), ("startdate", .string("04.03.2024"), .noDay),
    ("startdate", .string("2024-03-04T00:00:00Z"), .noDay),
    ("startdate", .string("2024-03-04 "), .blankAtTheEnds), ("startdate", .null, nil),
    ("startdate", .string(""), nil), ("startdate", .bool(true), .noDay),
    ("protected", .string("TRUE"), nil), ("protected", .string("true"), .notTRUE),
    ("protected", .string("yes"), .notTRUE), ("protected", .string("1"), .notTRUE),
    ("protected", .bool(true), nil), ("protected", .bool(false), nil),
    ("protected", .string("FALSE"), nil),
    ("githubusername", .string("ada-l"), nil), ("githubusername", .string("@ada"), .noUserName),
    ("gitlabusername", .string("https://x/ada"), .noUserName),
    ("githubusername2", .string("ada\u{A0}"), .invisibleCharacter),
    ("githubusername", .string("a\u{3164}da"), .invisibleCharacter),
    ("ssoemail", .string("a@example.com\u{AD}"), .invisibleCharacter),
    ("tag_team", .string("a\u{A0}b"), nil), ("tag_team", .string("a\tb"), nil),
    ("tag_team", .string("a\u{200B}b"), .invisibleCharacter),
    ("tag_team", .string(" a"), .blankAtTheEnds), ("tag_team", .number(JSONNumber(7)), nil),
  ]

  @Test("What is wrong with a value", arguments: flaws)
  func flaw(_ example: (name: String, value: JSONValue, flaw: DXReading.Flaw?)) {
    let reading = DXReading(externalName: example.name)
    #expect(reading.flaw(of: DXValue(example.value)) == example.flaw, "\(example)")
  }
}
