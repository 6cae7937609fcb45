import Basics
import SetupCore

extension OktaClient {
  /// The app's default provisioning connection.
  ///
  /// Answers for some catalogue apps only; elsewhere Okta says 400, 403 or 404.
  public func connection(of app: String) async throws(OktaFailure) -> ObservedConnection {
    let value = try await read(.connection, app)
    guard value.object != nil else {
      throw failed(.unexpected("an object was expected"), .connection)
    }
    guard let status = value.nameIfAny("status", 40) else {
      return ObservedConnection(
        status: .notReported(reason: "Okta's answer leaves out the connection's status."))
    }
    return ObservedConnection(status: .read(status), baseURL: value.exact("baseUrl"))
  }

  /// The switches of *To App*, nil where the app has no such feature.
  ///
  /// Answers for some catalogue apps only; elsewhere Okta says 400, 403 or 404.
  public func provisioning(
    of app: String
  ) async throws(OktaFailure) -> ObservedFeatures.ToApp? {
    let list = try await read(.features, app)
    guard let features = list.array else {
      throw failed(.unexpected("a list was expected"), .features)
    }
    let name = "USER_PROVISIONING"
    if let listed = features.first(where: { $0["name"]?.string == name }) {
      return ObservedFeatures.ToApp(okta: listed)
    }
    // Not every list has all features: one that is left out may still be there by its name.
    guard !features.isEmpty else { return nil }
    return ObservedFeatures.ToApp(okta: try await read(.feature, app, name))
  }
}

extension ObservedFeatures.ToApp {
  /// The switches as Okta writes them; nil without capabilities.
  init?(okta value: JSONValue) {
    guard let capabilities = value["capabilities"], capabilities.object != nil else { return nil }
    func isOn(_ part: String, _ name: String) -> Bool {
      capabilities.at(part, name, "status")?.string == "ENABLED"
    }
    self.init(
      create: isOn("create", "lifecycleCreate"), update: isOn("update", "profile"),
      deactivate: isOn("update", "lifecycleDeactivate"))
  }
}
