extension Precondition {
  /// The app's provisioning connection is enabled.
  static let connectionEnabled = Precondition(
    .connectionEnabled, step: .createApp, accepts: [.observed, .attested], looks: [.connection]
  ) { look in
    guard let dated = look.setup.observations[.connection],
      case .connection(let connection) = dated.value
    else { return nil }
    return Seen(finding(connection), from: dated)
  }

  private static func finding(_ connection: ObservedConnection) -> Seen.Finding {
    switch connection.status {
    case .untold(let reason): .untold(.untold(reason))
    case .read("ENABLED"): .holds("The API integration is enabled.")
    case .read("DISABLED"): .lacks(.disabled)
    case .read(let other): .untold(.untold("Okta reports the connection's status as \(other)."))
    }
  }
}

extension Shortfall {
  fileprivate static let disabled = Shortfall(
    reason: "The app's API integration is not enabled.",
    remedy: "Provisioning tab > Configure API Integration > Enable API integration, "
      + "then Test API Credentials and Save.")

  fileprivate static func untold(_ reason: String) -> Shortfall {
    Shortfall(
      reason: reason,
      remedy: "Look at the Provisioning tab in Okta, and say here whether it is enabled.")
  }
}
