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

  /// An attribute by what Okta tells of it.
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

  /// A mapping by its source and when it runs.
  public init(expression: String, push: Push) {
    self.expression = expression
    self.push = push
  }
}

/// The profile mapping from Okta user to app.
public struct ObservedMappings: Hashable, Codable, Sendable {
  /// The mappings by the app's variable name.
  public var properties: [String: Mapping]

  /// A mapping for each variable name that has one.
  public init(_ properties: [String: Mapping]) { self.properties = properties }
}

/// Who is assigned to the app, in counts.
public struct ObservedAssignments: Hashable, Codable, Sendable {
  /// People assigned, directly or through a group.
  public var people: Int
  /// Of these, those whose Okta account is deprovisioned or suspended.
  public var inactive: Int
  /// Groups assigned.
  public var groups: Int
  /// Of these, those with nobody in them.
  public var emptyGroups: Int

  /// Counts of people and groups.
  public init(people: Int, inactive: Int, groups: Int, emptyGroups: Int) {
    self.people = people
    self.inactive = inactive
    self.groups = groups
    self.emptyGroups = emptyGroups
  }
}

/// The groups that are pushed through the app, in counts.
public struct ObservedGroupPush: Hashable, Codable, Sendable {
  /// All push groups.
  public var total: Int
  /// Those that are active.
  public var active: Int
  /// Those that Okta reports in error.
  public var inError: Int

  /// Counts of push groups by their status.
  public init(total: Int, active: Int, inError: Int) {
    self.total = total
    self.active = active
    self.inError = inError
  }
}

/// DX's people, read to the end, compared with the kept backup.
public struct ObservedBackupComparison: Hashable, Codable, Sendable {
  /// The SHA-256 of the backup that it was compared with.
  public var backup: String
  /// How many people DX has.
  public var people: Int
  /// How many of these the backup lacks.
  public var missing: Int

  /// A comparison with the backup of a digest.
  public init(backup: String, people: Int, missing: Int) {
    self.backup = backup
    self.people = people
    self.missing = missing
  }
}

/// Whether DX shows the planned values for the assigned people.
public struct ObservedArrivedValues: Hashable, Codable, Sendable {
  /// How many assigned people were compared.
  public var people: Int
  /// By External name, how many of these lack the value in DX that Okta has for them.
  public var lacking: [String: Int]
  /// The External names that DX's list has no place for, so that nothing can be told of them.
  public var untold: [String]

  /// A comparison of so many people.
  public init(people: Int, lacking: [String: Int], untold: [String] = []) {
    self.people = people
    self.lacking = lacking
    self.untold = untold
  }

  /// Reads an observation; one without `untold` told of all names.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    people = try values.decode(Int.self, forKey: .people)
    lacking = try values.decode([String: Int].self, forKey: .lacking)
    untold = try values.decodeIfPresent([String].self, forKey: .untold) ?? []
  }
}
