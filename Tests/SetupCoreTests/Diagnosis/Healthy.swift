import Basics
import SetupCore

/// A finished set-up in which everything was read and nothing is wrong, and how to spoil it.
struct Healthy {
  static let start = Instant.parse("2026-11-20T09:00:00Z")?.moment ?? Instant(0)
  static let now = start + 600

  var app = ObservedApp(
    id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE",
    features: ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"],
    userNameTemplate: "${source.email}", userNamePush: "PUSH")
  var connection = ObservedConnection(
    status: .read("ENABLED"), baseURL: "https://scim.example.com/v2")
  var custom = ["branch", "startdate"].map {
    ObservedAttribute(
      variableName: $0, externalName: $0, externalNamespace: coreUserNamespace, scope: "SELF")
  }
  var mappings = [
    "email": Mapping(expression: "user.email", push: .onCreateAndUpdate),
    "givenName": Mapping(expression: "user.firstName", push: .onCreateAndUpdate),
    "familyName": Mapping(expression: "user.lastName", push: .onCreateAndUpdate),
    "startdate": Mapping(expression: "user.startDate", push: .onCreateAndUpdate),
    "branch": Mapping(expression: "user.division", push: .onCreateAndUpdate),
  ]
  var assignments = ObservedAssignments(people: 20, inactive: 0, groups: 1, emptyGroups: 0)
  var groupPush = ObservedGroupPush(total: 1, active: 1, inError: 0)
  var people = ObservedPeople(
    people: 20,
    values: [
      "startdate": ObservedValues(filled: 20, distinct: 18),
      "branch": ObservedValues(filled: 20, distinct: 3),
    ], newestChange: start + -6 * Span.day, backup: "aa")
  var groups = ObservedGroups()
  var log = ObservedLog(
    since: start + -7 * Span.day,
    groups: [
      LogGroup(
        eventType: "application.provision.user.push_profile", outcome: "SUCCESS", count: 20,
        people: PeoplePattern(count: 20), first: start + -6 * Span.day,
        last: start + -6 * Span.day)
    ])
  var twins = ObservedTwinApps(others: [])
  var rate = ObservedRateLimit(
    path: "/api/v1/logs", limit: 120, remaining: 110, resets: start + 660, refused: false)
  var shape = ObservedBackupShape(backup: "aa", filled: ["startdate": 12, "branch": 20])
  /// What happens after all probes.
  var after: [Event.Kind] = []
  /// Observations that are left out.
  var without: Set<Observation.Kind> = []
  var base: [ObservedAttribute] = []
  var keepsBackup = true

  static func spoiled(_ change: (inout Healthy) -> Void) -> SetupState {
    var healthy = Healthy()
    change(&healthy)
    return healthy.setup
  }

  var observations: [Observation] {
    [
      .app(app), .connection(connection), .schema(ObservedSchema(base: base, custom: custom)),
      .mappings(ObservedMappings(mappings)), .assignments(assignments), .groupPush(groupPush),
      .people(people), .groups(groups), .log(log), .twinApps(twins), .rateLimit(rate),
      .backupShape(shape),
    ].filter { !without.contains($0.kind) }
  }

  var setup: SetupState {
    let planned = [("startdate", "user.startDate"), ("branch", "user.division")].map {
      Event.Kind.attributePlanned(attribute: ReducedModel.planned($0, $1))
    }
    let events: [Event.Kind] =
      [
        .useCasesChosen(useCases: [.userProperties]),
        keepsBackup ? .backupKept(backup: ReducedModel.kept) : .activationRequested,
        .organisationBound(host: "a.okta.example"), .appBound(id: "0oa1", label: "DX"),
      ] + planned + observations.map { .observed(observation: $0) } + after
    return SetupState(folding: events.map { Event($0, at: Self.start) })
  }

  /// Changes an attribute of the app's profile.
  mutating func edit(_ name: String, _ change: (inout ObservedAttribute) -> Void) {
    for index in custom.indices where custom[index].variableName == name { change(&custom[index]) }
  }

  /// Gives people a sign.
  mutating func mark(_ sign: ObservedPeople.Sign, _ count: Int) {
    people.signs[sign] = PeoplePattern(count: count)
  }

  /// Gives values a sign.
  mutating func mark(_ name: String, _ sign: ObservedValues.Sign, _ count: Int) {
    people.values[name]?.signs[sign] = PeoplePattern(count: count)
  }

  /// Adds a group to the log, two hours old.
  mutating func note(
    _ type: String, _ reason: String = "", outcome: String = "FAILURE", count: Int = 3,
    of people: Int = 0
  ) {
    let group = LogGroup(
      eventType: type, outcome: outcome, reason: reason, count: count,
      people: PeoplePattern(count: people), first: Self.start + -3 * Span.hour,
      last: Self.start + -2 * Span.hour)
    log = ObservedLog(since: log.since, groups: log.groups + [group])
  }
}
