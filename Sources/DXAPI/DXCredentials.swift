import Basics
import HTTPTransport
import SetupCore

/// The address of DX's Web API and the token for it.
///
/// Not encodable: a token is never on disk.
public struct DXCredentials: Equatable, Sendable {
  /// DX's own address, used unless another is given.
  public static let usualAddress = "https://api.getdx.com"

  /// DX's own domains; dedicated customers have hosts of their own on the second.
  private static let domains = ["getdx.com", "getdx.io"]

  /// Scheme, host and port, without anything behind.
  public let address: String
  /// The host alone, for sentences.
  public let host: String
  let token: Secret

  /// Credentials of a token as it was found or typed, for an address of DX's or on loopback.
  ///
  /// - Parameters:
  ///   - confirmed: other hosts that a person confirmed by typing their names.
  ///   - isInMemory: whether requests stay in the program, whatever the address is.
  public init(
    token: Secret, address: String = usualAddress, confirmed: Set<String> = [],
    isInMemory: Bool = false
  ) throws(DXCredentialsProblem) {
    // Not shown back, since what stands before the @ may be a password.
    guard !address.contains("@") else { throw .address("It has a user name or an @ in it.") }
    let origin: Origin
    do { origin = try Origin.checked(address) } catch { throw .address(error.reason) }
    let rest = address.dropFirst(origin.scheme.count + 3).drop { !"/?#".contains($0) }
    guard rest.isEmpty || rest == "/" else {
      throw .address("Only the part \(origin.text) of the address counts.")
    }
    let isDX = Self.domains.contains { origin.host == $0 || origin.host.hasSuffix("." + $0) }
    guard isDX || origin.isLoopback || isInMemory || confirmed.contains(origin.host) else {
      throw .otherHost(origin.host)
    }
    self.address = origin.text
    host = origin.host
    self.token = try Self.checked(token)
  }

  private static func checked(_ token: Secret) throws(DXCredentialsProblem) -> Secret {
    var text = token.reveal()[...]
    if text.lowercased().hasPrefix("bearer ") { text = text.dropFirst(7) }
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty else { throw .noToken }
    guard text.utf8.count <= 16_384, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .strangeToken
    }
    return Secret(String(text))
  }
}

/// Why DX can't be asked; no sentence shows the token.
public enum DXCredentialsProblem: Error, Hashable, Sendable, Explained {
  /// The address can't be used; the text says why.
  case address(String)
  /// The host is not DX's.
  case otherHost(String)
  /// There is no token.
  case noToken
  /// The text is no token.
  case strangeToken

  /// What is wrong, as a sentence.
  public var reason: String {
    switch self {
    case .address(let why): "DX's address can't be used. \(why)"
    case .otherHost(let host):
      "\(host) is not on one of DX's own domains, so DX's token was not sent there."
    case .noToken: "There is no DX token."
    case .strangeToken: "The DX token has a space or a character in it that no token has."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch self {
    case .address: "Give an address such as \(DXCredentials.usualAddress)."
    case .otherHost:
      "Give an address on getdx.com or getdx.io, or confirm the host in the wizard: sign in to DX there."
    case .noToken: "Set DX_API_TOKEN, or type a token that has the scope users:read."
    case .strangeToken: "Copy the token again, alone and whole."
    }
  }
}
