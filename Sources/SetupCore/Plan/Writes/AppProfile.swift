/// What Okta has of everything that can be written for an app, read freshly.
///
/// A plan is compared with it, and every change is made to it first: so a sequence of writes says
/// of each what is there before.
public struct AppProfile: Hashable, Sendable {
  /// How people of one user type get their values in the app.
  public struct TypeMapping: Hashable, Sendable {
    /// Okta's id of the mapping.
    public var id: String
    /// The user type's id and name; `user` is the type that every organisation has.
    public var typeID, typeName: String
    /// The mappings by the app's variable name.
    public var properties: [String: Mapping]
    /// Whether somebody of that type is assigned, or nobody is and it is the default type.
    public var isConcerned: Bool

    /// A mapping of a user type.
    public init(
      id: String, typeID: String, typeName: String, properties: [String: Mapping],
      isConcerned: Bool = true
    ) {
      (self.id, self.typeID, self.typeName) = (id, typeID, typeName)
      (self.properties, self.isConcerned) = (properties, isConcerned)
    }

    /// The place of one of its mappings.
    public func place(_ variableName: String) -> Write.Place {
      .mapping(id: id, userType: typeName, variableName: variableName)
    }
  }

  /// The app's id.
  public var app: String
  /// The variable names of the default attributes, which are never written.
  public var base: Set<String>
  /// The custom attributes by variable name.
  public var custom: [String: AttributeDefinition]
  /// The mapping of each user type to the app, the default type's first.
  public var mappings: [TypeMapping]
  /// The pushes by the id of the group.
  public var pushes: [String: GroupPush]

  /// What was read of an app.
  public init(
    app: String, base: Set<String>, custom: [String: AttributeDefinition],
    mappings: [TypeMapping], pushes: [String: GroupPush] = [:]
  ) {
    (self.app, self.base, self.custom) = (app, base, custom)
    (self.mappings, self.pushes) = (mappings, pushes)
  }

  /// What a place holds; nil for nothing.
  public func content(of place: Write.Place) -> Write.Content? {
    switch place {
    case .attribute(let name): custom[name].map { .attribute(definition: $0) }
    case .mapping(let id, _, let name):
      mappings.first { $0.id == id }?.properties[name].map { .mapping($0) }
    case .push(let group, _): pushes[group].map { .push($0) }
    }
  }

  /// Whether a place may be written at all: never a default attribute nor its mapping.
  public func mayWrite(_ place: Write.Place) -> Bool {
    switch place {
    case .attribute(let name): !base.contains(name)
    case .mapping(let id, _, let name):
      !base.contains(name) && mappings.contains { $0.id == id }
    case .push: true
    }
  }

  /// Changes what a place holds, and returns the write for it; nil where nothing changes or may.
  mutating func change(_ place: Write.Place, to after: Write.Content?) -> Write? {
    let before = content(of: place)
    guard mayWrite(place), before != after else { return nil }
    switch (place, after) {
    case (.attribute(let name), .attribute(let definition)): custom[name] = definition
    case (.attribute(let name), _): custom[name] = nil
    case (.mapping(let id, _, let name), let after):
      guard let index = mappings.firstIndex(where: { $0.id == id }) else { return nil }
      if case .mapping(let mapping) = after {
        mappings[index].properties[name] = mapping
      } else {
        mappings[index].properties[name] = nil
      }
    case (.push(let group, _), .push(let push)): pushes[group] = push
    case (.push(let group, _), _): pushes[group] = nil
    }
    return Write(place, from: before, to: after)
  }
}
