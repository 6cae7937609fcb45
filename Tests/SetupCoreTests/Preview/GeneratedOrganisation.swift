import Basics
@testable import SetupCore

/// An organisation and a backup of its DX account, made up at random, with every kind of
/// difference in them.
struct GeneratedOrganisation {
  static let attributes = [
    SyncedAttribute(variableName: "start", externalName: "startdate"),
    SyncedAttribute(variableName: "gh", externalName: "githubusername"),
    SyncedAttribute(variableName: "excluded", externalName: "excludefromsnapshots"),
    SyncedAttribute(variableName: "sso", externalName: "ssoemail"),
    SyncedAttribute(variableName: "team", externalName: "tag_team"),
    SyncedAttribute(variableName: "branch", externalName: "branch"),
  ]
  /// No column for `branch`; the others under old and differently written names.
  static let header = [
    "Name", "Start Date", "E-Mail", "github_username", "Exclude from snapshots", "First name",
    "SSO email", "tag_team", "note",
  ]

  var rows: [[String]] = []
  var people: [AssignedPerson] = []

  init(seed: UInt64, people count: Int) {
    var random = SmallRandom(seed: seed)
    for number in 0..<count {
      if random.below(10) > 0 { rows.append(row(number, &random)) }
      if random.below(10) > 0 { people.append(person(number, &random)) }
      // Some share an e-mail, in other letters.
      if random.below(40) == 0 { people.append(person(number, &random)) }
    }
  }

  var csv: [UInt8] {
    var writer = CSVWriter()
    writer.write(Self.header)
    for row in rows { writer.write(row) }
    return writer.take()
  }

  private func email(_ number: Int, _ random: inout SmallRandom) -> String {
    let plain = "person.\(number)@example.com"
    return [plain, plain, plain, plain.uppercased(), " \(plain)"][random.below(5)]
  }

  private mutating func row(_ number: Int, _ random: inout SmallRandom) -> [String] {
    [
      "Person \(number)", pick(["", "2024-03-04", "2024/03/04", "2023-01-31"], &random),
      email(number, &random), pick(["", "ada", "Ada", "bo"], &random),
      pick(["", "TRUE", "true", "FALSE"], &random), pick(["Ada", "Bo", ""], &random),
      pick(["", "a@example.com", "A@example.com"], &random), pick(["", "x", " x", "Y"], &random),
      "n",
    ]
  }

  private mutating func person(_ number: Int, _ random: inout SmallRandom) -> AssignedPerson {
    let profile: [(String, [JSONValue])] = [
      (
        "start",
        [.null, .string("2024-03-04"), .string("2024/03/04"), .string("04.03.2024"), .string("")]
      ),
      (
        "gh", [.null, .string("ada"), .string("ADA"), .string("https://x/ada"), .string(" ada")]
      ),
      (
        "excluded",
        [.null, .bool(true), .bool(false), .string("TRUE"), .string("true"), .string("yes")]
      ),
      ("sso", [.null, .string("a@example.com"), .string("a@example.com\u{200B}")]),
      ("team", [.null, .string("x"), .string("x "), .number(JSONNumber(7)), .bool(true)]),
      ("branch", [.null, .string("main")]), ("givenName", [.string("Ada"), .string("Bo")]),
    ]
    let members = profile.compactMap { name, values -> JSONObject.Member? in
      let place = random.below(values.count + 1)
      return place < values.count ? JSONObject.Member(name, values[place]) : nil
    }
    let accounts: [AssignedPerson.Account] = [.active, .active, .active, .suspended, .deactivated]
    return AssignedPerson(
      email: random.below(30) == 0 ? nil : email(number, &random),
      account: accounts[random.below(accounts.count)], hasExternalID: random.below(8) > 0,
      isInError: random.below(20) == 0, profile: JSONObject(members))
  }

  private func pick(_ values: [String], _ random: inout SmallRandom) -> String {
    values[random.below(values.count)]
  }
}
