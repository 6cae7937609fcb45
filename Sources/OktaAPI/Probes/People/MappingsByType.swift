import SetupCore

/// The mappings that fill an app's profiles: one for each user type, each read once.
struct MappingsByType {
  private let client: OktaClient
  private let mappings: [OktaMapping]
  private var properties: [String: [String: Mapping]] = [:]

  init(_ client: OktaClient, to app: String) async throws(OktaFailure) {
    self.client = client
    mappings = try await client.mappings(to: app)
  }

  /// Gives a person what fills the app's profile of accounts of a type.
  ///
  /// Nothing does where that type has no mapping. An account whose type Okta doesn't tell is taken to
  /// be of the default type.
  mutating func fill(_ person: inout TracedPerson, of type: String?) async throws(OktaFailure) {
    let found = type == nil ? mappings.first : mappings.first { $0.sourceID == type }
    person.mappings = [:]
    guard let found else { return }
    if found.sourceName != "user" { person.type = found.sourceName }
    if properties[found.id] == nil {
      properties[found.id] = try await client.properties(ofMapping: found.id).properties
    }
    person.mappings = properties[found.id]
  }
}
