/// What one look at Okta or DX found, without names of people.
///
/// Each case is what one probe reads; a newer look of the same kind replaces the older.
public enum Observation: Hashable, Codable, Sendable {
  /// The bound app.
  case app(ObservedApp)
  /// Okta answered 404 to the bound app's id.
  case appMissing(id: String)
  /// The app's provisioning connection; nil where Okta's API can't tell, with the reason.
  case connection(ObservedConnection)
  /// The app's provisioning features as the features endpoint tells them.
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

  /// The kinds of looks, one a probe.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case app, connection, features, schema, mappings, assignments, groupPush, backupComparison
    case arrivedValues, people, groups, log, twinApps, rateLimit, backupShape
  }

  /// Which kind of look this came from.
  public var kind: Kind {
    switch self {
    case .app, .appMissing: .app
    case .connection: .connection
    case .features: .features
    case .schema: .schema
    case .mappings: .mappings
    case .assignments: .assignments
    case .groupPush: .groupPush
    case .backupComparison: .backupComparison
    case .arrivedValues: .arrivedValues
    case .people: .people
    case .groups: .groups
    case .log: .log
    case .twinApps: .twinApps
    case .rateLimit: .rateLimit
    case .backupShape: .backupShape
    }
  }
}

/// Something that Okta's API told, or why it can't tell.
public enum Readable<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// What was read.
  case read(Value)
  /// The API doesn't tell this for such an app; the reason is a whole sentence.
  case untold(reason: String)
}

/// An Okta app, as `GET /api/v1/apps/{id}` tells it.
public struct ObservedApp: Hashable, Codable, Sendable {
  /// Okta's id of the app.
  public var id: String
  /// The catalogue's name of the app, `scim2testapp`.
  public var name: String
  /// The label that the admin gave it.
  public var label: String
  /// `ACTIVE` or `INACTIVE`, or what a newer Okta says.
  public var status: String
  /// The provisioning features, `PUSH_NEW_USERS` and the like.
  public var features: [String]
  /// The sign-on mode.
  public var signOnMode: String
  /// When the app was made, as Okta writes it.
  public var created: String
  /// The template of the application user name, nil where it is none.
  public var userNameTemplate: String?
  /// Whether the user name is pushed on update, as Okta writes it.
  public var userNamePush: String?

  /// An app by what Okta tells of it.
  public init(
    id: String, name: String, label: String, status: String, features: [String],
    signOnMode: String = "", created: String = "", userNameTemplate: String? = nil,
    userNamePush: String? = nil
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.status = status
    self.features = features
    self.signOnMode = signOnMode
    self.created = created
    self.userNameTemplate = userNameTemplate
    self.userNamePush = userNamePush
  }
}

/// The app's default provisioning connection.
public struct ObservedConnection: Hashable, Codable, Sendable {
  /// `ENABLED`, `DISABLED`, `UNKNOWN`, or why it can't be read.
  public var status: Readable<String>
  /// The endpoint's address where Okta tells it.
  public var baseURL: String?

  /// A connection by its status.
  public init(status: Readable<String>, baseURL: String? = nil) {
    self.status = status
    self.baseURL = baseURL
  }
}

/// What the features endpoint tells of provisioning to the app.
public struct ObservedFeatures: Hashable, Codable, Sendable {
  /// Which of the three are on.
  public struct ToApp: Hashable, Codable, Sendable {
    /// *Create Users*, *Update User Attributes*, *Deactivate Users*.
    public var create, update, deactivate: Bool
    /// The three switches of *To App*.
    public init(create: Bool, update: Bool, deactivate: Bool) {
      self.create = create
      self.update = update
      self.deactivate = deactivate
    }
  }

  /// The switches, or why they can't be read.
  public var toApp: Readable<ToApp>

  /// What the endpoint told.
  public init(toApp: Readable<ToApp>) { self.toApp = toApp }
}
