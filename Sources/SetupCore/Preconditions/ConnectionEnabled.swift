extension Precondition {
  /// The app's provisioning connection is enabled.
  static let connectionEnabled = Precondition(
    .connectionEnabled, step: .createApp, accepts: [.observed, .attested], reads: [.connection],
    claim: "The connection is tested and saved", isOfOktaApp: true,
    assumedFixes: [
      AssumedFix("The connection was enabled") { (connection: ObservedConnection, _) in
        .connection(ObservedConnection(status: .read("ENABLED"), baseURL: connection.baseURL))
      }
    ]
  ) { context in
    context.connection.map { RuleResult(outcome($0.value), from: $0) }
  }

  private static func outcome(_ connection: ObservedConnection) -> RuleResult.Outcome {
    switch connection.status {
    case .notReported(let reason): .notReported(.notReported(reason))
    case .read("ENABLED"): .holds("The API integration is enabled.")
    case .read("DISABLED"): .lacks(.disabled)
    case .read(let other):
      .notReported(.notReported("Okta reports the connection's status as \(other)."))
    }
  }
}

extension Shortfall {
  fileprivate static let disabled = Shortfall(
    reason: "The app's API integration is not enabled.",
    remedy: "Provisioning tab > Configure API Integration > Enable API integration, "
      + "then Test API Credentials and Save.")

  fileprivate static func notReported(_ reason: String) -> Shortfall {
    Shortfall(
      reason: reason,
      remedy: "Look at the Provisioning tab in Okta, and note whether it is enabled.")
  }
}
