import Basics

/// What had arrived from Okta when DX read it at night.
struct Night: Hashable, Sendable {
  /// The app as it was, for comparing.
  let app: DemoApp
  /// The app with the assignments whose people's profiles were pushed since the night before.
  private let pushed: DemoApp
  /// What differed in people.
  private let people: [Int: PersonChange]
  /// Whose Okta account is deactivated, as the endpoint knows.
  let inactive: Set<Int>

  /// The night after some changes; `last` is the one before.
  ///
  /// Okta pushes the whole profile of everybody in whom something changed. Here everybody is
  /// pushed while *Update User Attributes* is on, else those assigned since the night before.
  init(_ app: DemoApp, people: DemoPeople, after last: Night?) {
    self.app = app
    self.people = people.changes
    var pushed = app
    if !app.isIntegrated {
      pushed.assignments = []
    } else if !app.updates {
      pushed.assignments.removeAll { assignment in
        last?.app.assignments.contains { $0.created == assignment.created } == true
      }
    }
    self.pushed = pushed
    inactive = app.isIntegrated && app.deactivates ? Self.inactive(app, people) : []
  }

  private static func inactive(_ app: DemoApp, _ people: DemoPeople) -> Set<Int> {
    Set(
      people.changes.keys.filter { number in
        people[number].status == "DEPROVISIONED"
          && AppUser(people[number], of: app)?.externalID != nil
      })
  }

  /// The External names of today of the app's own attributes that DX can find.
  var names: [String] {
    pushed.custom.filter { $0.externalNamespace == DemoAttribute.coreNamespace }
      .compactMap { $0.externalName.map(DemoDXFormat.present) }
  }

  /// Whether pushed groups decide roles.
  var givesRoles: Bool { app.pushGroups.contains { $0.status == "ACTIVE" } }

  /// What was sent of one person under an External name; nil where nothing was sent.
  func value(_ name: String, of number: Int) -> JSONValue? {
    guard let attribute = pushed.custom.first(where: { $0.reachesDX(as: name) }),
      let user = AppUser(DemoPerson(number, change: people[number]), of: pushed),
      user.externalID != nil, user.syncState != "ERROR"
    else { return nil }
    return user.value(attribute.variableName)
  }
}
