import Basics

extension DemoOkta {
  /// Answers a request that changes something; there are few, and each needs the right to manage.
  mutating func write(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let path = request.path
    switch (request.method, path[0], path.count) {
    case ("POST", "mappings", 2): return try writeMapping(request)
    case ("POST", "meta", 5) where path.dropFirst().starts(with: ["schemas", "apps"]):
      return try writeSchema(request, try app(path[3]))
    case (_, "apps", 4...) where path[2...].starts(with: ["group-push", "mappings"]):
      return try writePushGroup(request, try app(path[1]))
    case ("DELETE", "api-tokens", 2) where path[1] == "current":
      try signIn.revokeCurrent(request)
      return .noContent
    default: throw OktaRefusal(.wrongMethod)
    }
  }

  /// Changes an app that is known to be there.
  mutating func edit(_ id: String, _ change: (inout DemoApp) -> Void) {
    guard let index = apps.firstIndex(where: { $0.id == id }) else { return }
    change(&apps[index])
  }

  /// A line of the log about what the token's owner did to an app.
  mutating func note(_ type: String, _ message: String, _ app: DemoApp, _ request: OktaRequest) {
    log.append(.byAdmin(type, message, app: app.number, at: request.seconds))
  }
}

extension OktaRequest {
  /// The body's members; a body that isn't a JSON object is refused.
  func object() throws(OktaRefusal) -> JSONObject {
    guard let value = try? JSONReader.value(utf8: body, limits: .init(bytes: 1 << 20)),
      let object = value.object
    else {
      throw OktaRefusal(
        .error(400, "E0000003", "The request body was not well-formed."))
    }
    return object
  }
}

extension OktaAnswer {
  /// Done, and nothing to say.
  static let noContent = OktaAnswer(status: 204, body: .null)
}

extension OktaRefusal {
  /// A change that Okta doesn't make.
  static func notChanged(_ what: String, _ cause: String) -> OktaRefusal {
    OktaRefusal(.invalid(what, cause))
  }
}
