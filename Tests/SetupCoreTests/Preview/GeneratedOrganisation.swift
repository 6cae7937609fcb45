import Basics
import Support

@testable import SetupCore

/// An organisation and a backup of its DX account, made up at random: which attributes the app
/// has, how the columns are called and ordered, and every kind of difference between the values.
struct GeneratedOrganisation {
  /// How DX reads a value; written down again, so that the tests don't ask what they test.
  enum Kind { case day, flag, name, email, text }

  static let kinds: [(externalName: String, columns: [String], kind: Kind)] = [
    ("startdate", ["startdate", "Start Date", "start_date"], .day),
    ("aiheavyadoptiondate", ["AI heavy adoption date"], .day),
    ("githubusername", ["github_username", "GitHub Username"], .name),
    ("additional_github_username", ["githubusername2", "Additional GitHub username"], .name),
    ("gitlabusername", ["gitlabusername", "GITLAB_USERNAME"], .name),
    ("excludefromsnapshots", ["Exclude from snapshots"], .flag),
    ("protected", ["Protected"], .flag),
    ("ssoemail", ["SSO email"], .email), ("branch", ["branch"], .text),
    ("tag_team", ["tag_team", "Tag Team"], .text), ("tag_Cost_Center", ["tag_costcenter"], .text),
    ("manager", ["Manager"], .text),
  ]

  /// The attributes of the app's profile, with how DX reads each.
  private(set) var attributes: [(attribute: SyncedAttribute, kind: Kind)] = []
  private(set) var header: [String] = []
  /// The column of each attribute; nil for one that the backup hasn't.
  private var columnNames: [String?] = []
  /// For each column whose attribute is known; nil for others.
  private var columnKinds: [Kind?] = []
  private(set) var rows: [[String]] = []
  private(set) var people: [AssignedPerson] = []
  private var chance: Chance

  init(seed: UInt64, people count: Int) {
    chance = Chance(seed: seed)
    makeColumns()
    for number in 0..<count {
      let row = row(number)
      if !chance.once(in: 10) { rows.append(row) }
      if !chance.once(in: 10) { people.append(person(number, like: row)) }
      // Some share an e-mail, in other letters.
      if chance.once(in: 40) { people.append(person(number, like: row)) }
      if chance.once(in: 40) { rows.append(self.row(number)) }
    }
    rows.shuffle(using: &chance)
    people.shuffle(using: &chance)
  }

  var synced: [SyncedAttribute] { attributes.map(\.attribute) }

  var csv: [UInt8] {
    var writer = CSVWriter()
    writer.write(header)
    for row in rows { writer.write(row) }
    return writer.take()
  }

  private mutating func makeColumns() {
    let chosen = Self.kinds.shuffled(using: &chance).prefix(3 + chance.below(8))
    var columns: [(String, Kind?)] = [("E-Mail", nil), ("Name", nil), ("First name", .text)]
    for (place, entry) in chosen.enumerated() {
      attributes.append(
        (SyncedAttribute(variableName: "v\(place)", externalName: entry.externalName), entry.kind))
      columnNames.append(chance.once(in: 6) ? nil : chance.one(of: entry.columns))
      columnNames[place].map { columns.append(($0, entry.kind)) }
    }
    if chance.once(in: 2) { columns.append(("note", .text)) }
    columns.shuffle(using: &chance)
    header = columns.map(\.0)
    columnKinds = columns.map(\.1)
  }

  private mutating func email(_ number: Int) -> String {
    let plain = "person.\(number)@example.com"
    let others = [
      plain.uppercased(), " \(plain)", "\(plain) ", "\u{200B}\(plain)",
      "person.\(number)+dx@example.com", "person.\(number)+a+b@example.com",
      "pérson.\(number)@example.com",
    ]
    return chance.once(in: 3) ? chance.one(of: others) : plain
  }

  private mutating func row(_ number: Int) -> [String] {
    let email = email(number)
    return zip(header, columnKinds).map { name, kind in
      guard let kind else { return name == "E-Mail" ? email : "Person \(number)" }
      return text(kind)
    }
  }

  private mutating func person(_ number: Int, like row: [String]) -> AssignedPerson {
    var profile = JSONObject()
    let isLike = chance.once(in: 3)
    for (place, (attribute, kind)) in attributes.enumerated() {
      if isLike {
        let column = columnNames[place].flatMap(header.firstIndex(of:))
        profile[attribute.variableName] = column.map { .string(row[$0]) }
      } else if !chance.once(in: 8) {
        profile[attribute.variableName] = value(kind)
      }
    }
    profile["givenName"] = .string(text(.text))
    let email = chance.once(in: 30) ? chance.one(of: [nil, ""]) : email(number)
    return AssignedPerson(
      email: email,
      account: chance.weighted([(8, .active), (1, .suspended), (1, .deactivated)]),
      hasExternalID: !chance.once(in: 8), isInError: chance.once(in: 20), profile: profile)
  }

  private mutating func value(_ kind: Kind) -> JSONValue {
    switch chance.below(12) {
    case 0: .null
    case 1: chance.one(of: [.bool(true), .bool(false), .number(JSONNumber(7)), ["x"]])
    default: .string(text(kind))
    }
  }

  private mutating func text(_ kind: Kind) -> String {
    if chance.once(in: 12) { return chance.text(atMost: 4) }
    let texts: [String] =
      switch kind {
      case .day:
        [
          "2024-03-04", "2024/03/04", "2024-03-04T09:00:00Z", "2024-03-05", "2024-02-30",
          "04.03.2024", "2024-3-4", "2024-03/04",
        ]
      case .flag: ["TRUE", "true", "FALSE", "false", "yes", "1"]
      case .name: ["ada", "ADA", "bo", " ada", "https://x/ada", "ada@example.com"]
      case .email: ["a@example.com", "A@example.com", "a@example.com\u{200B}", "b@example.com"]
      case .text: ["x", "X", " x", "x ", "é", "e\u{301}", "7", "true"]
      }
    return chance.once(in: 5) ? "" : chance.one(of: texts)
  }
}
