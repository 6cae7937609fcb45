import Basics

/// A person who is assigned to the app, as far as the next sync is concerned.
public struct AssignedPerson: Hashable, Sendable {
  /// What the Okta account allows.
  public enum Account: Hashable, Sendable {
    /// Values are pushed.
    case active
    /// The person can't sign in; the values stay as they are until that ends.
    case suspended
    /// The person is deactivated at the other side, where that is on.
    case deactivated
  }

  /// The app user's e-mail, else that of the Okta account; nil without one.
  public var email: String?
  /// What the Okta account allows.
  public var account: Account
  /// Whether the other side knows the person: the app user has an `externalId`.
  public var hasExternalID: Bool
  /// Whether Okta reports that the last push failed.
  public var isInError: Bool
  /// The values of the app's profile, by variable name.
  public var profile: JSONObject

  /// A person by what the app user and its account tell.
  public init(
    email: String?, account: Account = .active, hasExternalID: Bool = true,
    isInError: Bool = false, profile: JSONObject
  ) {
    self.email = email
    self.account = account
    self.hasExternalID = hasExternalID
    self.isInError = isInError
    self.profile = profile
  }

  /// The values of the profile that a name is made of, by variable name.
  static let shownNames = ["givenName", "familyName"]

  /// The name in the app's profile; empty where there is none.
  public var name: String {
    Self.shownNames.compactMap { profile[$0]?.string }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Whether changed values leave Okta for this person.
  public var isProvisioned: Bool { hasExternalID && !isInError }
}
