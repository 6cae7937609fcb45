import Testing

@testable import DemoTenant

@Suite("Filters")
struct FilterTests {
  private let event = [
    "eventType": ["application.provision.user.push"], "outcome.result": ["FAILURE"],
    "target.id": ["0oa1", "00u1"],
  ]

  @Test(
    "Match what they ask for",
    arguments: [
      ("eventType eq \"application.provision.user.push\"", true),
      ("eventType eq \"application.provision\"", false),
      ("eventType sw \"application.provision\"", true), ("eventType co \"user\"", true),
      ("eventType ew \"push\"", true), ("target.id eq \"00u1\"", true),
      ("target.id eq \"0oa1\" and outcome.result eq \"FAILURE\"", true),
      ("target.id eq \"0oa1\" and outcome.result eq \"SUCCESS\"", false),
      ("outcome.result eq \"SUCCESS\" or eventType sw \"app\"", true),
      ("not (outcome.result eq \"FAILURE\")", false), ("outcome.result ne \"SUCCESS\"", true),
      ("(eventType sw \"a\" or eventType sw \"b\") AND outcome.result pr", true),
      ("actor.id pr", false), ("published ge \"2026\"", false),
    ])
  func matches(_ source: String, _ expected: Bool) throws {
    let filter = try #require(Filter(source))
    #expect(filter.matches { event[$0] ?? [] } == expected)
  }

  @Test(
    "Malformed ones are refused",
    arguments: [
      "", "eventType", "eventType eq", "eventType like \"a\"", "eventType eq \"a", "(a eq b",
      "a eq b c", "a eq b and", "\"a\" eq b", String(repeating: "(", count: 500),
    ])
  func refuses(_ source: String) { #expect(Filter(source) == nil) }
}
