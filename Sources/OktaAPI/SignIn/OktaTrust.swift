import Basics
import HTTPTransport

extension OktaOrganisation {
  /// Okta's own domains; a host on one of them is Okta's, and no one else can register it.
  static let domains = [
    "okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil", "okta-miltest.com",
    "trexcloud.com", "trex-govcloud.com",
  ]

  /// The organisation that a device sign-in or an API token may go to.
  ///
  /// One on Okta's own domains or on loopback is that already. Any other host is first asked without
  /// a token which organisation it stands for, and that one whether it agrees: a mistyped host may
  /// be anybody's.
  public func trusted(over transport: Transport) async throws -> OktaOrganisation {
    guard !isOktaDomain, !isLoopback else { return self }
    let answer = try await document(over: transport)
    guard let own = answer.organisation, own.isOktaDomain else {
      throw OktaTrustProblem.notOkta(host)
    }
    let confirmed = try await own.document(over: transport)
    guard confirmed.id == answer.id, confirmed.alternate?.host == host else {
      throw OktaTrustProblem.notOkta(host)
    }
    return own
  }

  /// What a host says of the organisation it stands for.
  private func document(over transport: Transport) async throws -> WellKnown {
    let request = Request(.get, address + "/.well-known/okta-organization", bodyLimit: 1 << 16)
    let response = try await transport.send(request)
    guard response.status == 200, let json = try? JSONReader.value(utf8: response.body),
      let id = json["id"]?.string, !id.isEmpty
    else { throw OktaTrustProblem.notOkta(host) }
    func organisation(_ link: String) -> OktaOrganisation? {
      json.at("_links", link, "href")?.string.flatMap {
        try? OktaOrganisation.read($0).organisation
      }
    }
    return WellKnown(
      id: id, organisation: organisation("organization"), alternate: organisation("alternate"))
  }

  private struct WellKnown {
    var id: String
    var organisation: OktaOrganisation?
    var alternate: OktaOrganisation?
  }

  /// The other host by which an organisation on Okta's own domain is reached, if it has one.
  fileprivate func alternate(over transport: Transport) async throws -> OktaOrganisation? {
    try await document(over: transport).alternate
  }
}

extension OktaCredentials {
  /// The same token for the host that it may be sent to; nothing was sent with it so far.
  ///
  /// An API token goes to the organisation's own address, a signed access token to the host that
  /// issued it, if that is one of the organisation's two.
  public func trusted(over transport: Transport) async throws -> OktaCredentials {
    guard !organisation.isLoopback else { return self }
    let own = try await organisation.trusted(over: transport)
    guard scheme == .bearer, let issuer else { return with(own) }
    if issuer == own.host { return with(own) }
    if issuer == organisation.host { return self }
    if let other = try await own.alternate(over: transport), other.host == issuer {
      return with(other)
    }
    throw OktaTrustProblem.otherIssuer(issuer: issuer, host: organisation.host)
  }

  /// The host that a signed access token names as its issuer; nil for a token that names none.
  private var issuer: String? {
    claims?.issuer.map { Origin(of: $0)?.host ?? sanitised($0, limit: 60) }
  }
}

/// Why no token was sent.
public enum OktaTrustProblem: Error, Hashable, Sendable, Explained {
  /// The host isn't Okta's, and Okta doesn't know it.
  case notOkta(String)
  /// The token was issued by another host.
  case otherIssuer(issuer: String, host: String)

  /// What was found.
  public var reason: String {
    switch self {
    case .notOkta(let host):
      "\(host) is not on one of Okta's own domains, and no organisation of Okta names it as its "
        + "address, so no token was sent."
    case .otherIssuer(let issuer, let host):
      "The access token was issued by \(issuer), not by \(host), so it was not sent."
    }
  }

  /// What to do next.
  public var remedy: String {
    switch self {
    case .notOkta: "Check how the address is written, or give the one that ends in okta.com."
    case .otherIssuer: "Name the organisation that issued it, or use another token."
    }
  }
}
