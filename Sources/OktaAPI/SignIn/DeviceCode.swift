import Basics
import HTTPTransport
import SetupCore

/// A code that a person types in a browser, and what the program polls with meanwhile.
public struct DeviceCode: Equatable, Sendable {
  /// What the person types, `ABCD-EFGH`.
  public let userCode: String
  /// Where they type it; https, or loopback.
  public let address: String
  /// The same address with the code in it; nil where Okta gave none.
  public let completeAddress: String?
  /// Seconds until the code expires.
  public let expiresIn: Int
  /// Seconds between two polls at first.
  public let interval: Int
  let deviceCode: Secret

  /// A code as Okta gives it; nil if something needed is missing or can't be trusted.
  init?(okta value: JSONValue) {
    guard let device = value["device_code"]?.string, !device.isEmpty, device.utf8.count <= 4096,
      let user = value["user_code"]?.string, !user.isEmpty,
      let address = Self.link(value["verification_uri"])
    else { return nil }
    deviceCode = Secret(device)
    userCode = Answer.name(user, 40)
    self.address = address
    completeAddress = Self.link(value["verification_uri_complete"])
    expiresIn = min(max(value["expires_in"]?.number?.int ?? 600, 1), 3600)
    interval = min(max(value["interval"]?.number?.int ?? 5, 1), 60)
  }

  /// An address that may be shown and opened; a browser would also open other schemes.
  private static func link(_ value: JSONValue?) -> String? {
    guard let text = value?.string, (try? Origin.checked(text)) != nil else { return nil }
    return text
  }
}

/// What came of polling for the token.
public enum DevicePoll: Equatable, Sendable {
  /// Nobody has signed in yet.
  case pending
  /// Nobody has signed in yet, and the program asks too often.
  case slowDown
  /// Someone signed in; the token lasts that many seconds where Okta names them.
  case granted(OktaCredentials, seconds: Int?)
}
