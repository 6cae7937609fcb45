import SetupCore

/// What of the app's provisioning decides whether a changed value leaves Okta.
public struct PushSettings: Hashable, Sendable {
  /// Whether *Deactivate Users* may be on: it isn't known to be off.
  public var deactivates = true
  /// What keeps values from leaving Okta.
  public var stops: [PushStop] = []
}

extension OktaProbes {
  /// Whether the app is active, its connection enabled and its provisioning on; what Okta doesn't
  /// tell counts as on.
  public func pushSettings() async throws(OktaFailure) -> PushSettings {
    guard case .app(let app)? = try await probe(.app) else {
      throw client.failed(.unexpected("the app is not there"), .app)
    }
    var settings = PushSettings()
    if app.status != "ACTIVE" {
      settings.stops.append(.inactive(status: app.status))
    }
    if await isDisconnected() { settings.stops.append(.notConnected) }
    guard let on = try await switches(of: app) else { return settings }
    settings.deactivates = on.deactivate
    if !on.update { settings.stops.append(.updatesOff) }
    return settings
  }

  // Okta doesn't report the connection for every app, and that is no failure.
  private func isDisconnected() async -> Bool {
    guard case .connection(let observed)? = try? await probe(.connection) else { return false }
    return observed.status == .read("DISABLED")
  }

  private func switches(of app: ObservedApp) async throws(OktaFailure) -> ObservedFeatures.ToApp? {
    if let on = ObservedFeatures.ToApp(features: app.features) { return on }
    // What Okta doesn't report for such apps is no failure.
    guard case .features(let observed)? = try? await probe(.features),
      case .read(let on) = observed.toApp
    else { return nil }
    return on
  }
}

extension OktaAppUser {
  /// The person as the next sync is concerned with them.
  public var assigned: AssignedPerson {
    AssignedPerson(
      email: email, account: AssignedPerson.Account(status: self.account?.status ?? status),
      hasExternalID: !(externalID ?? "").isEmpty,
      isInError: syncState == "ERROR", profile: profile)
  }
}
