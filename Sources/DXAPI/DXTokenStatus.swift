import Basics
import SetupCore

/// Whose token a sign-in to DX goes by, what it may do, and until when; nothing secret.
public struct DXTokenStatus: Hashable, Sendable {
  /// The scope that reading people needs.
  public static let neededScope = "users:read"

  /// The account's name; empty where DX doesn't tell it.
  public var account: String
  /// What the token may do, in DX's words.
  public var scopes: [String]
  /// When it expires; nil where it doesn't, or DX doesn't tell.
  public var expires: Instant?

  /// Whether people may be read with it.
  public var mayReadUsers: Bool { scopes.contains(Self.neededScope) }

  init(_ value: JSONValue) throws(DXFailure.Cause) {
    guard let auth = value["auth"], let scopes = auth["scopes"]?.array else {
      throw .unexpected("auth.scopes is missing")
    }
    account = sanitised(value["account"]?["name"]?.string ?? "", limit: 100)
    self.scopes = scopes.prefix(100).compactMap { $0.string.map { sanitised($0, limit: 60) } }
    expires = auth["expires_at"]?.string.flatMap(Instant.parse)?.moment
  }
}
