import SetupCore

/// The probes of one app of an organisation, each of which yields an observation.
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

  /// What can be read in Okta for the preconditions; the others need DX.
  public static let kinds: [Observation.Kind] = [
    .app, .connection, .features, .schema, .mappings, .assignments, .groupPush,
  ]

  /// What can be read besides, to find causes.
  public static let deeperKinds: [Observation.Kind] = [.people, .groups, .log, .twinApps]

  /// Reads one thing; nil for a kind that Okta doesn't report.
  ///
  /// - Parameter progress: gets the number of people counted so far, while they are read.
  public func probe(
    _ kind: Observation.Kind, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(OktaFailure) -> Observation? {
    switch kind {
    case .app: try await probeApp()
    case .connection: try await probeConnection()
    case .features: try await probeFeatures()
    case .schema: try await probeSchema()
    case .mappings: try await probeMappings()
    case .assignments: try await probeAssignments(progress: progress)
    case .groupPush: try await probeGroupPush()
    case .twinApps: try await probeTwinApps()
    case .backupComparison, .arrivedValues, .people, .groups, .log, .rateLimit, .backupShape: nil
    }
  }
}
