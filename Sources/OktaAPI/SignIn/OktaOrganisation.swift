import Basics
import HTTPTransport
import SetupCore

/// One customer's Okta, by the address of its API.
public struct OktaOrganisation: Hashable, Sendable {
  /// Scheme, host and port, without anything behind: `https://acme.okta.com`.
  public let address: String
  /// The host in lower case, with its port where that is not the usual one.
  public let host: String

  /// Whether the host is one of Okta's own domains, not a custom domain.
  public var isOktaDomain: Bool {
    Self.domains.contains { host.hasSuffix("." + $0) }
  }

  /// Whether it is this machine, as the demo tenant is.
  public var isLoopback: Bool { Origin(of: address)?.isLoopback == true }

  /// The address of its admin console, nil where a custom domain or loopback hides it.
  public var adminConsole: String? {
    guard isOktaDomain, let dot = host.firstIndex(of: ".") else { return nil }
    return "https://\(host[..<dot])-admin\(host[dot...])"
  }

  /// An organisation of an address as a person writes it, with what was put right about it.
  ///
  /// Takes a bare host too, and the address of a page of Okta's: its path is left out, and the admin
  /// console's host is corrected to the one that has the API. On other hosts a path or a query is
  /// refused: it shows that something else was copied. So is user information everywhere.
  public static func read(
    _ text: String
  ) throws(OktaAddressProblem) -> (organisation: OktaOrganisation, note: String?) {
    let typed = text.trimmingSpaces
    guard !typed.isEmpty else { throw .empty }
    let full = typed.contains("://") ? typed : usualScheme(typed) + typed
    // Not shown back, since what stands before the @ may be a password.
    guard !full.contains("@") else { throw .userInformation }
    let origin: Origin
    do {
      origin = try Origin.checked(full)
    } catch {
      throw OktaAddressProblem(error)
    }
    let rest = full.dropFirst(full.prefix { $0 != ":" }.count + 3).drop { !"/?#".contains($0) }
    let result = try corrected(origin)
    guard rest.allSatisfy({ $0 == "/" }) || result.0.isOktaDomain else {
      throw .path(origin.text, sanitised(String(rest), limit: 60))
    }
    return result
  }

  /// Nobody encrypts on loopback, so a host and port alone lead there as they are.
  private static func usualScheme(_ host: String) -> String {
    Origin(of: "http://" + host)?.isLoopback == true ? "http://" : "https://"
  }

  private static func corrected(
    _ origin: Origin
  ) throws(OktaAddressProblem) -> (OktaOrganisation, String?) {
    guard !origin.isLoopback else { return (OktaOrganisation(origin, host: origin.host), nil) }
    // A final dot says that the name is whole; it is the same host without it.
    let typed = origin.host.hasSuffix(".") ? String(origin.host.dropLast()) : origin.host
    guard typed.contains(".") else { throw .bareName(typed) }
    guard !domains.contains(typed) else { throw .domainAlone(typed) }
    guard let host = apiHost(of: typed) else { return (OktaOrganisation(origin, host: typed), nil) }
    return (
      OktaOrganisation(origin, host: host),
      "\(typed) is the admin console; its API is at \(host), which is used."
    )
  }

  private init(_ origin: Origin, host: String) {
    let name = host.contains(":") ? "[\(host)]" : host
    let usual = origin.scheme == "https" ? 443 : 80
    self.host = origin.port == usual ? name : "\(name):\(origin.port)"
    address = "\(origin.scheme)://\(self.host)"
  }

  /// The API's host where the one given is an admin console's; nil for any other.
  private static func apiHost(of host: String) -> String? {
    guard let domain = domains.first(where: { host.hasSuffix("." + $0) }) else { return nil }
    let name = host.dropLast(domain.count + 1)
    guard name.hasSuffix("-admin"), name.count > 6 else { return nil }
    return "\(name.dropLast(6)).\(domain)"
  }
}

/// Why an address can't be that of an Okta organisation.
public enum OktaAddressProblem: Error, Hashable, Sendable, Explained {
  /// Nothing was given.
  case empty
  /// It can't be read as an address, or is not encrypted; the sentence says which.
  case unreadable(String)
  /// A user name or password stands in it.
  case userInformation
  /// Something stands behind the host: a copied page, a query.
  case path(String, String)
  /// A name without a domain.
  case bareName(String)
  /// Okta's own domain without an organisation's name.
  case domainAlone(String)

  init(_ failure: TransportFailure) { self = .unreadable(failure.reason) }

  /// What is wrong with it, as a sentence.
  public var reason: String {
    switch self {
    case .empty: "No address was given."
    case .unreadable(let sentence): sentence
    case .userInformation: "The address has a user name or an @ in it."
    case .path(let origin, let rest):
      "The address has \(rest) behind \(origin), and only the part before it counts."
    case .bareName(let name): "\(name) is a name without a domain."
    case .domainAlone(let domain): "\(domain) is Okta's own domain, not an organisation's."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch self {
    case .path(let origin, _): "Give \(origin)."
    case .bareName(let name): "If that is your organisation, give https://\(name).okta.com."
    case .empty, .unreadable, .userInformation, .domainAlone:
      "Give the address that you sign in to Okta with, such as https://acme.okta.com."
    }
  }
}
