extension Precondition {
  /// The chosen Okta app exists and is ACTIVE.
  static let appCreated = Precondition(
    .appCreated, step: .createApp, accepts: [.observed, .attested], reads: [.app],
    isOfOktaApp: true,
    assumedFixes: [
      AssumedFix(
        "The app was active", { (app: ObservedApp, _) in .app(app.activated) },
        { (missing: String, setup) in .app(.supposed(id: missing, setup)) })
    ]
  ) { context in
    if let missing = context.missingApp {
      return RuleResult(.lacks(.missing(missing.value)), from: missing)
    }
    guard let app = context.app else { return nil }
    guard app.value.status == "ACTIVE" else {
      return RuleResult(.lacks(.notActive(app.value)), from: app)
    }
    return RuleResult(.holds("\(app.value.label) is active in Okta."), from: app)
  }
}

extension ObservedApp {
  fileprivate var activated: ObservedApp {
    var app = self
    app.status = "ACTIVE"
    return app
  }

  fileprivate static func supposed(id: String, _ setup: SetupState) -> ObservedApp {
    ObservedApp(
      id: id, name: "scim2testapp", label: setup.app?.label ?? "The app", status: "ACTIVE",
      features: [], userNameTemplate: "${source.email}")
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
