extension Precondition {
  /// The chosen Okta app exists and is ACTIVE.
  static let appCreated = Precondition(
    .appCreated, step: .createApp, accepts: [.observed, .attested], reads: [.app],
    claim: "The app is there, and active", isOfOktaApp: true,
    assumedFixes: [
      AssumedFix(
        "The app was active", { (app: ObservedApp, _) in .app(app.activated) },
        { (missing: String, setup) in .app(.hypothetical(id: missing, setup)) })
    ]
  ) { context in
    if let missing = context.missingApp {
      return RuleResult(.lacks(.missing(missing.value)), from: missing)
    }
    guard let app = context.app else { return nil }
    guard app.value.status == "ACTIVE" else {
      return RuleResult(.lacks(.notActive(app.value)), from: app)
    }
    return RuleResult(outcome(app.value), from: app)
  }
}

extension Precondition {
  private static func outcome(_ app: ObservedApp) -> RuleResult.Outcome {
    switch app.canProvision {
    case true?: .holds("\(shown(app.label)) is active in Okta.")
    case false?: .lacks(.otherKind(app))
    case nil: .notReported(.unknownKind(app))
    }
  }
}

extension ObservedApp {
  /// Whether it is an app that provisions people through SCIM; nil where Okta does not show it.
  public var canProvision: Bool? {
    if name.hasPrefix("scim2") || features.contains("SCIM_PROVISIONING")
      || features.contains(where: { $0.hasPrefix("PUSH_") })
    {
      return true
    }
    let others = ["bookmark", "oidc_client", "dx"].contains(name)
    return others || ["BOOKMARK", "OPENID_CONNECT"].contains(signOnMode) ? false : nil
  }

  /// Which kind of app it is, as a sentence's end.
  var kindSentence: String {
    switch (name, signOnMode) {
    case ("bookmark", _), (_, "BOOKMARK"): "a bookmark"
    case ("oidc_client", _), (_, "OPENID_CONNECT"): "an OpenID Connect app"
    case ("dx", _): "the catalogue app DX, which is for signing in"
    default: name.isEmpty ? "made from an unknown catalogue app" : "made from \(shown(name))"
    }
  }

  fileprivate var activated: ObservedApp {
    var app = self
    app.status = "ACTIVE"
    return app
  }

  fileprivate static func hypothetical(id: String, _ setup: SetupState) -> ObservedApp {
    ObservedApp(
      id: id, name: "scim2testapp", label: setup.app?.label ?? "The app", status: "ACTIVE",
      features: [], userNameTemplate: "${source.email}")
  }
}

extension Shortfall {
  fileprivate static func otherKind(_ app: ObservedApp) -> Shortfall {
    Shortfall(
      reason: "\(shown(app.label)) is \(app.kindSentence): it can't provision people.",
      remedy: "Choose another app, or create one: Browse App Catalog > SCIM 2.0 Test App (OAuth "
        + "Bearer Token).")
  }

  fileprivate static func unknownKind(_ app: ObservedApp) -> Shortfall {
    Shortfall(
      reason: "\(shown(app.label)) is active, \(app.kindSentence), and Okta does not show whether "
        + "it can provision people.",
      remedy: "See whether the app has a Provisioning tab, and note it for app-created.")
  }

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
