import Basics
import HTTPTransport
import SetupCore

/// Whose token a sign-in to Okta goes by, what it may read, and until when; nothing secret.
public struct OktaTokenStatus: Hashable, Sendable {
  /// The organisation's host.
  public var organisation: String
  /// How the token is sent.
  public var scheme: OktaCredentials.Scheme
  /// The user name of the person whose token it is; nil where it is nobody's, or can't be seen.
  public var user: String?
  /// The scopes that an access token names; nil for an API token, which has its owner's rights.
  public var scopes: [String]?
  /// When an access token expires; nil where the token doesn't say.
  public var expires: Instant?
  /// What came of trying each permission.
  public var permissions: [PermissionCheck.Result]

  /// Reads and proves all of it.
  public static func read(_ client: OktaClient) async throws(OktaFailure) -> OktaTokenStatus {
    let check = PermissionCheck(client)
    let account = try await check.account()
    let claims = client.credentials.claims
    return OktaTokenStatus(
      organisation: client.organisation.host, scheme: client.credentials.scheme,
      user: account.flatMap(\.userName), scopes: claims?.scopes, expires: claims?.expires,
      permissions: try await check.permissions())
  }
}

extension OktaAccount {
  /// The name that the person signs in with.
  fileprivate var userName: String? {
    let login = sanitised(profile["login"]?.string ?? "", limit: 100)
    return login.isEmpty ? nil : login
  }
}

extension OktaCredentials {
  /// What a signed access token (RFC 7519) says of itself, as far as this program reads it.
  struct Claims: Hashable, Sendable {
    var issuer: String?
    var scopes: [String]?
    var expires: Instant?
  }

  /// The token's own claims; nil for a token that is none of three parts.
  ///
  /// They are read, not verified: whoever issued the token decides, and only Okta is asked.
  var claims: Claims? {
    let parts = token.reveal().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = base64URLDecoded(parts[1]),
      let value = try? JSONReader.value(utf8: bytes), value.object != nil
    else { return nil }
    let scopes = value["scp"]?.array?.prefix(100).compactMap { scope in
      scope.string.map { sanitised($0, limit: 100) }
    }
    return Claims(
      issuer: value["iss"]?.string, scopes: scopes,
      expires: value["exp"]?.number?.int.flatMap { seconds in
        (0...253_402_300_799).contains(seconds) ? Instant(seconds) : nil
      })
  }
}

/// The bytes of base64 as addresses have it (RFC 4648, section 5), without padding; nil for others.
private func base64URLDecoded(_ text: Substring) -> [UInt8]? {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  var bytes: [UInt8] = []
  var (value, bits) = (0, 0)
  for byte in text.utf8 {
    guard let digit = digits.firstIndex(of: byte) else { return nil }
    (value, bits) = ((value << 6 | digit) & 0xFF_FFFF, bits + 6)
    guard bits >= 8 else { continue }
    bits -= 8
    bytes.append(UInt8(value >> bits & 0xFF))
  }
  return bytes
}
