import Basics

extension DemoOkta {
  /// The number that the signed-in administrator has among the people.
  static let administrator = 0

  /// `GET /users/{id}`, `me` included.
  func user(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let id = request.path[1]
    if id == "me" { return .ok(userBody(administrator, request)) }
    guard let number = OpaqueID.number(id, "00u"), (0...people.count).contains(number) else {
      throw OktaRefusal(.notFound(id, "User"))
    }
    return .ok(userBody(number == Self.administrator ? administrator : people[number], request))
  }

  /// `GET /users`; made while paging, nobody is held.
  func userList(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    try request.refuse("filter")
    let found = try foundPeople(request)
    return try Page(request, of: found, limit: (200, 200)).answer {
      userBody(people[$0], request)
    }
  }

  /// Whom `search` and `q` name; letter case is aside in both.
  private func foundPeople(_ request: OktaRequest) throws(OktaRefusal) -> [Range<Int>] {
    let everybody = 1..<people.count + 1
    let search = try request.query["search"].map { text throws(OktaRefusal) in
      guard let filter = Filter(text.lowercased(), .people) else {
        throw OktaRefusal(.badFilter(text))
      }
      return filter
    }
    let start = request.query["q"]?.lowercased()
    guard search != nil || start != nil else { return [everybody] }
    return everybody.filter { number in
      let person = people[number]
      let values = [
        "profile.email": person.email, "profile.login": person.login, "id": person.id,
        "profile.firstname": "person", "profile.lastname": person.lastName,
      ]
      return search?.matches { values[$0].map { [$0.lowercased()] } ?? [] } != false
        && start.map { person.email.hasPrefix($0) || "person".hasPrefix($0) } != false
    }.map { $0..<$0 + 1 }
  }

  /// `GET /groups`, also by a filter of ids.
  func groupList(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    try request.refuse("search", "q")
    let filter = try Filter.of(request, .groups)
    let found = groups.indices.filter { index in
      filter?.matches { groups[index].filterValues($0) } != false
    }
    let ranges = found.map { $0..<$0 + 1 }
    return try Page(request, of: ranges, limit: (200, 200)).answer {
      groupBody(groups[$0], request)
    }
  }

  /// Whoever owns the API token.
  private var administrator: DemoPerson {
    var change = PersonChange()
    change.email = "admin@example.com"
    change.login = "admin@example.com"
    return DemoPerson(Self.administrator, change: change)
  }

  /// A person in the recorded shape.
  func userBody(_ person: DemoPerson, _ request: OktaRequest) -> JSONValue {
    let made = Instant(created).oktaTime
    return [
      "id": .string(person.id), "status": .string(person.status), "created": .string(made),
      "activated": .string(made), "statusChanged": .string(made), "lastLogin": nil,
      "lastUpdated": .string(made), "passwordChanged": nil,
      "type": ["id": .string(OpaqueID.make("oty", person.type))],
      "profile": .object(JSONObject(person.profile)),
      "credentials": ["provider": ["type": "OKTA", "name": "OKTA"]],
      "_links": ["self": request.link("/api/v1/users/\(person.id)")],
    ]
  }

  /// The organisation's id.
  var orgID: String { OpaqueID.make("00o", 1) }

  /// The group of an id, or the answer that there is none.
  func group(_ id: String) throws(OktaRefusal) -> DemoGroup {
    guard let number = OpaqueID.number(id, "00g"), let group = group(number) else {
      throw OktaRefusal(.notFound(id, "UserGroup"))
    }
    return group
  }

  /// A group in the recorded shape.
  func groupBody(_ group: DemoGroup, _ request: OktaRequest) -> JSONValue {
    let made = Instant(group.created).oktaTime
    let base = "/api/v1/groups/\(group.id)"
    return [
      "id": .string(group.id), "created": .string(made), "lastUpdated": .string(made),
      "lastMembershipUpdated": .string(made), "objectClass": ["okta:user_group"],
      "type": .string(group.type),
      "profile": ["name": .string(group.name), "description": nil],
      "_links": ["users": request.link("\(base)/users"), "apps": request.link("\(base)/apps")],
    ]
  }

  /// `GET /groups/{id}/users`.
  func groupUsers(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let group = try group(request.path[1])
    return try Page(request, of: [group.members], limit: (1000, 1000)).answer {
      userBody(people[$0], request)
    }
  }

  /// `GET /.well-known/okta-organization`, which needs no token.
  func wellKnown(_ request: OktaRequest) -> JSONValue {
    [
      "id": .string(orgID), "pipeline": "idx",
      "_links": ["organization": request.link("")],
    ]
  }

  /// `GET /org`.
  func organisation(_ request: OktaRequest) -> JSONValue {
    [
      "id": .string(orgID), "subdomain": "dx-demo", "companyName": "DX demo organisation",
      "status": "ACTIVE", "expiresAt": nil, "created": .string(Instant(created).oktaTime),
      "lastUpdated": .string(Instant(created).oktaTime), "website": "https://example.com",
      "phoneNumber": "", "endUserSupportHelpURL": "", "supportPhoneNumber": "", "address1": nil,
      "address2": nil, "city": nil, "state": nil, "country": nil, "postalCode": nil,
      "_links": ["preferences": request.link("/api/v1/org/preferences")],
    ]
  }
}
