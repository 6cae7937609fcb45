/// The DX account: its people, and what the last nightly run brought.
struct DemoDX: Hashable, Sendable {
  /// Who has a value of their own before any sync.
  enum Before: Hashable, Sendable {
    case nobody
    case everySecond
    case everybody
  }

  /// How the *User CSV* export is written.
  enum ExportStyle: Hashable, Sendable {
    /// As DX writes it.
    case plain
    /// As a spreadsheet saves it again: byte-order mark, semicolons, other line ends and dates.
    case resavedBySpreadsheet
  }

  /// The token that the documentation of the demo names.
  var token = "demo-dx-token"
  /// How many people there are; the first are those of the organisation, in the same order.
  var people: Int
  /// Values by External name that DX had before any sync.
  var before: [String: Before] = ["githubusername": .everySecond]
  /// The Okta app as the last nightly run found it; nil before the first run.
  var lastRun: DemoApp?
  var lastRunAt: Int?
  var exportStyle = ExportStyle.plain

  init(people: Int) { self.people = people }

  /// The External names that DX shows of everybody as attributes, without their `tag_`.
  var tags: [String] {
    let synced = (lastRun?.custom ?? []).compactMap(\.externalName)
    return Set(synced + Array(before.keys)).filter { $0.hasPrefix("tag_") }.sorted()
  }

  /// What DX has of one person under an External name; nil for none.
  func value(_ name: String, of person: DemoPerson) -> String? {
    if let run = lastRun, let attribute = run.custom.first(where: { $0.reachesDX(as: name) }),
      let user = AppUser(person, of: run), user.externalID != nil, user.syncState != "ERROR"
    {
      return user.pushedValue(attribute.variableName).plain
    }
    return person.change.dx.values[name] ?? original(name, of: person)
  }

  private func original(_ name: String, of person: DemoPerson) -> String? {
    switch before[name] {
    case nil, .nobody: return nil
    case .everySecond where person.number.isMultiple(of: 2): return nil
    case .everySecond, .everybody: break
    }
    switch name {
    case "startdate": return person.startDate
    case "githubusername", "gitlabusername": return person.handle
    default: return person.team
    }
  }

  /// The e-mail address by which DX knows a person.
  func email(of person: DemoPerson) -> String { person.change.dx.email ?? person.email }
}
