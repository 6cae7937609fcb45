import SetupCore

extension OktaProbes {
  /// Looks at the app itself; that Okta has none of this id is an observation, not a failure.
  public func lookAtApp() async throws(OktaFailure) -> Observation {
    do {
      return .app(try await client.app(app))
    } catch {
      // Only Okta's own 404 says so; one from something in front of it says nothing of the app.
      guard case .notFound = error.cause else { throw error }
      return .appMissing(id: Answer.name(app, 100))
    }
  }
}
