import Basics
import HTTPTransport

extension DemoOkta {
  /// Answers one request as the organisation would, headers included.
  mutating func respond(to request: OktaRequest) -> Response {
    if request.parts.path == [".well-known", "okta-organization"] {
      return response(.ok(wellKnown(request)), limits.count("org", at: request.seconds), request)
    }
    if request.parts.path.first == "oauth2" {
      let usage = limits.count("oauth", at: request.seconds)
      return response(usage.isExceeded ? .tooMany : signIn.answer(request), usage, request)
    }
    guard Array(request.parts.path.prefix(2)) == ["api", "v1"], let area = Area(request.path) else {
      return Response(
        status: 404, headers: ["date": Instant(request.seconds).httpDate],
        body: OktaAnswer.edge404.body.bytes)
    }
    let usage = limits.count(area.bucket, at: request.seconds)
    return response(answer(request, area, usage), usage, request)
  }

  private mutating func answer(
    _ request: OktaRequest, _ area: Area, _ usage: RateLimits.Usage
  ) -> OktaAnswer {
    if usage.isExceeded { return .tooMany }
    do throws(OktaRefusal) {
      let isRead = request.method == "GET"
      let scopes = isRead ? area.scopes : area.scopesToManage
      try signIn.admit(request, needing: scopes, denied: deniedScopes)
      return isRead ? try route(request) : try write(request)
    } catch {
      return error.answer
    }
  }

  private func route(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let path = request.path
    switch (path[0], path.count) {
    case ("org", 1): return .ok(organisation(request))
    case ("users", 1): return try userList(request)
    case ("users", 2): return try user(request)
    case ("groups", 1): return try groupList(request)
    case ("groups", 2): return .ok(groupBody(try group(path[1]), request))
    case ("groups", 3) where path[2] == "users": return try groupUsers(request)
    case ("apps", 1): return try appList(request)
    case ("apps", _): return try appRoute(request, try app(path[1]))
    case ("meta", _): return try schemaRoute(request)
    case ("mappings", 1): return try mappingList(request)
    case ("mappings", 2): return try mapping(request)
    case ("logs", 1): return try logPage(request)
    default: return .edge404
    }
  }

  private func appRoute(
    _ request: OktaRequest, _ app: DemoApp
  ) throws(OktaRefusal) -> OktaAnswer {
    switch Array(request.path.dropFirst(2)) {
    case []: return .ok(appBody(app, request))
    case ["connections", "default"]: return try connection(of: app, request)
    case ["features"]: return .ok(.array([try feature("USER_PROVISIONING", of: app, request)]))
    case ["users"]: return try appUsers(request, app)
    case ["groups"]: return try appGroups(request, app)
    case ["group-push", "mappings"]: return try pushGroups(request, app)
    case let rest where rest.count == 3 && rest.starts(with: ["group-push", "mappings"]):
      return try pushGroup(request, app)
    case let rest where rest.count == 2 && rest[0] == "features":
      return .ok(try feature(rest[1], of: app, request))
    case let rest where rest.count == 2 && rest[0] == "users":
      return try appUser(request, app, rest[1])
    default: return .edge404
    }
  }

  /// The app of an id, or the answer that there is none.
  func app(_ id: String) throws(OktaRefusal) -> DemoApp {
    guard let app = app(id: id) else { throw OktaRefusal(.notFound(id, "AppInstance")) }
    return app
  }

  private func response(
    _ answer: OktaAnswer, _ usage: RateLimits.Usage, _ request: OktaRequest
  ) -> Response {
    var headers = answer.headers
    headers["content-type"] = "application/json"
    headers["date"] = Instant(request.seconds).httpDate
    headers["cache-control"] = "no-cache, no-store"
    headers["x-okta-request-id"] = "dxdemo\(padded(request.seconds, 10))\(usage.remaining)"
    headers["x-rate-limit-limit"] = String(usage.limit)
    headers["x-rate-limit-remaining"] = String(usage.remaining)
    headers["x-rate-limit-reset"] = String(usage.reset)
    guard answer.status != 204 else { return Response(status: 204, headers: headers) }
    return Response(status: answer.status, headers: headers, body: answer.body.bytes)
  }
}

extension OktaAnswer {
  /// One request too many.
  static var tooMany: OktaAnswer {
    error(429, "E0000047", "API call exceeded rate limit due to too many requests.")
  }

  /// The address exists, but not for this method.
  static var wrongMethod: OktaAnswer {
    error(405, "E0000022", "The endpoint does not support the provided HTTP method")
  }
}

/// Which part of the API an address belongs to: its rate-limit bucket and the scopes it needs.
struct Area: Hashable, Sendable {
  var bucket: String
  var scopes: [String]

  /// The scopes that changing something there needs.
  var scopesToManage: [String] {
    scopes.map { $0.dropLast(".read".count) + ".manage" }
  }

  private init(_ bucket: String, _ scopes: String...) {
    self.bucket = bucket
    self.scopes = scopes.map { "okta.\($0).read" }
  }

  /// The part that a path below `/api/v1` belongs to; nil where the API has no such address.
  init?(_ path: [String]) {
    switch path.first {
    case "org": self.init("org", "orgs")
    case "users": self.init("users", "users")
    case "groups": self.init("groups", "groups")
    case "meta" where path.dropFirst().first == "types": self.init("schemas", "userTypes")
    case "meta": self.init("schemas", "schemas")
    case "mappings": self.init("mappings", "profileMappings")
    case "logs": self.init("logs", "logs")
    case "api-tokens": self.init("tokens", "apiTokens")
    case "apps": self = Self.ofApps(path)
    default: return nil
    }
  }

  private static func ofApps(_ path: [String]) -> Area {
    guard path.count > 2 else { return Area(path.count == 1 ? "apps" : "app", "apps") }
    switch path[2] {
    case "connections": return Area("connections", "apps")
    case "features": return Area("features", "apps")
    case "users": return Area("app-users", "apps")
    case "groups": return Area("app-groups", "apps")
    case "group-push": return Area("group-push", "apps", "groups")
    default: return Area("app", "apps")
    }
  }
}
