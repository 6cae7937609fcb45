import Basics

/// Something of the app's provisioning that keeps everybody's changed values in Okta.
public enum PushStop: Hashable, Sendable {
  /// The app isn't active; its status.
  case inactive(status: String)
  /// The API integration is not enabled.
  case notConnected
  /// *Update User Attributes* is off.
  case updatesOff

  /// What it means for counts that were made all the same.
  public var notice: String {
    switch self {
    case .inactive: "\(reason) Counted is what would change once it is active."
    case .notConnected: "\(reason) Counted is what would change once it is enabled."
    case .updatesOff: "\(reason) Counted is what would change once it is on."
    }
  }

  /// What is wrong, with what to click.
  var shortfall: Shortfall { Shortfall(reason: reason, remedy: remedy) }

  private var reason: String {
    switch self {
    case .inactive(let status):
      "The app is \(shown(status.lowercased())): nothing leaves Okta."
    case .notConnected: "The app's API integration is not enabled: nothing leaves Okta."
    case .updatesOff: "Update User Attributes is off: changed values stay in Okta."
    }
  }

  private var remedy: String {
    switch self {
    case .inactive: "Applications > Applications > the app: status menu > Activate."
    case .notConnected:
      "Provisioning tab > Integration > Edit > Enable API integration > Save, as in step 3."
    case .updatesOff: "Provisioning tab > To App > Edit > Update User Attributes > Save."
    }
  }
}
