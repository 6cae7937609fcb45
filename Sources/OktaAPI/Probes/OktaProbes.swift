import SetupCore

/// The looks at one app of an organisation, each of which yields an observation.
///
/// They only read. People are reduced to counts while reading.
public struct OktaProbes: Sendable {
  let client: OktaClient
  let app: String

  /// The probes of an app by its id.
  public init(_ client: OktaClient, app: String) {
    self.client = client
    self.app = app
  }

  /// What can be looked at in Okta for the preconditions; the others need DX.
  public static let kinds: [Observation.Kind] = [
    .app, .connection, .features, .schema, .mappings, .assignments, .groupPush,
  ]

  /// What can be looked at besides, to find causes.
  public static let deeperKinds: [Observation.Kind] = [.people, .groups, .log, .twinApps]

  /// Looks at one thing; nil for a kind that Okta can't tell.
  ///
  /// - Parameter progress: gets the number of people counted so far, while they are read.
  public func look(
    _ kind: Observation.Kind, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(OktaFailure) -> Observation? {
    switch kind {
    case .app: try await lookAtApp()
    case .connection: try await lookAtConnection()
    case .features: try await lookAtFeatures()
    case .schema: try await lookAtSchema()
    case .mappings: try await lookAtMappings()
    case .assignments: try await lookAtAssignments(progress: progress)
    case .groupPush: try await lookAtGroupPush()
    case .twinApps: try await lookAtTwinApps()
    case .backupComparison, .arrivedValues, .people, .groups, .log, .rateLimit, .backupShape: nil
    }
  }
}
