import Basics
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
    let filter = try #require(Filter(source, .logs))
    #expect(filter.matches { event[$0] ?? [] } == expected)
  }

  @Test(
    "Malformed ones are refused",
    arguments: [
      "", "eventType", "eventType eq", "eventType like \"a\"", "eventType eq \"a", "(severity eq b",
      "severity eq b c", "severity eq b and", "\"severity\" eq b", "target[type eq \"User\"]",
      String(repeating: "(", count: 500),
    ])
  func refuses(_ source: String) { #expect(Filter(source, .logs) == nil) }

  @Test(
    "What Okta doesn't document for an address is refused there",
    arguments: [
      ("apps", "label eq \"DX\""), ("apps", "name sw \"scim\""), ("apps", "status pr"),
      ("groups", "profile.name eq \"DX users\""), ("groups", "id sw \"00g\""),
      ("logs", "displayMessage co \"push\""), ("logs", "target[id eq \"x\"]"),
    ])
  func unsupported(_ list: String, _ filter: String) throws {
    var client = try DemoClient("finished")
    let response = client.ask("/api/v1/\(list)?filter=\(PercentEncoding.encoded(filter))")
    #expect(response.status == 400)
    #expect(try Value(response.body)["errorCode"].text == "E0000031")
  }

  @Test(
    "Other ways of searching aren't passed over",
    arguments: ["users?search=x", "users?filter=x", "groups?q=DX", "groups?search=x"])
  func searching(_ path: String) throws {
    var client = try DemoClient("finished")
    #expect(client.ask("/api/v1/\(path)").status == 400)
  }

  @Test("Groups are filtered by their id and type")
  func groups() throws {
    var client = try DemoClient("finished")
    func names(_ filter: String) throws -> [String?] {
      try client.get("/api/v1/groups?filter=\(PercentEncoding.encoded(filter))").items.map {
        $0["profile"]["name"].text
      }
    }
    #expect(try names("type eq \"BUILT_IN\"") == ["Everyone"])
    #expect(
      try names("id eq \"\(OpaqueID.make("00g", 2))\" or id eq \"\(OpaqueID.make("00g", 3))\"")
        == ["DX users", "DX admins"])
    #expect(try names("lastUpdated gt \"2099\"") == [])
  }
}
