extension DemoOkta {
  /// `GET /meta/schemas/apps/{id}/default` and `GET /meta/schemas/user/default`.
  func schemaRoute(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let path = Array(request.path.dropFirst())
    if path == ["schemas", "user", "default"] { return .ok(userSchema()) }
    guard path.count == 4, path[0] == "schemas", path[1] == "apps", path[3] == "default" else {
      return .edge404
    }
    let app = try app(path[2])
    // Okta keeps no schema that could be read for an app that is switched off.
    guard app.isActive else { throw OktaRefusal(.notFound(app.id, "AppInstance")) }
    return .ok(appSchema(app, request))
  }

  private func appSchema(_ app: DemoApp, _ request: OktaRequest) -> JSON {
    schema(
      id: "\(request.parts.origin)/meta/schemas/apps/\(app.id)/default",
      name: app.name, title: "\(app.label) User",
      updated: app.schemaUpdated, created: app.created,
      custom: app.custom.map { ($0.variableName, body(of: $0)) },
      base: app.base.map { ($0.variableName, body(of: $0)) },
      required: app.base.filter(\.isRequired).map(\.variableName))
  }

  private func body(of attribute: DemoAttribute) -> JSON {
    var members: [JSON.Member] = [
      .init(name: "title", value: .string(attribute.title)),
      .init(name: "type", value: .string(attribute.type)),
    ]
    if attribute.isRequired { members.append(.init(name: "required", value: true)) }
    if let name = attribute.externalName {
      members.append(.init(name: "externalName", value: .string(name)))
    }
    if let namespace = attribute.externalNamespace {
      members.append(.init(name: "externalNamespace", value: .string(namespace)))
    }
    members.append(.init(name: "scope", value: attribute.isPersonal ? "SELF" : "NONE"))
    if !attribute.allowed.isEmpty {
      members.append(.init(name: "enum", value: .array(attribute.allowed.map(JSON.string))))
    }
    return .object(members)
  }

  private func userSchema() -> JSON {
    func own(_ title: String, isRequired: Bool = false) -> JSON {
      let body: JSON = [
        "title": .string(title), "type": "string", "mutability": "READ_WRITE", "scope": "NONE",
        "permissions": [["principal": "SELF", "action": "READ_ONLY"]],
      ]
      return isRequired ? body.adding([.init(name: "required", value: true)]) : body
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
    custom: [(String, JSON)], base: [(String, JSON)], required: [String]
  ) -> JSON {
    func part(_ id: String, _ attributes: [(String, JSON)], _ required: [String]) -> JSON {
      [
        "id": .string(id), "type": "object",
        "properties": .object(attributes.map { .init(name: $0.0, value: $0.1) }),
        "required": .array(required.map(JSON.string)),
      ]
    }
    return [
      "id": .string(id), "$schema": "http://json-schema.org/draft-04/schema#",
      "name": .string(name), "title": .string(title),
      "lastUpdated": .string(Timestamp(updated).iso), "created": .string(Timestamp(created).iso),
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
