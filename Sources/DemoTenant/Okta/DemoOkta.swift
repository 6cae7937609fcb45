/// The organisation: apps, people, groups, the log, and what its API allows.
struct DemoOkta: Hashable, Sendable {
  var created: Int
  var people: DemoPeople
  var groups: [DemoGroup]
  var apps: [DemoApp]
  var userTypes = [DemoUserType(number: DemoUserType.usual, name: "user", title: "User")]
  var log: [LogEvent] = []
  /// The number of the app that syncs to DX, once it is made.
  var directoryApp: Int?
  /// Scopes that the API token lacks.
  var deniedScopes: Set<String> = []
  var limits = RateLimits()
  var signIn = SignIn()

  init(created: Int, people: Int) {
    self.created = created
    self.people = DemoPeople(count: people)
    groups = [
      DemoGroup(number: 1, name: "Everyone", created: created, members: 1..<people + 1),
      DemoGroup(
        number: 2, name: "DX users", created: created, members: 1..<max(2, people * 9 / 10 + 1)),
      DemoGroup(number: 3, name: "DX admins", created: created, members: 1..<min(4, people + 1)),
      DemoGroup(number: 4, name: "Contractors", created: created, members: 1..<1),
    ]
    apps = Self.otherApps(created)
  }

  /// Apps that have nothing to do with DX, so that there is something to choose wrongly.
  private static func otherApps(_ created: Int) -> [DemoApp] {
    var wiki = DemoApp(1, name: "bookmark", label: "Wiki", at: created)
    var handbook = DemoApp(2, name: "bookmark", label: "Handbook", at: created)
    var helpdesk = DemoApp(3, name: "helpdesk", label: "Helpdesk", at: created)
    wiki.signOnMode = "BOOKMARK"
    wiki.canProvision = false
    handbook.signOnMode = "BOOKMARK"
    handbook.canProvision = false
    helpdesk.extraFeatures = ["IMPORT_NEW_USERS"]
    return [wiki, handbook, helpdesk]
  }

  /// The app of that id.
  func app(id: String) -> DemoApp? {
    OpaqueID.number(id, "0oa").flatMap { number in apps.first { $0.number == number } }
  }

  /// The group of that number.
  func group(_ number: Int) -> DemoGroup? { groups.first { $0.number == number } }

  /// The app that syncs to DX; setting it does nothing while there is none.
  var directory: DemoApp? {
    get { directoryApp.flatMap { number in apps.first { $0.number == number } } }
    set {
      guard let newValue, let index = apps.firstIndex(where: { $0.number == newValue.number })
      else { return }
      apps[index] = newValue
    }
  }

  /// Changes the app that syncs to DX, if there is one.
  mutating func edit(_ change: (inout DemoApp) -> Void) {
    guard var app = directory else { return }
    change(&app)
    directory = app
  }
}
