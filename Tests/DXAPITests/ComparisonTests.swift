import Basics
import DXAPI
import SetupCore
import Testing

@Suite("DX's people compared")
struct ComparisonTests {
  private func user(
    _ email: String, _ fields: [String: String] = [:], _ attributes: [String: String] = [:]
  ) -> DXUser {
    DXUser(
      fields: [.init(name: "name", value: "N \(email)"), .init(name: "email", value: email)]
        + fields.map { .init(name: $0, value: $1) },
      attributes: attributes.map { .init(name: $0, value: $1) })
  }

  @Test("With the backup: who is missing is named, and counted")
  func backup() {
    var comparison = BackupComparison(backup: "abc")
    let kept: Set = ["a@example.com", "b@example.com"]
    comparison.take(
      [user(" A@Example.com "), user("c\u{1B}@example.com")], isInBackup: kept.contains)
    comparison.take(
      [user("b@example.com"), user("gone@example.com", ["deleted_at": "2026-01-02"]), user("")],
      isInBackup: kept.contains)
    #expect(
      comparison.observation
        == .backupComparison(ObservedBackupComparison(backup: "abc", people: 4, missing: 2)))
    #expect(comparison.named.map(\.email) == ["c@example.com", ""])
    #expect(comparison.named.first?.name == "N c@example.com")
  }

  @Test("Of very many missing, only the first are named")
  func many() {
    var comparison = BackupComparison(backup: "abc")
    comparison.take((0..<1500).map { user("\($0)@example.com") }) { _ in false }
    #expect(comparison.missing == 1500)
    #expect(comparison.named.count == 1000)
  }

  private func arrived(
    _ expected: [String: [String: String]], _ users: [DXUser]
  ) -> ObservedArrivedValues? {
    var comparison = ArrivedValues(expected: expected)
    for user in users { comparison.take([user]) }
    guard case .arrivedValues(let observed) = comparison.observation else { return nil }
    return observed
  }

  private static let alike: [(String, String, [String: String], [String: String])] = [
    ("githubusername", "Octo", ["github_username": "octo "], [:]),
    ("githubusername2", "octo", ["additional_github_username": "octo"], [:]),
    ("gitlabusername", "g", ["gitlab_username": "g"], [:]),
    ("github_username", "octo", ["github_username": "octo"], [:]),
    ("startdate", "2026/01/02", [:], ["Start Date": "2026-01-02T00:00:00Z"]),
    ("startdate", "2026-01-02", ["start_date": "2026-01-02"], [:]),
    ("tag_team", "Blue", [:], ["team": "Blue"]), ("tag_team", "Blue", [:], ["tag_team": "blue"]),
    ("protected", "TRUE", [:], ["protected": "true"]),
  ]

  @Test("A value that is there, in DX's ways of showing it", arguments: alike)
  func same(
    _ name: String, _ value: String, _ fields: [String: String], _ attributes: [String: String]
  ) {
    let observed = arrived(
      ["a@example.com": [name: value]], [user("A@example.com", fields, attributes)])
    #expect(observed == ObservedArrivedValues(people: 1, lacking: [:]))
  }

  @Test("Values that are missing, differ, or whose person is missing")
  func lacking() {
    let expected = [
      "a@example.com": ["githubusername": "a", "tag_team": "x"],
      "b@example.com": ["githubusername": "b", "tag_team": "x"],
      "c@example.com": ["githubusername": "c"],
    ]
    let observed = arrived(
      expected,
      [
        user("a@example.com", ["github_username": "a"], ["team": "y"]),
        user("b@example.com", ["github_username": ""]),
        user("c@example.com", ["github_username": "c", "deleted_at": "2026-01-02"]),
      ])
    #expect(
      observed == ObservedArrivedValues(people: 3, lacking: ["githubusername": 2, "tag_team": 2]))
  }

  @Test("Of a property that DX's list has no place for, nothing is claimed")
  func notReported() {
    let expected = ["a@example.com": ["startdate": "2026-01-02", "githubusername": "a"]]
    let people = [user("a@example.com", ["github_username": "a"])]
    #expect(
      arrived(expected, people)
        == ObservedArrivedValues(people: 1, lacking: [:], notReported: ["startdate"]))
    let other = user("b@example.com", [:], ["startdate": "2020-01-01"])
    #expect(
      arrived(expected, people + [other])
        == ObservedArrivedValues(people: 1, lacking: ["startdate": 1]))
  }

  @Test("Nobody expected is nobody compared")
  func nobody() {
    #expect(arrived([:], [user("a@example.com")]) == ObservedArrivedValues(people: 0, lacking: [:]))
  }
}
