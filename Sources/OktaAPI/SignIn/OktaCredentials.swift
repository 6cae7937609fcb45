import Basics
import HTTPTransport
import SetupCore

/// What a request to Okta is signed with, and for which organisation.
///
/// Not encodable: a token is never on disk.
public struct OktaCredentials: Equatable, Sendable {
  /// How Okta takes the token.
  public enum Scheme: String, CaseIterable, Hashable, Sendable {
    /// An API token, made under Security > API > Tokens.
    case ssws = "SSWS"
    /// An OAuth 2.0 access token.
    case bearer = "Bearer"

    /// The token in a sentence.
    var title: String {
      switch self {
      case .ssws: "API token"
      case .bearer: "access token"
      }
    }
  }

  /// The organisation that the token goes to, and no other.
  public let organisation: OktaOrganisation
  /// How the token is sent.
  public let scheme: Scheme
  let token: Secret

  /// Credentials of a token as it was found or typed.
  ///
  /// A copied `SSWS ` or `Bearer ` in front says the scheme; else the mode does, else the token's
  /// form: `eyJ` begins a signed access token.
  public init(
    _ organisation: OktaOrganisation, token: Secret, mode: String? = nil
  ) throws(OktaTokenProblem) {
    self.organisation = organisation
    var text = token.reveal().trimmingSpaces
    let lowered = text.lowercased() + " "
    let prefixed = Scheme.allCases.first { lowered.hasPrefix($0.rawValue.lowercased() + " ") }
    if let prefixed { text = String(text.dropFirst(prefixed.rawValue.count)).trimmingSpaces }
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .strangeCharacter }
    guard text.utf8.count <= Self.longest else { throw .tooLong }
    self.token = Secret(text)
    if let prefixed {
      scheme = prefixed
    } else {
      scheme = try Self.scheme(mode: mode, token: text)
    }
  }

  private init(_ organisation: OktaOrganisation, _ scheme: Scheme, _ token: Secret) {
    (self.organisation, self.scheme, self.token) = (organisation, scheme, token)
  }

  /// The same token for another host.
  func with(_ organisation: OktaOrganisation) -> OktaCredentials {
    OktaCredentials(organisation, scheme, token)
  }

  private static func scheme(mode: String?, token: String) throws(OktaTokenProblem) -> Scheme {
    switch mode?.trimmingSpaces.lowercased() {
    case nil, "", "ssws": return token.hasPrefix("eyJ") ? .bearer : .ssws
    case "bearer": return .bearer
    case "privatekey": throw .privateKeyMode
    case let other?: throw .otherMode(sanitised(other, limit: 40))
    }
  }

  /// Far more than any token that Okta makes.
  private static let longest = 16_384

  /// The value of the `Authorization` header.
  var header: String { "\(scheme.rawValue) \(token.reveal())" }
}

/// Why a text can't be used as a token for Okta; no sentence shows the text.
public enum OktaTokenProblem: Error, Hashable, Sendable, Explained {
  /// There is none.
  case empty
  /// It has a space, a control character or a letter outside ASCII.
  case strangeCharacter
  /// No token is that long.
  case tooLong
  /// Okta's tools are set to sign in with a private key.
  case privateKeyMode
  /// A mode that Okta's tools don't have.
  case otherMode(String)

  /// What is wrong, as a sentence.
  public var reason: String {
    switch self {
    case .empty: "There is no Okta token."
    case .strangeCharacter: "The token has a space or a character in it that no Okta token has."
    case .tooLong: "The text is too long for an Okta token."
    case .privateKeyMode:
      "Okta's settings ask for private-key sign-in, which this program does not support."
    case .otherMode(let mode):
      "Okta's settings name the authorization mode \(mode), which is unknown."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch self {
    case .empty: "Set OKTA_CLIENT_TOKEN, or type a token, or sign in with a code."
    case .strangeCharacter, .tooLong: "Copy the token again, alone and whole."
    case .privateKeyMode: "Use an API token, or sign in with a code."
    case .otherMode: "Use SSWS for an API token or Bearer for an access token."
    }
  }
}
