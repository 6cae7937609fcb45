/// What one probe read of Okta or DX, without names of people.
///
/// A newer observation of the same kind replaces the older.
public enum Observation: Hashable, Codable, Sendable {
  /// The bound app.
  case app(ObservedApp)
  /// Okta answered 404 to the bound app's id.
  case appMissing(id: String)
  /// The app's provisioning connection; or why Okta's API does not report it.
  case connection(ObservedConnection)
  /// The app's provisioning features as the features endpoint reports them.
  case features(ObservedFeatures)
  /// The app user schema: its attributes, base ones and custom ones.
  case schema(ObservedSchema)
  /// The profile mapping from Okta user to app, by the app's variable name.
  case mappings(ObservedMappings)
  /// Who is assigned to the app.
  case assignments(ObservedAssignments)
  /// The groups that are pushed through the app.
  case groupPush(ObservedGroupPush)
  /// DX's people compared with the kept backup.
  case backupComparison(ObservedBackupComparison)
  /// Whether DX shows the planned values.
  case arrivedValues(ObservedArrivedValues)
  /// What was seen of the people assigned and of their values, in counts.
  case people(ObservedPeople)
  /// How assigned and pushed groups go together.
  case groups(ObservedGroups)
  /// The system log's provisioning events, grouped.
  case log(ObservedLog)
  /// Apps that look like the bound one.
  case twinApps(ObservedTwinApps)
  /// What Okta last said of its rate limits.
  case rateLimit(ObservedRateLimit)
  /// How the kept backup is written.
  case backupShape(ObservedBackupShape)

  /// The kinds of observations, one a probe.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case app, connection, features, schema, mappings, assignments, groupPush, backupComparison
    case arrivedValues, people, groups, log, twinApps, rateLimit, backupShape

    /// What it is called in sentences.
    public var title: String { facts.title }

    /// The same with how much of it is kept, where that is not all: `the assignments (counts)`.
    public var fullTitle: String {
      facts.extent.isEmpty ? facts.title : "\(facts.title) (\(facts.extent))"
    }

    /// Whether it was read from the bound Okta app, so that binding another one voids it.
    var isOfOktaApp: Bool {
      self != .backupComparison && self != .arrivedValues && self != .backupShape
    }

    private var facts: (title: String, extent: String) {
      switch self {
      case .app: ("the app", "")
      case .connection: ("the connection", "")
      case .features: ("the provisioning switches", "")
      case .schema: ("the attributes", "")
      case .mappings: ("the mappings", "")
      case .assignments: ("the assignments", "counts")
      case .groupPush: ("the push groups", "counts")
      case .backupComparison: ("the comparison with the backup", "counts")
      case .arrivedValues: ("the values that arrived", "counts")
      case .people: ("the assigned people", "counts and patterns")
      case .groups: ("the groups", "counts and names")
      case .log: ("the provisioning log", "groups of entries")
      case .twinApps: ("other apps that look alike", "")
      case .rateLimit: ("the rate limit", "")
      case .backupShape: ("the backup's shape", "counts")
      }
    }
  }

  /// Which probe it came from.
  public var kind: Kind { content.kind }

  /// What was read, without the name of its case; the id of an app that is missing.
  public var payload: any Codable & Sendable { content.payload }

  private var content: (kind: Kind, payload: any Codable & Sendable) {
    switch self {
    case .app(let read): (.app, read)
    case .appMissing(let id): (.app, id)
    case .connection(let read): (.connection, read)
    case .features(let read): (.features, read)
    case .schema(let read): (.schema, read)
    case .mappings(let read): (.mappings, read)
    case .assignments(let read): (.assignments, read)
    case .groupPush(let read): (.groupPush, read)
    case .backupComparison(let read): (.backupComparison, read)
    case .arrivedValues(let read): (.arrivedValues, read)
    case .people(let read): (.people, read)
    case .groups(let read): (.groups, read)
    case .log(let read): (.log, read)
    case .twinApps(let read): (.twinApps, read)
    case .rateLimit(let read): (.rateLimit, read)
    case .backupShape(let read): (.backupShape, read)
    }
  }
}

/// The newest observation of each kind.
///
/// Rules read them typed, `observations.mappings?.value`; what walks all of them goes by kind.
public struct Observations: Hashable, Sendable {
  private var byKind: [Observation.Kind: Dated<Observation>] = [:]

  /// The newest one of a kind, whatever it holds.
  public internal(set) subscript(_ kind: Observation.Kind) -> Dated<Observation>? {
    get { byKind[kind] }
    set { byKind[kind] = newValue }
  }

  /// The kinds that were read, in the order of their cases.
  public var kinds: [Observation.Kind] { Observation.Kind.allCases.filter { byKind[$0] != nil } }

  /// The bound app; nil also where Okta says that it is missing.
  public var app: Dated<ObservedApp>? { read(.app) }
  /// The id of the bound app, where Okta answered 404 to it.
  public var missingApp: Dated<String>? { read(.app) }
  /// The app's provisioning connection.
  public var connection: Dated<ObservedConnection>? { read(.connection) }
  /// What the features endpoint says.
  public var features: Dated<ObservedFeatures>? { read(.features) }
  /// The app user schema.
  public var schema: Dated<ObservedSchema>? { read(.schema) }
  /// The profile mapping from Okta user to app.
  public var mappings: Dated<ObservedMappings>? { read(.mappings) }
  /// Who is assigned, in counts.
  public var assignments: Dated<ObservedAssignments>? { read(.assignments) }
  /// What is pushed, in counts.
  public var groupPush: Dated<ObservedGroupPush>? { read(.groupPush) }
  /// DX's people compared with a backup, which need not be the kept one.
  public var backupComparison: Dated<ObservedBackupComparison>? { read(.backupComparison) }
  /// Whether DX shows the planned values.
  public var arrivedValues: Dated<ObservedArrivedValues>? { read(.arrivedValues) }
  /// The people assigned and their values, in counts.
  public var people: Dated<ObservedPeople>? { read(.people) }
  /// How assigned and pushed groups go together.
  public var groups: Dated<ObservedGroups>? { read(.groups) }
  /// The system log's provisioning events.
  public var log: Dated<ObservedLog>? { read(.log) }
  /// Apps that look like the bound one.
  public var twinApps: Dated<ObservedTwinApps>? { read(.twinApps) }
  /// What Okta last said of its rate limits.
  public var rateLimit: Dated<ObservedRateLimit>? { read(.rateLimit) }
  /// How a backup is written, which need not be the kept one.
  public var backupShape: Dated<ObservedBackupShape>? { read(.backupShape) }

  private func read<Value>(_ kind: Observation.Kind) -> Dated<Value>? {
    guard let dated = byKind[kind], let value = dated.value.payload as? Value else { return nil }
    return Dated(value, at: dated.at, order: dated.order)
  }
}

/// Something that Okta's API reports, or why it can't.
public enum Readable<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// What was read.
  case read(Value)
  /// The API doesn't report this for such an app; the reason is a whole sentence.
  case notReported(reason: String)

  // The journal's name for the second case is older than the code's.
  enum CodingKeys: String, CodingKey {
    case read
    case notReported = "untold"
  }
}
