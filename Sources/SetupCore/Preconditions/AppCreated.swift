extension Precondition {
  /// The chosen Okta app exists and is ACTIVE.
  static let appCreated = Precondition(
    .appCreated, step: .createApp, accepts: [.observed, .attested], looks: [.app]
  ) { look in
    guard let dated = look.setup.observations[.app] else { return nil }
    switch dated.value {
    case .app(let app) where app.status == "ACTIVE":
      return Seen(.holds("\(app.label) is active in Okta."), from: dated)
    case .app(let app): return Seen(.lacks(.notActive(app)), from: dated)
    case .appMissing(let id): return Seen(.lacks(.missing(id)), from: dated)
    default: return nil
    }
  }
}

extension Shortfall {
  fileprivate static func notActive(_ app: ObservedApp) -> Shortfall {
    Shortfall(
      reason: "\(app.label) is \(app.status) in Okta.",
      remedy: "In Okta, open the app and choose Activate from the status menu.")
  }

  fileprivate static func missing(_ id: String) -> Shortfall {
    Shortfall(
      reason: "Okta has no app with the id \(id).",
      remedy: "Choose the app again, or create it from the catalogue.")
  }
}
