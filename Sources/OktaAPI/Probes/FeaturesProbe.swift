import SetupCore

extension OktaProbes {
  /// Looks at the switches of *To App*, which Okta tells of some apps only.
  public func lookAtFeatures() async throws(OktaFailure) -> Observation {
    do {
      let toApp = try await client.provisioning(of: app)
      return .features(
        ObservedFeatures(toApp: toApp.map { .read($0) } ?? .notReported(reason: Self.none)))
    } catch {
      guard error.isUntold else { throw error }
      return .features(ObservedFeatures(toApp: .notReported(reason: error.notReportedSentence)))
    }
  }

  private static let none =
    "Okta's API lists no provisioning of users for this app (USER_PROVISIONING)."
}
