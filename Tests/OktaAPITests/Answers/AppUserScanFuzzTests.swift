import Basics
import HTTPTransport
import SetupCore
import Support
import Testing

@testable import OktaAPI

@Suite("Pages of app users walked over give what decoding them gives")
struct AppUserScanFuzzTests {
  static let names: Set = ["email", "givenName", "gh", "team", "start"]

  private func scanned(_ body: [UInt8]) -> [AssignedPerson]? {
    AppUserScan(valuesOf: Self.names).people(body)
  }

  /// What decoding the whole page gives; nil where that is refused.
  private func decoded(_ body: [UInt8]) -> [AssignedPerson]? {
    guard let page = try? JSONReader.value(utf8: body, limits: Answer.limits).array else {
      return nil
    }
    let people = page.compactMap(OktaAppUser.init(okta:))
    return people.count == page.count ? people.map { $0.assigned.keeping(Self.names) } : nil
  }

  static let pages = [
    "[]", " [ { } , {} ]\n", #"[{"profile":null,"_embedded":[],"status":7,"externalId":{}}]"#,
    #"[{"profile":{"email":"a@example.com","gh":"é\"\\\u0041","team":["x",{"y":null}]}}]"#,
    #"[{"profile":{"email":7,"gh":true,"team":-1.50e+3},"_embedded":{"user":{"profile":{"email":"#
      + #""b@example.com","gh":"not this"},"status":"DEPROVISIONED"}},"status":"ACTIVE"}]"#,
    #"[{"_embedded":{"user":{}},"status":"SUSPENDED","externalId":"","syncState":"ERROR"}]"#,
    #"[{"_embedded":{"user":null},"status":"SUSPENDED","externalId":"x","syncState":"DISABLED"}]"#,
    #"[{"_embedded":{"user":{"profile":[]}},"profile":{"gh":"\ud83d\ude00"},"id":[[1,[2]],{}]}]"#,
  ]

  @Test("Usual and odd ones", arguments: pages)
  func usual(_ page: String) {
    let people = scanned(Array(page.utf8))
    // A surrogate pair is left to the reader that builds texts.
    guard !page.contains("ud83d") else { return #expect(people == nil) }
    #expect(people != nil)
    #expect(people == decoded(Array(page.utf8)))
  }

  static let faulty = [
    "", "{}", "[", "[{}", "[{},]", "[7]", "[{}]x", #"[{"a":1,"a":2}]"#, #"[{"a":01}]"#,
    #"[{"a":"\#u{1}"}]"#, #"[{"a":"\x"}]"#, #"[{"a":"\ud800"}]"#, #"[{"a" 1}]"#, #"[{a:1}]"#,
    #"[{"a":nul}]"#, #"[{"a":.5}]"#, #"[{"a":1.}]"#, #"[{"a":1e}]"#, #"[{"a":"\u12G4"}]"#,
    "[" + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "]",
  ]

  @Test(
    "What is no such page is given up, for the reader that says what is wrong", arguments: faulty)
  func refused(_ page: String) {
    #expect(scanned(Array(page.utf8)) == nil)
    #expect(decoded(Array(page.utf8)) == nil)
  }

  @Test("Bytes that are no UTF-8 are given up, wherever they stand")
  func notUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80]] {
      for key in ["gh", "other"] {
        let page = Array("[{\"profile\":{\"\(key)\":\"".utf8) + bytes + Array("\"}}]".utf8)
        #expect(scanned(page) == nil)
        #expect(decoded(page) == nil)
      }
    }
  }

  @Test("A word that would be shown otherwise than it stands is left to decoding")
  func words() {
    let page = Array("[{\"status\":\"DEPROVISIONED\u{200B}\"},{\"syncState\":\"error\"}]".utf8)
    #expect(scanned(page) == nil)
    #expect(decoded(page)?.count == 2)
  }

  @Test(
    "Made up pages are walked over; damaged ones never give anything else", arguments: Fuzzing.seeds
  )
  func madeUp(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let page = Array(JSONValue.array((0..<30).map { _ in Self.person(&chance) }).text().utf8)
    let people = scanned(page)
    #expect(people?.count == 30)
    #expect(people == decoded(page))
    for _ in 0..<200 {
      let damaged = chance.damaged(page)
      if let people = scanned(damaged) { #expect(people == decoded(damaged)) }
    }
  }

  private static func person(_ chance: inout Chance) -> JSONValue {
    func profile(_ chance: inout Chance) -> JSONValue {
      var object = JSONObject()
      for name in ["email", "givenName", "gh", "team", "start", "other"].shuffled(using: &chance)
      where !chance.once(in: 5) { object[name] = value(&chance) }
      return .object(object)
    }
    var person = JSONObject()
    person["status"] = .string(chance.one(of: ["ACTIVE", "PROVISIONED", "SUSPENDED"]))
    person["profile"] = chance.once(in: 9) ? .null : profile(&chance)
    person["externalId"] = chance.one(of: [.null, .string(""), .string("x1")])
    person["syncState"] = chance.one(of: [.null, .string("ERROR"), .string("DISABLED")])
    person["_links"] = ["group": ["href": .string(chance.text(atMost: 5).filter { $0 != "\0" })]]
    if !chance.once(in: 4) {
      let status = chance.one(of: ["ACTIVE", "DEPROVISIONED", "SUSPENDED"])
      person["_embedded"] = ["user": ["status": .string(status), "profile": profile(&chance)]]
    }
    return .object(person)
  }

  private static func value(_ chance: inout Chance) -> JSONValue {
    switch chance.below(8) {
    case 0: .null
    case 1: chance.one(of: [true, false, 7, .number(JSONNumber(-12))])
    case 2: [.string(chance.text(atMost: 3)), ["deep": []]]
    default: .string(chance.text(atMost: 5))
    }
  }

  @Test("Each recorded page", .enabled(if: Recordings.isThere))
  func recorded() throws {
    let pages = Recordings.beginning("GET_apps_id_users_200")
    #expect(!pages.isEmpty)
    for page in pages {
      #expect(scanned(page.response.body) != nil)
      #expect(scanned(page.response.body) == decoded(page.response.body))
    }
  }

  @Test("A page that is given up is decoded, one that can't be is refused as ever")
  func client() async throws {
    func read(_ body: String) async throws -> ([AssignedPerson], OktaFailure?) {
      let client = try Fixture.client(
        Scripted(["GET /api/v1/apps/0oa1example/users": .json(body)]))
      var place = AppUsersPlace()
      var people: [AssignedPerson] = []
      do throws(OktaFailure) {
        try await client.assignedPeople(
          of: Fixture.app, valuesOf: Self.names, from: &place
        ) { page, _ throws(OktaFailure) in people += page }
        return (people, nil)
      } catch {
        return (people, error)
      }
    }
    let escaped = try await read(#"[{"profile":{"g\u0068":"ada","other":"x"}}]"#)
    #expect(escaped.0.map(\.profile) == [JSONObject([.init("gh", "ada")])])
    #expect(try await read("[7]").1?.cause == .unexpected("an entry without an id"))
    #expect(try await read("{}").1?.cause == .unexpected("a list was expected"))
    let twice = try await read(#"[{"a":1,"a":2}]"#).1
    guard case .unreadable? = twice?.cause else {
      Issue.record("\(String(describing: twice))")
      return
    }
  }
}
