import Basics

/// Who may ask: the API token, and access tokens of the device authorization grant.
struct SignIn: Hashable, Sendable {
  /// A device grant that was asked for.
  private struct Grant: Hashable, Sendable {
    var code: String
    var client: String
    var scopes: String
    var expires: Int
    var pollsUntilApproved: Int
    var lastPoll: Int?
  }

  /// The token that the documentation of the demo names, as `SSWS` or `Bearer`.
  var token = "demo-token"
  /// The token that may also change things, as `SSWS` or `Bearer`.
  var managingToken = "demo-managing-token"
  /// The API tokens that were revoked.
  private var revoked: Set<String> = []
  /// Whether the organisation demands a DPoP proof for access tokens.
  var demandsProof = false
  /// Seconds between two polls, and the polls after which the grant counts as approved.
  var interval = 2
  var pollsUntilApproved = 2

  private var grants: [Grant] = []
  private var issued: [String: Access] = [:]

  private struct Access: Hashable, Sendable {
    var scopes: Set<String>
    var expires: Int
  }

  init() {}

  /// Lets a request through, or says why not.
  func admit(
    _ request: OktaRequest, needing scopes: [String], denied: Set<String>
  ) throws(OktaRefusal) {
    guard let header = request.headers["authorization"], !header.isEmpty else {
      throw OktaRefusal(.error(401, "E0000005", "Invalid session"))
    }
    let parts = header.split(separator: " ", maxSplits: 1)
    let scheme = parts.first?.lowercased() ?? ""
    let secret = parts.count == 2 ? String(parts[1]) : ""
    var lacking = scopes.filter { denied.contains($0) || !mayDo($0, secret) }
    if scheme == "bearer", let access = issued[secret], access.expires > request.seconds {
      lacking = scopes.filter { !access.scopes.contains($0) || denied.contains($0) }
    } else if !isValid(secret) || !["ssws", "bearer"].contains(scheme) {
      throw OktaRefusal(.invalidToken(scheme))
    }
    guard lacking.isEmpty else { throw OktaRefusal(.denied(lacking, scheme)) }
  }

  private func isValid(_ secret: String) -> Bool {
    [token, managingToken].contains(secret) && !revoked.contains(secret)
  }

  private func mayDo(_ scope: String, _ secret: String) -> Bool {
    secret == managingToken || !scope.hasSuffix(".manage")
  }

  /// Revokes the API tokens in the console.
  mutating func revokeAll() { revoked = [token, managingToken] }

  /// Revokes the API token that a request bears; an access token has no such end.
  mutating func revokeCurrent(_ request: OktaRequest) throws(OktaRefusal) {
    let secret = request.headers["authorization"]?.split(separator: " ").last.map(String.init)
    guard let secret, isValid(secret) else { throw OktaRefusal(.denied([], "bearer")) }
    revoked.insert(secret)
  }

  /// Answers the two addresses of the device authorization grant.
  mutating func answer(_ request: OktaRequest) -> OktaAnswer {
    guard request.method == "POST" else { return .wrongMethod }
    switch request.parts.path {
    case ["oauth2", "v1", "device", "authorize"]: return authorize(request)
    case ["oauth2", "v1", "token"]: return issue(request)
    default: return .edge404
    }
  }

  private mutating func authorize(_ request: OktaRequest) -> OktaAnswer {
    guard let client = request.form["client_id"], !client.isEmpty else {
      return .oauthError(401, "invalid_client", "Client authentication failed.")
    }
    guard let scopes = request.form["scope"], !scopes.isEmpty else {
      return .oauthError(400, "invalid_scope", "The authentication request has no scopes.")
    }
    let code = "demo-device-\(padded(request.seconds, 10))-\(grants.count)"
    grants = grants.suffix(7)
    grants.append(
      Grant(
        code: code, client: client, scopes: scopes, expires: request.seconds + 600,
        pollsUntilApproved: pollsUntilApproved))
    let page = "\(request.parts.origin)/activate"
    return .ok([
      "device_code": .string(code), "user_code": "DEMODXOK",
      "verification_uri": .string(page),
      "verification_uri_complete": .string("\(page)?user_code=DEMODXOK"), "expires_in": 600,
      "interval": .int(interval),
    ])
  }

  private mutating func issue(_ request: OktaRequest) -> OktaAnswer {
    guard request.form["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code" else {
      return .oauthError(400, "unsupported_grant_type", "Only the device code grant is supported.")
    }
    guard let index = grants.firstIndex(where: { $0.code == request.form["device_code"] }),
      grants[index].client == request.form["client_id"]
    else { return .oauthError(400, "invalid_grant", "The device code is invalid.") }
    guard grants[index].expires > request.seconds else {
      return .oauthError(400, "expired_token", "The device code is expired.")
    }
    if demandsProof, request.headers["dpop"] == nil {
      return .oauthError(400, "invalid_dpop_proof", "The DPoP proof JWT header is missing.")
    }
    return poll(index, request)
  }

  private mutating func poll(_ index: Int, _ request: OktaRequest) -> OktaAnswer {
    if let last = grants[index].lastPoll, request.seconds - last < interval - 1 {
      return .oauthError(400, "slow_down", "The client polls too often.")
    }
    grants[index].lastPoll = request.seconds
    guard grants[index].pollsUntilApproved == 0 else {
      grants[index].pollsUntilApproved -= 1
      return .oauthError(
        400, "authorization_pending", "The user has not yet approved the request.")
    }
    let grant = grants.remove(at: index)
    if issued.count > 15 { issued = issued.filter { $0.value.expires > request.seconds } }
    let secret = "eyJkZW1v.\(grant.code).signature"
    issued[secret] = Access(
      scopes: Set(grant.scopes.split(separator: " ").map(String.init)),
      expires: request.seconds + 3600)
    return .ok([
      "token_type": "Bearer", "expires_in": 3600, "access_token": .string(secret),
      "scope": .string(grant.scopes),
    ])
  }
}

extension OktaAnswer {
  /// The token is not one of this organisation.
  fileprivate static func invalidToken(_ scheme: String) -> OktaAnswer {
    var answer = error(401, "E0000011", "Invalid token provided")
    if scheme == "bearer" {
      answer.headers["www-authenticate"] = "Bearer error=\"invalid_token\""
    }
    return answer
  }

  /// The token is good, but not for this.
  fileprivate static func denied(_ scopes: [String], _ scheme: String) -> OktaAnswer {
    var answer = error(
      403, "E0000006", "You do not have permission to perform the requested action")
    if scheme == "bearer" {
      answer.headers["www-authenticate"] =
        "Bearer error=\"insufficient_scope\", scope=\"\(scopes.joined(separator: " "))\""
    }
    return answer
  }
}
