import Basics
import Testing

@testable import SetupCore

@Suite("What a preview warns of")
struct PreviewWarningTests {
  private func sentences(_ edit: (inout Preview) -> Void) -> [String] {
    var preview = Preview(against: .kept)
    (preview.users, preview.matched, preview.assigned) = (100, 100, 100)
    edit(&preview)
    return preview.notices(PreviewThreshold())
  }

  private static func change(count: Int, filled: Int = 0, blanked: Int = 0) -> Preview.Change {
    Preview.Change(attribute: "tag_team", count: count, filled: filled, blanked: blanked)
  }

  @Test("Nothing where nothing is odd")
  func nothing() {
    #expect(sentences { _ in } == [])
    #expect(sentences { $0.changed = [Self.change(count: 100, filled: 100)] } == [])
  }

  static let cases: [(edit: @Sendable (inout Preview) -> Void, sentence: String)] = [
    (
      { ($0.users, $0.matched) = (9, 0) },
      "Nobody who is assigned is in the backup. It may be another account's."
    ),
    (
      { ($0.users, $0.matched, $0.against) = (1, 0, .live) },
      "Nobody who is assigned is in DX. It may be another account's."
    ),
    (
      { $0.deactivated = 1 },
      "1 person would be deactivated in DX; WorkOS deletes inactive people by default."
    ),
    (
      { $0.matchedTwice = 2 },
      "2 assigned people have the e-mail of another one; DX takes them for one person."
    ),
    (
      { $0.aliases = 2 },
      "2 people aren't in the backup under their e-mail, but somebody is whose e-mail differs in "
        + "the part behind + alone. DX takes them for somebody new."
    ),
    (
      { $0.defaults = [Preview.Change(attribute: "email", respelt: 1_200)] },
      "1,200 people have an e-mail that is spelt otherwise in the backup, in letter case, blanks "
        + "or characters that can't be seen; they were matched all the same."
    ),
    (
      { $0.changed = [change(count: 60, filled: 9)] },
      "tag_team would change for more than half of the people."
    ),
    (
      { $0.changed = [change(count: 51, blanked: 51)] },
      "tag_team would be blanked for more than half of the people."
    ),
    (
      { $0.changed = [change(count: 51, blanked: 1)] },
      "tag_team would change or be blanked for more than half of the people."
    ),
    (
      { $0.emptyForEveryone = ["ssoemail"] },
      "ssoemail has no value in Okta for anybody who is assigned, and Okta sends it all the same. "
        + "Map it, or remove the attribute from the app's profile."
    ),
    (
      { $0.withoutColumn = ["branch"] },
      "The backup has no column for branch, so what DX has of it isn't known: every value counts "
        + "as filled."
    ),
    (
      { $0.withoutAttribute = ["gitlab_username"] },
      "What DX has in gitlab_username stays: no attribute of the app's profile belongs to this "
        + "column of the backup."
    ),
    (
      { $0.withoutAttribute = ["a", "b\u{1B}[2J", "c", "d", "e", "f", "g"] },
      "What DX has in a, b[2J, c, d, e and 2 more stays: no attribute of the app's profile belongs "
        + "to these columns of the backup."
    ),
  ]

  @Test("Each, word for word")
  func words() {
    for (edit, sentence) in Self.cases { #expect(sentences(edit) == [sentence]) }
  }

  @Test("Hardly anyone matched is the obstacle alone, said before all warnings")
  func obstacle() {
    #expect(sentences { ($0.users, $0.matched) = (10, 0) } == [])
  }

  private func preview(_ header: [String], _ rows: [[String]], _ people: [AssignedPerson])
    -> Preview
  {
    let gitlab = SyncedAttribute(variableName: "gl", externalName: "gitlabusername")
    let columns = BackupColumns([gitlab], header: header, emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    for row in rows { table.add(email: row[0], values: columns.values(of: row)) }
    var tally = PreviewTally(table, columns: columns, against: .file)
    for person in people { tally.take(person) }
    return tally.finish()
  }

  private func person(
    _ email: String, _ account: AssignedPerson.Account = .active, gitlab: String? = nil
  ) -> AssignedPerson {
    let value = gitlab.map { JSONObject.Member("gl", .string($0)) }
    return AssignedPerson(
      email: email, account: account, profile: JSONObject([value].compactMap { $0 }))
  }

  @Test("An alias is what stands behind a +, on either side; dots are none")
  func aliases() {
    let preview = preview(
      ["email"], [["ada+dx@example.com"], ["bo@example.com"], ["c.y@example.com"]],
      [person("Ada@example.com"), person("bo+x@example.com"), person("cy@example.com")])
    #expect([preview.matched, preview.aliases] == [0, 2])
    #expect(
      preview.concerned.filter { $0.reason == .alias } == [
        .init(reason: .alias, email: "Ada@example.com", name: "", inBackup: "ada+dx@example.com"),
        .init(reason: .alias, email: "bo+x@example.com", name: "", inBackup: "bo@example.com"),
      ])
    #expect(preview.warnings(PreviewThreshold()).map(\.who).contains(.concerned(.alias)))
  }

  @Test("An alias of somebody who is assigned as well is a person of their own")
  func aliasBesides() {
    let both = [person("ada+test@example.com"), person("ada@example.com")]
    #expect(preview(["email"], [["ada@example.com"]], both).aliases == 0)
  }

  @Test("Whose e-mail another one has, and who would be deactivated, are named")
  func named() {
    let preview = preview(
      ["email"], [["ada@example.com"], ["bo@example.com"]],
      [
        person("ada@example.com"), person("ADA@example.com"),
        person("bo@example.com", .deactivated),
      ])
    #expect([preview.matchedTwice, preview.deactivated] == [1, 1])
    #expect(preview.concerned.map(\.reason) == [.matchedTwice, .deactivated])
    #expect(preview.concerned.map(\.email) == ["ADA@example.com", "bo@example.com"])
  }

  @Test("Behind each count of people stand the people, in their order and as many as counted")
  func behindCounts() {
    let preview = preview(
      ["email"], [["ada@example.com"], ["zoe@example.com"], ["bo@example.com"]],
      [
        person("ada@example.com"), person("new@example.com"), person("s@example.com", .suspended),
        AssignedPerson(email: "bo@example.com", hasExternalID: false, profile: JSONObject()),
        person("gone@example.com", .deactivated),
      ])
    func people(_ reason: Preview.Concerned.Reason) -> [String] {
      preview.concerned.filter { $0.reason == reason }.map(\.email)
    }
    #expect(people(.created) == ["new@example.com", "s@example.com"])
    #expect(people(.unmatched) == ["zoe@example.com"])
    #expect(people(.notPushed) == ["bo@example.com"])
    #expect(people(.suspended) == ["s@example.com"])
    #expect(
      [preview.created, preview.unmatched, preview.notPushed, preview.suspended] == [2, 1, 1, 1])
  }

  @Test("Of a backup nobody is said to be unassigned before everybody was read")
  func incomplete() {
    let columns = BackupColumns([], header: ["email"], emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    table.add(email: "ada@example.com", values: ["ada@example.com"])
    let tally = PreviewTally(table, columns: columns, against: .file)
    #expect(tally.finish(isComplete: false).concerned.isEmpty)
    #expect(tally.finish().concerned.map(\.reason) == [.unmatched])
  }

  @Test("A warning about people says whom it is about")
  func whom() {
    var preview = Preview(against: .kept)
    (preview.users, preview.matched, preview.assigned) = (100, 100, 100)
    (preview.deactivated, preview.matchedTwice, preview.aliases) = (1, 1, 1)
    preview.defaults = [Preview.Change(attribute: "email", respelt: 2)]
    preview.changed = [Self.change(count: 60)]
    (preview.emptyForEveryone, preview.withoutColumn) = (["ssoemail"], ["branch"])
    preview.withoutAttribute = ["note"]
    #expect(
      preview.warnings(PreviewThreshold()).map(\.who) == [
        .concerned(.deactivated), .concerned(.matchedTwice), .concerned(.alias),
        .attribute("email"), .attribute("tag_team"), .attribute("ssoemail"), .attribute("branch"),
        nil,
      ])
  }

  @Test("An attribute is empty for everyone if nobody who is active has a value of it")
  func empty() {
    let rows = [["ada@example.com", "ada"]]
    func empty(_ people: [AssignedPerson]) -> [String] {
      preview(["email", "gitlab_username"], rows, people).emptyForEveryone
    }
    #expect(empty([person("ada@example.com", gitlab: " ")]) == ["gitlabusername"])
    #expect(empty([person("ada@example.com"), person("new@example.com", gitlab: "n")]) == [])
    #expect(
      empty([person("ada@example.com"), person("b@example.com", .deactivated, gitlab: "b")])
        == ["gitlabusername"])
    #expect(empty([]) == [])
  }

  @Test("Columns without an attribute are named, but for whole names and bare headers")
  func columns() {
    let columns = [
      "E-Mail", "Name", "", "Gitlab Username", "First name", "github_username", "note",
    ]
    #expect(preview(columns, [], []).withoutAttribute == ["github_username", "note"])
  }
}
