import SetupCore

extension OktaProbes {
  /// Looks at the attributes of the app's profile.
  public func lookAtSchema() async throws(OktaFailure) -> Observation {
    .schema(try await client.schema(of: app))
  }

  /// Looks at how the app's profile is filled from Okta's; no mapping at all fills nothing.
  public func lookAtMappings() async throws(OktaFailure) -> Observation {
    guard let mapping = try await client.mapping(to: app) else {
      return .mappings(ObservedMappings([:]))
    }
    return .mappings(try await client.properties(ofMapping: mapping.id))
  }
}
