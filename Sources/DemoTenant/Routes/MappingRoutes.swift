import Basics

extension DemoOkta {
  /// `GET /mappings`, by source, by target, or all.
  ///
  /// Each app has two for each user type: from Okta's users to it, and back.
  func mappingList(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let found = mappingNumbers.filter { number in
      guard let ends = mappingPlace(number).map({ ends(of: $0, request) }) else { return false }
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
    guard let place = OpaqueID.number(id, "prm").flatMap(mappingPlace),
      let body = mappingBody(place.number, request, withProperties: true)
    else { throw OktaRefusal(.notFound(id, "ProfileMapping")) }
    return .ok(body)
  }

  /// Which mapping a number stands for: hundreds for the app, then the user type, even to the app.
  struct MappingPlace {
    var app: DemoApp
    var type: DemoUserType
    var isToApp: Bool

    var number: Int { app.number * 100 + type.number * 2 + (isToApp ? 0 : 1) }
  }

  /// The mapping of a number; nil for none.
  func mappingPlace(_ number: Int) -> MappingPlace? {
    guard let app = apps.first(where: { $0.number == number / 100 && $0.canProvision }),
      let type = userTypes.first(where: { $0.number == number % 100 / 2 })
    else { return nil }
    return MappingPlace(app: app, type: type, isToApp: number.isMultiple(of: 2))
  }

  private var mappingNumbers: [Int] {
    apps.filter(\.canProvision).flatMap { app in
      userTypes.flatMap { type in
        [true, false].map { MappingPlace(app: app, type: type, isToApp: $0).number }
      }
    }
  }

  private func mappingBody(
    _ number: Int, _ request: OktaRequest, withProperties: Bool
  ) -> JSONValue? {
    guard let place = mappingPlace(number) else { return nil }
    let ends = ends(of: place, request)
    let id = OpaqueID.make("prm", number)
    var members: [JSONObject.Member] = [
      .init("id", .string(id)), .init("source", ends.source.body),
      .init("target", ends.target.body),
    ]
    if withProperties {
      let mappings = place.isToApp ? place.app.mappings[place.type.number] ?? [] : []
      members.append(.init("properties", properties(mappings)))
    }
    members.append(.init("_links", ["self": request.link("/api/v1/mappings/\(id)")]))
    return .object(JSONObject(members))
  }

  private func properties(_ mappings: [DemoMapping]) -> JSONValue {
    .object(
      JSONObject(
        mappings.map { mapping in
          .init(
            mapping.variableName,
            [
              "expression": .string(mapping.expression.source),
              "pushStatus": mapping.onUpdate ? "PUSH" : "DONT_PUSH",
            ])
        }))
  }

  private func ends(
    of place: MappingPlace, _ request: OktaRequest
  ) -> (source: (id: String, body: JSONValue), target: (id: String, body: JSONValue)) {
    let (type, app) = (place.type, place.app)
    let schema = OpaqueID.make("osc", type.number)
    let user = end(
      type.id, type.name, "user", "/api/v1/meta/types/user/\(type.id)",
      "/api/v1/meta/schemas/user/\(schema)", request)
    let appUser = end(
      app.id, app.name, "appuser", "/api/v1/apps/\(app.id)",
      "/api/v1/meta/schemas/apps/\(app.id)/default", request)
    return place.isToApp ? (user, appUser) : (appUser, user)
  }

  private func end(
    _ id: String, _ name: String, _ type: String, _ path: String, _ schema: String,
    _ request: OktaRequest
  ) -> (id: String, body: JSONValue) {
    let links: JSONValue = ["self": request.link(path), "schema": request.link(schema)]
    return (
      id, ["id": .string(id), "name": .string(name), "type": .string(type), "_links": links]
    )
  }
}
