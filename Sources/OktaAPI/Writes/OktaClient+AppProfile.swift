import Basics
import SetupCore

// Read anew and to the letter: what probes show is made fit for a screen, and what is put back has
// to be what was there.
extension OktaClient {
  /// Everything that can be written of an app, as Okta has it now.
  ///
  /// - Parameter withPushes: whether the pushes of groups are read; they need more permissions.
  public func profile(
    of app: String, withPushes: Bool
  ) async throws(OktaFailure) -> AppProfile {
    let (base, custom) = try await definitions(of: app)
    var types: [AppProfile.TypeMapping] = []
    for mapping in try await mappings(to: app) {
      types.append(
        AppProfile.TypeMapping(
          id: mapping.id, typeID: mapping.sourceID, typeName: mapping.sourceName,
          properties: try await rawProperties(ofMapping: mapping.id)))
    }
    let pushes = withPushes ? try await pushes(of: app) : [:]
    let profile = AppProfile(
      app: app, base: base, custom: custom,
      mappings: types.sorted { $0.isDefault && !$1.isDefault }, pushes: pushes)
    return profile.concerning(try await typesOfPeople(assignedTo: app, among: types))
  }

  /// What a place of an app holds now; nil for nothing.
  func content(of place: Write.Place, app: String) async throws(OktaFailure) -> Write.Content? {
    switch place {
    case .attribute(let name):
      try await definitions(of: app).custom[name].map { .attribute(definition: $0) }
    case .mapping(let id, _, let name):
      try await rawProperties(ofMapping: id)[name].map { .mapping($0) }
    case .push(let group, _): try await pushes(of: app)[group].map { .push($0) }
    }
  }

  /// The most bytes that one attribute's definition is taken with; the journal has to hold it.
  private static let longestDefinition = 1 << 16

  private func definitions(
    of app: String
  ) async throws(OktaFailure) -> (base: Set<String>, custom: [String: AttributeDefinition]) {
    let value = try await read(.appSchema, app)
    guard let definitions = value["definitions"], definitions.object != nil else {
      throw failed(.unexpected("a schema without definitions"), .appSchema)
    }
    let base = definitions.at("base", "properties")?.object?.keys ?? []
    var custom: [String: AttributeDefinition] = [:]
    for member in definitions.at("custom", "properties")?.object?.members ?? [] {
      guard let members = member.value.object else {
        throw failed(.unexpected("an attribute that is no object"), .appSchema)
      }
      let definition = AttributeDefinition(members)
      guard definition.json.utf8.count <= Self.longestDefinition else {
        throw failed(.unexpected("an attribute of a usual size"), .appSchema)
      }
      custom[member.key] = definition
    }
    return (Set(base), custom)
  }

  private func rawProperties(
    ofMapping id: String
  ) async throws(OktaFailure) -> [String: Mapping] {
    let value = try await read(.mapping, id)
    guard value.object != nil else { throw failed(.unexpected("a mapping was expected"), .mapping) }
    var properties: [String: Mapping] = [:]
    for member in value["properties"]?.object?.members ?? [] {
      let expression = member.value["expression"]?.string ?? ""
      guard expression.utf8.count <= Self.longestDefinition else {
        throw failed(.unexpected("an expression of a usual size"), .mapping)
      }
      properties[member.key] = Mapping(
        expression: expression, push: Mapping(okta: member.value).push)
    }
    return properties
  }

  private func pushes(of app: String) async throws(OktaFailure) -> [String: GroupPush] {
    var found: [String: GroupPush] = [:]
    var hasStrangeID = false
    try await pushGroups(of: app) { page in
      for push in page {
        guard let group = push.sourceGroupID else { continue }
        hasStrangeID = hasStrangeID || !OktaID.isValid(push.id)
        found[group] = GroupPush(id: push.id, status: push.status)
      }
      return true
    }
    guard !hasStrangeID else { throw failed(.unexpected("a push with an id"), .groupPush) }
    return found
  }

  // Read until every type was seen: where there is one alone, that is the first page.
  private func typesOfPeople(
    assignedTo app: String, among types: [AppProfile.TypeMapping]
  ) async throws(OktaFailure) -> Set<String> {
    let known = Set(types.map(\.typeID))
    var seen: Set<String> = []
    try await eachPerson(assignedTo: app) { _, type in
      if let type { seen.insert(type) }
      return !known.isSubset(of: seen)
    }
    return seen
  }

  /// Everybody assigned to the app, with the id of their user type where Okta tells it.
  func eachPerson(
    assignedTo app: String, visit: (OktaAppUser, String?) -> Bool
  ) async throws(OktaFailure) {
    let query = [(name: "expand", value: "user"), (name: "limit", value: "500")]
    try await list(.appUsers, app, query: query) { page throws(OktaFailure) in
      for value in page {
        guard let person = OktaAppUser(okta: value) else {
          throw failed(.unexpected("an entry without an id"), .appUsers)
        }
        let type = value.at("_embedded", "user", "type", "id")?.string
        guard visit(person, type) else { return false }
      }
      return true
    }
  }
}

extension AppProfile.TypeMapping {
  fileprivate var isDefault: Bool { typeName == "user" }
}

extension AppProfile {
  /// The same with the user types concerned that assigned people have; the default type's where
  /// nobody is assigned.
  fileprivate func concerning(_ types: Set<String>) -> AppProfile {
    var profile = self
    let nobody = types.isDisjoint(with: mappings.map(\.typeID))
    for index in mappings.indices {
      let type = mappings[index]
      profile.mappings[index].isConcerned =
        nobody ? type.isDefault || mappings.count == 1 : types.contains(type.typeID)
    }
    return profile
  }
}
