import Basics

/// An Okta app, as `GET /api/v1/apps/{id}` has it.
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

  /// An app by what Okta has of it.
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
  /// The endpoint's address where Okta reports it.
  public var baseURL: String?

  /// A connection by its status.
  public init(status: Readable<String>, baseURL: String? = nil) {
    self.status = status
    self.baseURL = baseURL
  }
}

/// What the features endpoint reports of provisioning to the app.
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

  /// What the endpoint reports.
  public init(toApp: Readable<ToApp>) { self.toApp = toApp }
}

/// The apps of the organisation that look like the one for DX.
public struct ObservedTwinApps: Hashable, Codable, Sendable {
  /// One of them.
  public struct App: Hashable, Codable, Sendable {
    /// Okta's id of the app.
    public var id: String
    /// The label that an admin gave it.
    public var label: String
    /// When it was made, as Okta writes it.
    public var created: String

    /// An app by its id, label and time.
    public init(id: String, label: String, created: String = "") {
      self.id = sanitised(id, limit: 40)
      self.label = sanitised(label, limit: 80)
      self.created = sanitised(created, limit: 40)
    }
  }

  /// Active apps with SCIM provisioning and a similar label, other than the bound one; at most 20.
  public var others: [App]

  /// Apps other than the bound one.
  public init(others: [App]) {
    self.others = Array(others.sorted { $0.id < $1.id }.prefix(20))
  }
}

/// What Okta last said of a window of its rate limits.
public struct ObservedRateLimit: Hashable, Codable, Sendable {
  /// Which calls share the window, `/api/v1/logs`.
  public var path: String
  /// `X-Rate-Limit-Limit`.
  public var limit: Int
  /// `X-Rate-Limit-Remaining`.
  public var remaining: Int
  /// `X-Rate-Limit-Reset`.
  public var resets: Instant
  /// Whether Okta answered 429.
  public var refused: Bool

  /// A window by Okta's headers.
  public init(path: String, limit: Int, remaining: Int, resets: Instant, refused: Bool) {
    self.path = sanitised(path, limit: 80)
    self.limit = limit
    self.remaining = remaining
    self.resets = resets
    self.refused = refused
  }
}
