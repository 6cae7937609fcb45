import Basics

/// A person, made from their number whenever they are asked for.
///
/// Nothing is held for a person, which is what lets a million of them be paged through; what a
/// scenario wants different for a few stands in `PersonChange`.
struct DemoPerson: Sendable {
  let number: Int
  let change: PersonChange

  init(_ number: Int, change: PersonChange? = nil) {
    self.number = number
    self.change = change ?? PersonChange()
  }

  var id: String { OpaqueID.make("00u", number) }
  var handle: String { "person\(padded(number, 6))" }
  var status: String { change.status ?? "ACTIVE" }
  /// The number of the person's user type.
  var type: Int { change.type ?? DemoUserType.usual }
  var email: String { change.email ?? "\(handle)@example.com" }
  var login: String { change.login ?? "\(handle)@example.com" }
  var lastName: String { String(number) }
  var team: String { "Team \(number % 5 + 1)" }

  /// A first day at work between 2019 and 2024.
  var startDate: String {
    let monday = 1_546_819_200
    return String(Instant(monday + number * 37 % 2000 * Span.day).iso8601().prefix(10))
  }

  /// The Okta profile, as the API shows it: `null` where a base attribute has no value, custom
  /// ones without a value left out.
  var profile: [JSONObject.Member] {
    var members: [JSONObject.Member] = [
      .init("firstName", "Person"), .init("lastName", .text(lastName)),
      .init("mobilePhone", nil), .init("secondEmail", nil),
      .init("login", .text(login)), .init("email", .text(email)),
      .init("displayName", .text("Person \(lastName)")),
    ]
    for (name, value) in sources where value != .null {
      members.append(.init(name, value))
    }
    return members
  }

  /// The attributes that plans take their values from, changes applied.
  private var sources: [(String, JSONValue)] {
    var sources: [(String, JSONValue)] = [
      ("department", .text(team)), ("startDate", .text(startDate)),
      ("githubUsername", .text(handle)), ("gitlabUsername", .text(handle)),
    ]
    for (name, value) in change.profile.sorted(by: { $0.key < $1.key }) {
      if let index = sources.firstIndex(where: { $0.0 == name }) {
        sources[index].1 = value
      } else {
        sources.append((name, value))
      }
    }
    return sources
  }

}

/// What a scenario wants different in one person.
struct PersonChange: Hashable, Sendable {
  /// The Okta account's status.
  var status: String?
  var type: Int?
  var login: String?
  var email: String?
  /// Values of the Okta profile; null takes one away.
  var profile: [String: JSONValue] = [:]
  /// The person's record within the app.
  var appUser = AppUserChange()
  /// The person in DX.
  var dx = DXChange()

  /// What differs in the app's record of the person.
  struct AppUserChange: Hashable, Sendable {
    var hasExternalID: Bool?
    var status: String?
    var syncState: String?
    var isPersonal: Bool?
    var userName: String?
    var lastUpdated: Int?
    var profile: [String: JSONValue] = [:]
  }

  /// What differs in DX.
  struct DXChange: Hashable, Sendable {
    var isAbsent = false
    var email: String?
    /// Values by External name, which stand until a nightly run brings others.
    var values: [String: String] = [:]
  }
}

/// Everybody in the organisation: a count, and what is different about a few.
struct DemoPeople: Hashable, Sendable {
  var count: Int
  var changes: [Int: PersonChange] = [:]

  subscript(number: Int) -> DemoPerson { DemoPerson(number, change: changes[number]) }

  /// Changes some people, each by their number.
  mutating func change(
    _ numbers: some Sequence<Int>, _ edit: (inout PersonChange, DemoPerson) -> Void
  ) {
    for number in numbers {
      var change = changes[number] ?? PersonChange()
      edit(&change, DemoPerson(number))
      changes[number] = change
    }
  }
}
