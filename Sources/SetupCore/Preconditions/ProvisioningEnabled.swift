extension Precondition {
  /// Create, update and deactivate are on, to the app.
  ///
  /// The app object's `features[]` decides if it has at least one `PUSH_*`; empty or missing it
  /// says nothing, and the features endpoint is asked, which answers for some apps only.
  static let provisioningEnabled = Precondition(
    .provisioningEnabled, step: .createApp, accepts: [.observed, .attested],
    reads: [.app, .features], claim: "Create, update and deactivate are on", isOfOktaApp: true,
    assumedFixes: [
      AssumedFix(
        "The three provisioning switches were on",
        { (app: ObservedApp, _) in .app(app.withPushes) },
        { (_: ObservedFeatures, _) in
          .features(
            ObservedFeatures(toApp: .read(.init(create: true, update: true, deactivate: true))))
        })
    ]
  ) { context in
    context.switches.map { RuleResult(outcome($0.value), from: $0) }
  }

  private static func outcome(_ switches: Readable<ObservedFeatures.ToApp>) -> RuleResult.Outcome {
    switch switches {
    case .notReported(let reason): .notReported(.notReported(reason))
    case .read(let on) where on.off.isEmpty:
      .holds("Create Users, Update User Attributes and Deactivate Users are on.")
    case .read(let on): .lacks(.off(on.off))
    }
  }
}

extension Observations {
  /// The switches of *To App*, from the app object if it has them, else from the endpoint.
  var switches: Dated<Readable<ObservedFeatures.ToApp>>? {
    if let app, let on = ObservedFeatures.ToApp(features: app.value.features) {
      return Dated(.read(on), at: app.at, order: app.order)
    }
    return features.map { Dated($0.value.toApp, at: $0.at, order: $0.order) }
  }
}

extension ObservedApp {
  fileprivate var withPushes: ObservedApp {
    guard ObservedFeatures.ToApp(features: features) != nil else { return self }
    var app = self
    let all = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
    app.features += all.filter { !features.contains($0) }
    return app
  }
}

extension ObservedFeatures.ToApp {
  /// The switches as the app object's `features[]` has them; nil if it has no `PUSH_*`.
  public init?(features: [String]) {
    guard features.contains(where: { $0.hasPrefix("PUSH_") }) else { return nil }
    self.init(
      create: features.contains("PUSH_NEW_USERS"),
      update: features.contains("PUSH_PROFILE_UPDATES"),
      deactivate: features.contains("PUSH_USER_DEACTIVATION"))
  }

  /// The names of the switches that are off, as the *To App* page writes them.
  var off: [String] {
    [
      (create, "Create Users"), (update, "Update User Attributes"),
      (deactivate, "Deactivate Users"),
    ].filter { !$0.0 }.map(\.1)
  }
}

extension Shortfall {
  fileprivate static func off(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "\(listed(names)) \(names.count == 1 ? "is" : "are") off.",
      remedy: "Provisioning tab > To App > Edit: tick \(listed(names)), then Save.")
  }

  fileprivate static func notReported(_ reason: String) -> Shortfall {
    Shortfall(
      reason: reason,
      remedy: "Look at Provisioning > To App in Okta, and note whether all three are on.")
  }
}
