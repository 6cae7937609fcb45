import Basics

extension DemoOkta {
  /// `POST /meta/schemas/apps/{id}/default`: adds, completes and removes custom attributes.
  ///
  /// All of the body is taken, or nothing.
  mutating func writeSchema(
    _ request: OktaRequest, _ app: DemoApp
  ) throws(OktaRefusal) -> OktaAnswer {
    let body = try request.object()
    guard let properties = body["definitions"]?["custom"]?["properties"]?.object else {
      throw OktaRefusal.notChanged("schema", "definitions.custom.properties is missing.")
    }
    var changed = app
    for member in properties.members {
      try changed.write(member.key, member.value)
    }
    changed.schemaUpdated = request.seconds
    edit(app.id) { $0 = changed }
    return .ok(appSchema(changed, request))
  }
}

extension DemoApp {
  private static let types: Set<String> = ["string", "boolean", "number", "integer", "array"]

  /// Takes one property of a schema over; null removes it.
  fileprivate mutating func write(_ name: String, _ value: JSONValue) throws(OktaRefusal) {
    if value.isNull { return try remove(name) }
    let isName = name.first.map { $0.isASCII && $0.isLetter } ?? false
    guard isName, name.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isWordCharacter }),
      !base.contains(where: { $0.variableName == name })
    else { throw OktaRefusal.notChanged("schema", "\(name) can't be the name of an attribute.") }
    guard let index = custom.firstIndex(where: { $0.variableName == name }) else {
      custom.append(try Self.added(name, value))
      return
    }
    custom[index] = try Self.completed(custom[index], value)
  }

  /// Removes a custom attribute; Okta keeps one that a mapping fills.
  private mutating func remove(_ name: String) throws(OktaRefusal) {
    guard custom(named: name) != nil else {
      throw OktaRefusal.notChanged("schema", "\(name) is not in the profile.")
    }
    guard mappings.keys.allSatisfy({ mapping(of: name, for: $0) == nil }) else {
      throw OktaRefusal.notChanged("schema", "\(name) is used in a mapping.")
    }
    removeAttribute(name)
  }

  private static func added(
    _ name: String, _ value: JSONValue
  ) throws(OktaRefusal) -> DemoAttribute {
    guard let title = value["title"]?.string, let type = value["type"]?.string,
      types.contains(type)
    else { throw OktaRefusal.notChanged("schema", "\(name) needs a title and a type.") }
    var attribute = DemoAttribute(
      name, title: title, externalName: value["externalName"]?.string,
      namespace: value["externalNamespace"]?.string)
    attribute.type = type
    attribute.isPersonal = value["scope"]?.string != "NONE"
    attribute.allowed = (value["enum"]?.array ?? []).compactMap(\.string)
    return attribute
  }

  /// An attribute with what was missing; what it has can't be changed but for the title.
  ///
  /// An empty name is a missing one: Okta's contract speaks of custom properties with an empty External
  /// name, and the catalogue of names that are missing and can be added.
  private static func completed(
    _ attribute: DemoAttribute, _ value: JSONValue
  ) throws(OktaRefusal) -> DemoAttribute {
    var attribute = attribute
    let name = attribute.variableName
    func same(_ key: String, _ held: String?) throws(OktaRefusal) -> String? {
      guard let wanted = value[key]?.string else { return held }
      guard (held ?? "").isEmpty || held == wanted else {
        throw OktaRefusal.notChanged("schema", "\(key) of \(name) can't be changed.")
      }
      return wanted
    }
    attribute.externalName = try same("externalName", attribute.externalName)
    attribute.externalNamespace = try same("externalNamespace", attribute.externalNamespace)
    _ = try same("type", attribute.type)
    _ = try same("scope", attribute.isPersonal ? "SELF" : "NONE")
    attribute.title = value["title"]?.string ?? attribute.title
    return attribute
  }
}

extension Character {
  /// Whether it may stand in a variable name.
  fileprivate var isWordCharacter: Bool { isASCII && (isLetter || isNumber || self == "_") }
}
