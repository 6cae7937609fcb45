import Testing

@testable import SetupCore

@Suite("Who may have been meant by a name that nobody bears")
struct NearPeopleTests {
  static let people = [
    ("ada.lovelace@example.com", "alovelace", "Ada", "Lovelace"),
    ("bo.derek@example.com", "bo.derek@example.com", "Bo", "Derek"),
    ("ad@example.com", "ad@example.com", "Ad", "Ministrator"), ("", "svc-robot", "", ""),
    ("cyd@example.com", "cyd@example.com", "Cyd", "Charisse"),
  ].compactMap { NearPerson(email: $0.0, login: $0.1, firstName: $0.2, lastName: $0.3) }

  static let cases: [(typed: String, near: [String])] = [
    // Letters: swapped, one too many, another one, in other case.
    ("ada.lovelaec@example.com", ["ada.lovelace@example.com"]),
    ("adda.lovelace@example.com", ["ada.lovelace@example.com"]),
    ("EDA.Lovelace@example.com", ["ada.lovelace@example.com"]),
    // Another domain, an alias, the parts the other way round, an initial, another separator.
    ("ada.lovelace@example.org", ["ada.lovelace@example.com"]),
    ("ada.lovelace+dx@example.com", ["ada.lovelace@example.com"]),
    ("lovelace.ada@example.com", ["ada.lovelace@example.com"]),
    ("a.lovelace@example.com", ["ada.lovelace@example.com"]),
    ("ada_lovelace@example.org", ["ada.lovelace@example.com"]),
    // A bare word: of the e-mail, the user name, the first or the last name.
    ("lovelace", ["ada.lovelace@example.com"]), ("alovelase", ["ada.lovelace@example.com"]),
    ("Charisse", ["cyd@example.com"]), ("svc-robto", ["svc-robot"]),
    ("ada lovelace", ["ada.lovelace@example.com"]),
    // A part of a name, wherever it stands; a mistyped one where it is long enough.
    ("velace", ["ada.lovelace@example.com"]), ("robo", ["svc-robot"]),
    ("nistrtor", ["ad@example.com"]), ("xyz", []), ("ce", []),
    ("velace@example.org", []),
    // Two are near; the nearer one comes first.
    ("ada", ["ada.lovelace@example.com", "ad@example.com"]),
    // Somebody else altogether, and nobody.
    ("grace.hopper@example.com", []), ("", []), ("@", []), ("@example.com", []),
  ]

  @Test("The nearest first, whatever was mistyped", arguments: cases)
  func near(_ example: (typed: String, near: [String])) {
    #expect(nearPeople(to: example.typed, among: Self.people) == example.near)
  }

  @Test("At most five")
  func five() {
    let many = (0..<9).compactMap {
      NearPerson(email: "person\($0)@example.com", login: "", firstName: "", lastName: "")
    }
    #expect(nearPeople(to: "person@example.com", among: many).count == 5)
  }

  @Test("Beginnings to search by: as typed, two letters swapped, one too many")
  func beginnings() {
    #expect(TypedName("adda.l@example.com").beginnings == ["add", "dad", "dda", "ada"])
    #expect(TypedName("a@example.com").beginnings == ["a"])
    #expect(TypedName("").beginnings == [""])
    #expect(TypedName("ada.lovelace@example.com").nameBeginnings == ["ada", "love"])
    #expect(TypedName("alovelace").nameBeginnings == ["alov", "love"])
    #expect(TypedName("p.123456").nameBeginnings == [])
    #expect(TypedName("alovelace").pieces == ["alov", "elace"])
    #expect(TypedName("lace").pieces == ["lace"])
    #expect(TypedName("ad").pieces == [])
    #expect(TypedName("alovelace@example.com").pieces == [])
  }
}
