import Basics

extension DemoOkta {
  /// `GET /apps`: by the beginning of name or label, or by a filter.
  func appList(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    var found = apps
    if let query = request.query["q"]?.lowercased() {
      found = found.filter {
        $0.name.lowercased().hasPrefix(query) || $0.label.lowercased().hasPrefix(query)
      }
    }
    if let filter = try Filter.of(request, .apps) {
      found = found.filter { app in filter.matches { app.filterValues($0) } }
    }
    let page = try Page(request, of: found.map { $0.number..<$0.number + 1 }, limit: (20, 200))
    return page.answer { number in
      found.first { $0.number == number }.map { appBody($0, request) } ?? nil
    }
  }

  /// An app in the recorded shape.
  func appBody(_ app: DemoApp, _ request: OktaRequest) -> JSONValue {
    [
      "id": .string(app.id),
      "orn": .string("orn:okta:idp:\(orgID):apps:\(app.name):\(app.id)"),
      "name": .string(app.name), "label": .string(app.label),
      "status": app.isActive ? "ACTIVE" : "INACTIVE",
      "lastUpdated": .string(Instant(app.lastUpdated).oktaTime),
      "created": .string(Instant(app.created).oktaTime),
      "accessibility": [
        "selfService": false, "errorRedirectUrl": nil, "loginRedirectUrl": nil,
      ],
      "visibility": [
        "autoLaunch": false, "autoSubmitToolbar": false, "hide": ["iOS": false, "web": false],
        "appLinks": ["login": true],
      ],
      "features": .array(app.features.map(JSONValue.string)), "signOnMode": .string(app.signOnMode),
      "credentials": credentials(app), "universalLogout": ["status": "UNSUPPORTED"],
      "settings": settings(app), "_links": links(of: app, request),
    ]
  }

  private func credentials(_ app: DemoApp) -> JSONValue {
    let template = app.userName
    guard app.signOnMode == "AUTO_LOGIN" else {
      return [
        "userNameTemplate": ["template": "${source.login}", "type": "BUILT_IN"], "signing": [:],
      ]
    }
    return [
      "scheme": "EDIT_USERNAME_AND_PASSWORD",
      "userNameTemplate": [
        "template": .string(template.template), "type": .string(template.type),
        "pushStatus": .string(template.pushStatus),
      ],
      "revealPassword": false, "signing": [:],
    ]
  }

  private func settings(_ app: DemoApp) -> JSONValue {
    let own: JSONValue =
      app.signOnMode == "BOOKMARK"
      ? [
        "requestIntegration": false,
        "url": .string("https://example.com/\(app.label.lowercased())"),
      ] : [:]
    return [
      "app": own,
      "notifications": [
        "vpn": ["network": ["connection": "DISABLED"], "message": nil, "helpUrl": nil]
      ],
      "manualProvisioning": false, "implicitAssignment": false, "emOptInStatus": "NONE",
      "notes": ["admin": nil, "enduser": nil],
    ]
  }

  private func links(of app: DemoApp, _ request: OktaRequest) -> JSONValue {
    let base = "/api/v1/apps/\(app.id)"
    let turn = app.isActive ? "deactivate" : "activate"
    return [
      "uploadLogo": request.link("\(base)/logo").adding([allowing("POST")]),
      "appLinks": [
        [
          "name": "login", "href": .string("\(request.parts.origin)/home/\(app.name)/\(app.id)"),
          "type": "text/html",
        ]
      ],
      "groups": request.link("\(base)/groups"), "users": request.link("\(base)/users"),
      turn: request.link("\(base)/lifecycle/\(turn)"),
    ]
  }

  /// The methods that a link allows.
  func allowing(_ methods: String...) -> JSONObject.Member {
    JSONObject.Member("hints", ["allow": .array(methods.map(JSONValue.string))])
  }

  /// `GET /apps/{id}/connections/default`: one of the two recorded shapes, or none.
  func connection(
    of app: DemoApp, _ request: OktaRequest
  ) throws(OktaRefusal) -> OktaAnswer {
    guard app.answer != .notReported else { throw OktaRefusal(.notFound(app.id, "AppInstance")) }
    guard app.canProvision else {
      return .ok(["status": "UNKNOWN", "profile": ["authScheme": "UNKNOWN"]])
    }
    let path = "/api/v1/apps/\(app.id)/connections/default"
    let status: JSONValue = app.isIntegrated ? "ENABLED" : "DISABLED"
    let turn = app.isIntegrated ? "deactivate" : "activate"
    let links: JSONValue = [
      turn: request.link("\(path)/lifecycle/\(turn)").adding([allowing("POST")]),
      "self": request.link(path).adding([allowing("POST", "GET")]),
    ]
    guard app.answer == .withProfile else {
      return .ok(["authScheme": "TOKEN", "status": status, "_links": links])
    }
    return .ok([
      "authScheme": "TOKEN", "baseUrl": .string(app.baseURL), "status": status,
      "profile": ["authScheme": "TOKEN"], "_links": links,
    ])
  }

  /// One provisioning feature; only `USER_PROVISIONING` is kept, the direction to the app.
  func feature(
    _ name: String, of app: DemoApp, _ request: OktaRequest
  ) throws(OktaRefusal) -> JSONValue {
    guard app.canProvision, app.isIntegrated, app.answer != .notReported else {
      throw OktaRefusal(.invalid("feature", "Provisioning is not supported."))
    }
    guard name == "USER_PROVISIONING" else { throw OktaRefusal(.notFound(name, "Feature")) }
    func status(_ isOn: Bool) -> JSONValue { ["status": isOn ? "ENABLED" : "DISABLED"] }
    return [
      "name": "USER_PROVISIONING", "status": "ENABLED",
      "description": "User provisioning settings from Okta to a downstream application",
      "capabilities": [
        "create": ["lifecycleCreate": status(app.creates)],
        "update": [
          "profile": status(app.updates), "lifecycleDeactivate": status(app.deactivates),
          "password": ["status": "DISABLED", "seed": "RANDOM", "change": "KEEP_EXISTING"],
        ],
      ],
      "_links": [
        "self": request.link("/api/v1/apps/\(app.id)/features/\(name)").adding([
          allowing("GET", "PUT")
        ])
      ],
    ]
  }
}

extension DemoApp {
  /// What a filter of `/apps` may ask for.
  fileprivate func filterValues(_ name: String) -> [String] {
    switch name {
    case "id": [id]
    case "name": [self.name]
    case "status": [isActive ? "ACTIVE" : "INACTIVE"]
    default: []
    }
  }
}
