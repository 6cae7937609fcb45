extension Precondition {
  /// Create, update and deactivate are on, to the app.
  ///
  /// The app object's `features[]` decides if it has at least one `PUSH_*`; empty or missing it
  /// tells nothing, and the features endpoint is asked, which answers for some apps only.
  static let provisioningEnabled = Precondition(
    .provisioningEnabled, step: .createApp, accepts: [.observed, .attested],
    looks: [.app, .features]
  ) { look in
    if let dated = look.setup.observations[.app], case .app(let app) = dated.value,
      let on = ObservedFeatures.ToApp(features: app.features)
    {
      return Seen(finding(on), from: dated)
    }
    guard let dated = look.setup.observations[.features],
      case .features(let features) = dated.value
    else { return nil }
    switch features.toApp {
    case .read(let on): return Seen(finding(on), from: dated)
    case .untold(let reason): return Seen(.untold(.untold(reason)), from: dated)
    }
  }

  private static func finding(_ on: ObservedFeatures.ToApp) -> Seen.Finding {
    let off = on.off
    return off.isEmpty
      ? .holds("Create Users, Update User Attributes and Deactivate Users are on.")
      : .lacks(.off(off))
  }
}

extension ObservedFeatures.ToApp {
  /// The switches as the app object's `features[]` tells them; nil if it has no `PUSH_*`.
  init?(features: [String]) {
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

  fileprivate static func untold(_ reason: String) -> Shortfall {
    Shortfall(
      reason: reason,
      remedy: "Look at Provisioning > To App in Okta, and say here whether all three are on.")
  }
}
