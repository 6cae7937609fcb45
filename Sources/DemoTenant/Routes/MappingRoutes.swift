extension DemoOkta {
  /// `GET /mappings`, by source, by target, or all.
  ///
  /// Each app has two: from Okta's users to it, and back. Numbers are even for the first kind.
  func mappingList(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let found = mappingNumbers.filter { number in
      guard let ends = ends(of: number, request) else { return false }
      return (request.query["sourceId"] ?? ends.source.id) == ends.source.id
        && (request.query["targetId"] ?? ends.target.id) == ends.target.id
    }
    return try Page(request, of: found.map { $0..<$0 + 1 }, limit: (20, 200)).answer {
      mappingBody($0, request, withProperties: false) ?? nil
    }
  }

  /// `GET /mappings/{id}`.
  func mapping(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let id = request.path[1]
    guard let number = OpaqueID.number(id, "prm"), mappingNumbers.contains(number),
      let body = mappingBody(number, request, withProperties: true)
    else { throw OktaRefusal(.notFound(id, "ProfileMapping")) }
    return .ok(body)
  }

  private var mappingNumbers: [Int] {
    apps.filter(\.canProvision).flatMap { [$0.number * 2, $0.number * 2 + 1] }
  }

  private func mappingBody(
    _ number: Int, _ request: OktaRequest, withProperties: Bool
  ) -> JSON? {
    guard let ends = ends(of: number, request), let app = mappedApp(number) else { return nil }
    let id = OpaqueID.make("prm", number)
    var members: [JSON.Member] = [
      .init(name: "id", value: .string(id)), .init(name: "source", value: ends.source.body),
      .init(name: "target", value: ends.target.body),
    ]
    if withProperties {
      let isToApp = number.isMultiple(of: 2)
      members.append(.init(name: "properties", value: isToApp ? properties(app) : [:]))
    }
    members.append(.init(name: "_links", value: ["self": request.link("/api/v1/mappings/\(id)")]))
    return .object(members)
  }

  private func properties(_ app: DemoApp) -> JSON {
    .object(
      app.mappings.map { mapping in
        .init(
          name: mapping.variableName,
          value: [
            "expression": .string(mapping.expression),
            "pushStatus": mapping.onUpdate ? "PUSH" : "DONT_PUSH",
          ])
      })
  }

  private func mappedApp(_ number: Int) -> DemoApp? { apps.first { $0.number == number / 2 } }

  private func ends(
    of number: Int, _ request: OktaRequest
  ) -> (source: (id: String, body: JSON), target: (id: String, body: JSON))? {
    guard let app = mappedApp(number) else { return nil }
    let schema = OpaqueID.make("osc", 1)
    let user = end(
      userTypeID, "user", "user", "/api/v1/meta/types/user/\(userTypeID)",
      "/api/v1/meta/schemas/user/\(schema)", request)
    let appUser = end(
      app.id, app.name, "appuser", "/api/v1/apps/\(app.id)",
      "/api/v1/meta/schemas/apps/\(app.id)/default", request)
    return number.isMultiple(of: 2) ? (user, appUser) : (appUser, user)
  }

  private func end(
    _ id: String, _ name: String, _ type: String, _ path: String, _ schema: String,
    _ request: OktaRequest
  ) -> (id: String, body: JSON) {
    let links: JSON = ["self": request.link(path), "schema": request.link(schema)]
    return (
      id, ["id": .string(id), "name": .string(name), "type": .string(type), "_links": links]
    )
  }
}
