/// One attribute of the app user schema.
public struct ObservedAttribute: Hashable, Codable, Sendable {
  /// The attribute's key inside Okta.
  public var variableName: String
  /// The name under which it is sent; nil where Okta has none.
  public var externalName: String?
  /// The schema URN under which it is sent; nil where Okta has none.
  public var externalNamespace: String?
  /// Okta's data type, `string`, `boolean`, `array` and others.
  public var type: String
  /// `SELF` (personal) or `NONE` (group).
  public var scope: String?
  /// The allowed values where Okta restricts them.
  public var allowed: [String]

  /// An attribute by what Okta has of it.
  public init(
    variableName: String, externalName: String?, externalNamespace: String?,
    type: String = "string", scope: String? = nil, allowed: [String] = []
  ) {
    self.variableName = variableName
    self.externalName = externalName
    self.externalNamespace = externalNamespace
    self.type = type
    self.scope = scope
    self.allowed = allowed
  }
}

/// The app user schema: `definitions.base` and `definitions.custom`.
public struct ObservedSchema: Hashable, Codable, Sendable {
  /// Okta's own attributes, sorted by variable name.
  public var base: [ObservedAttribute]
  /// The attributes that the admin added, sorted by variable name.
  public var custom: [ObservedAttribute]

  /// A schema by its two parts; each is sorted, so that equal schemas compare equal.
  public init(base: [ObservedAttribute], custom: [ObservedAttribute]) {
    self.base = base.sorted { $0.variableName < $1.variableName }
    self.custom = custom.sorted { $0.variableName < $1.variableName }
  }

  /// The custom attribute of that variable name.
  public func custom(named variableName: String) -> ObservedAttribute? {
    custom.first { $0.variableName == variableName }
  }
}

/// One attribute's way of being filled.
public struct Mapping: Hashable, Codable, Sendable {
  /// When Okta runs the expression.
  public enum Push: Hashable, Codable, Sendable {
    /// `PUSH`: on create and update.
    case onCreateAndUpdate
    /// `DONT_PUSH`: on create alone.
    case onCreate
    /// A word that this program doesn't know.
    case other(String)
  }

  /// The Okta Expression Language source.
  public var expression: String
  /// When it runs.
  public var push: Push
  /// The keyed digest of the source where that had to be redacted; see `sealed(by:)`.
  public var digest: String?

  /// A mapping by its source and when it runs.
  public init(expression: String, push: Push, digest: String? = nil) {
    self.expression = expression
    self.push = push
    self.digest = digest
  }
}

/// The profile mappings from Okta user to app.
public struct ObservedMappings: Hashable, Codable, Sendable {
  /// The mappings by the app's variable name: those of the default user type.
  public var properties: [String: Mapping]
  /// The default user type's id, where the organisation has others too.
  public var defaultType: String?
  /// The other user types' mappings, by name; nil where there are none, or where an older program read.
  public var otherTypes: [UserTypeMappings]?
  /// The user types whose mappings could not be read, while others' were; nil where all were.
  public var unread: [UnreadMappings]?

  /// A mapping for each variable name that has one, and those of further user types.
  public init(
    _ properties: [String: Mapping], defaultType: String? = nil, others: [UserTypeMappings] = [],
    unread: [UnreadMappings] = []
  ) {
    let isOneType = others.isEmpty && unread.isEmpty
    self.properties = properties
    self.defaultType = isOneType ? nil : defaultType
    otherTypes = isOneType ? nil : others.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    self.unread = unread.isEmpty ? nil : unread.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}
