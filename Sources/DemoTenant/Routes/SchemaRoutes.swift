import Basics

extension DemoOkta {
  /// The schemas of an app's and of Okta's users, and the types of the latter.
  func schemaRoute(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let path = Array(request.path.dropFirst())
    if path.starts(with: ["types", "user"]) { return try typeRoute(request, path.dropFirst(2)) }
    if path.count == 3, path.starts(with: ["schemas", "user"]) {
      let ids = ["default"] + userTypes.map { OpaqueID.make("osc", $0.number) }
      guard ids.contains(path[2]) else { throw OktaRefusal(.notFound(path[2], "UserSchema")) }
      return .ok(userSchema())
    }
    guard path.count == 4, path[0] == "schemas", path[1] == "apps", path[3] == "default" else {
      return .edge404
    }
    let app = try app(path[2])
    // Okta keeps no schema that could be read for an app that is switched off.
    guard app.isActive else { throw OktaRefusal(.notFound(app.id, "AppInstance")) }
    return .ok(appSchema(app, request))
  }

  /// `GET /meta/types/user` and `GET /meta/types/user/{id}`.
  private func typeRoute(
    _ request: OktaRequest, _ rest: ArraySlice<String>
  ) throws(OktaRefusal) -> OktaAnswer {
    guard let id = rest.first else { return .ok(.array(userTypes.map { body(of: $0, request) })) }
    guard let type = userTypes.first(where: { $0.id == id }), rest.count == 1 else {
      throw OktaRefusal(.notFound(id, "UserType"))
    }
    return .ok(body(of: type, request))
  }

  private func body(of type: DemoUserType, _ request: OktaRequest) -> JSONValue {
    let made = JSONValue.string(Instant(created).oktaTime)
    let schema = OpaqueID.make("osc", type.number)
    return [
      "id": .string(type.id), "displayName": .string(type.title), "name": .string(type.name),
      "default": .bool(type.number == DemoUserType.usual), "created": made, "lastUpdated": made,
      "_links": [
        "self": request.link("/api/v1/meta/types/user/\(type.id)"),
        "schema": request.link("/api/v1/meta/schemas/user/\(schema)"),
      ],
    ]
  }

  /// The schema of an app's profile, in the recorded shape.
  func appSchema(_ app: DemoApp, _ request: OktaRequest) -> JSONValue {
    schema(
      id: "\(request.parts.origin)/meta/schemas/apps/\(app.id)/default",
      name: app.name, title: "\(app.label) User",
      updated: app.schemaUpdated, created: app.created,
      custom: app.custom.map { ($0.variableName, body(of: $0)) },
      base: app.base.map { ($0.variableName, body(of: $0)) },
      required: app.base.filter(\.isRequired).map(\.variableName))
  }

  private func body(of attribute: DemoAttribute) -> JSONValue {
    var members: [JSONObject.Member] = [
      .init("title", .string(attribute.title)),
      .init("type", .string(attribute.type)),
    ]
    if attribute.isRequired { members.append(.init("required", true)) }
    if let name = attribute.externalName {
      members.append(.init("externalName", .string(name)))
    }
    if let namespace = attribute.externalNamespace {
      members.append(.init("externalNamespace", .string(namespace)))
    }
    members.append(.init("scope", attribute.isPersonal ? "SELF" : "NONE"))
    if !attribute.allowed.isEmpty {
      members.append(.init("enum", .array(attribute.allowed.map(JSONValue.string))))
    }
    return .object(JSONObject(members))
  }

  private func userSchema() -> JSONValue {
    func own(_ title: String, isRequired: Bool = false) -> JSONValue {
      let body: JSONValue = [
        "title": .string(title), "type": "string", "mutability": "READ_WRITE", "scope": "NONE",
        "permissions": [["principal": "SELF", "action": "READ_ONLY"]],
      ]
      return isRequired ? body.adding([.init("required", true)]) : body
    }
    return schema(
      id: "https://dx-demo.okta.example/meta/schemas/user/default", name: "user", title: "User",
      updated: created, created: created,
      custom: [
        ("startDate", own("Start date")), ("githubUsername", own("GitHub username")),
        ("gitlabUsername", own("GitLab username")),
      ],
      base: [
        ("login", own("Username", isRequired: true)), ("firstName", own("First name")),
        ("lastName", own("Last name")), ("middleName", own("Middle name")),
        ("email", own("Primary email", isRequired: true)), ("displayName", own("Display name")),
        ("title", own("Title")), ("department", own("Department")),
      ],
      required: ["login", "email"])
  }

  private func schema(
    id: String, name: String, title: String, updated: Int, created: Int,
    custom: [(String, JSONValue)], base: [(String, JSONValue)], required: [String]
  ) -> JSONValue {
    func part(_ id: String, _ attributes: [(String, JSONValue)], _ required: [String]) -> JSONValue
    {
      [
        "id": .string(id), "type": "object",
        "properties": .object(JSONObject(attributes.map { .init($0.0, $0.1) })),
        "required": .array(required.map(JSONValue.string)),
      ]
    }
    return [
      "id": .string(id), "$schema": "http://json-schema.org/draft-04/schema#",
      "name": .string(name), "title": .string(title),
      "lastUpdated": .string(Instant(updated).oktaTime),
      "created": .string(Instant(created).oktaTime),
      "definitions": [
        "custom": part("#custom", custom, []), "base": part("#base", base, required),
      ],
      "type": "object",
      "properties": [
        "profile": ["allOf": [["$ref": "#/definitions/custom"], ["$ref": "#/definitions/base"]]]
      ],
    ]
  }
}
