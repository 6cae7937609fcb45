import Basics

/// What the rules look at: the newest look of each kind, and the moment.
struct Sight: Sendable {
  let setup: SetupState
  let now: Instant

  init(_ setup: SetupState, at now: Instant) { (self.setup, self.now) = (setup, now) }

  private func seen<Value>(
    _ kind: Observation.Kind, _ open: (Observation) -> Value?
  ) -> Dated<Value>? {
    guard let dated = setup.observations[kind], let value = open(dated.value) else { return nil }
    return Dated(value, at: dated.at, order: dated.order)
  }

  var app: Dated<ObservedApp>? { seen(.app) { if case .app(let it) = $0 { it } else { nil } } }
  var missingApp: Dated<String>? {
    seen(.app) { if case .appMissing(let it) = $0 { it } else { nil } }
  }
  var connection: Dated<ObservedConnection>? {
    seen(.connection) { if case .connection(let it) = $0 { it } else { nil } }
  }
  var schema: Dated<ObservedSchema>? {
    seen(.schema) { if case .schema(let it) = $0 { it } else { nil } }
  }
  var mappings: Dated<ObservedMappings>? {
    seen(.mappings) { if case .mappings(let it) = $0 { it } else { nil } }
  }
  var assignments: Dated<ObservedAssignments>? {
    seen(.assignments) { if case .assignments(let it) = $0 { it } else { nil } }
  }
  var groupPush: Dated<ObservedGroupPush>? {
    seen(.groupPush) { if case .groupPush(let it) = $0 { it } else { nil } }
  }
  var people: Dated<ObservedPeople>? {
    seen(.people) { if case .people(let it) = $0 { it } else { nil } }
  }
  var groups: Dated<ObservedGroups>? {
    seen(.groups) { if case .groups(let it) = $0 { it } else { nil } }
  }
  var log: Dated<ObservedLog>? { seen(.log) { if case .log(let it) = $0 { it } else { nil } } }
  var twinApps: Dated<ObservedTwinApps>? {
    seen(.twinApps) { if case .twinApps(let it) = $0 { it } else { nil } }
  }
  var rateLimit: Dated<ObservedRateLimit>? {
    seen(.rateLimit) { if case .rateLimit(let it) = $0 { it } else { nil } }
  }
  var arrived: Dated<ObservedArrivedValues>? {
    seen(.arrivedValues) { if case .arrivedValues(let it) = $0 { it } else { nil } }
  }

  /// The shape of the kept backup; that of another file tells nothing.
  var backupShape: Dated<ObservedBackupShape>? {
    seen(.backupShape) { if case .backupShape(let it) = $0 { it } else { nil } }
      .flatMap { $0.value.backup == setup.backup?.value.sha256 ? $0 : nil }
  }

  /// The switches of *To App*, from the app object if it tells them, else from the endpoint.
  var switches: Dated<ObservedFeatures.ToApp>? {
    if let app, let on = ObservedFeatures.ToApp(features: app.value.features) {
      return Dated(on, at: app.at)
    }
    return seen(.features) {
      if case .features(let it) = $0, case .read(let on) = it.toApp { on } else { nil }
    }
  }

  /// A moment as sentences tell it.
  func when(_ moment: Instant) -> String { moment.short(at: now, offset: setup.offset) }

  /// The variable names of the attributes that are meant for DX: planned, or added to the profile.
  var ours: Set<String> {
    let planned = setup.plan.map { setup.variableName(of: $0) }
    return Set(planned + (schema?.value.custom.map(\.variableName) ?? []))
  }

  /// The External name of an attribute, as seen, else as planned, else its variable name.
  func externalName(_ variableName: String) -> String {
    let seen = schema?.value.custom(named: variableName)?.externalName
    let planned = setup.plan.first { $0.variableName == variableName }?.externalName
    return shown(seen ?? planned ?? variableName)
  }

  /// The DX property that an attribute fills, nil for custom ones and unknown names.
  func property(_ variableName: String) -> DXProperty? {
    DXProperty.named(externalName(variableName))
  }

  /// Whether what was compared with a backup was compared with the kept one.
  var peopleKnowBackup: Bool {
    guard let backup = people?.value.backup else { return false }
    return backup == setup.backup?.value.sha256
  }
}

/// A name or value from outside, fit for a sentence.
func shown(_ text: String) -> String { sanitised(text, limit: 120) }

/// So many people, `1 person` or `2,914 people`.
func people(_ count: Int) -> String { counted(count, "person", "people") }
