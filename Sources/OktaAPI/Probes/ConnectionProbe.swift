import SetupCore

extension OktaProbes {
  /// Looks at the provisioning connection, which Okta tells of some apps only.
  public func lookAtConnection() async throws(OktaFailure) -> Observation {
    do {
      return .connection(try await client.connection(of: app))
    } catch {
      guard error.isUntold else { throw error }
      return .connection(
        ObservedConnection(status: .notReported(reason: error.notReportedSentence)))
    }
  }
}

extension OktaFailure {
  /// Why Okta's API can't tell, as a sentence.
  var notReportedSentence: String {
    switch cause {
    case .forbidden: sentence
    case .invalid(let error), .notFound(let error), .refused(_, let error):
      "Okta's API does not tell \(reading?.words ?? "this") for this app (\(error.code): "
        + (error.summary.hasSuffix(".") ? String(error.summary.dropLast()) : error.summary) + ")."
    default: "Okta's API does not tell \(reading?.words ?? "this") for this app."
    }
  }
}
