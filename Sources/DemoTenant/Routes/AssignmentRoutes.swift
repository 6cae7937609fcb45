import Basics

extension DemoOkta {
  /// `GET /apps/{id}/users`, with `expand=user`; made while paging, nobody is held.
  func appUsers(_ request: OktaRequest, _ app: DemoApp) throws(OktaRefusal) -> OktaAnswer {
    let expand = request.query["expand"]
    guard expand == nil || expand == "user" else { throw OktaRefusal(.badExpand) }
    return try Page(request, of: app.assignedPeople, limit: (50, 500)).answer { number in
      AppUser(people[number], of: app).map { appUserBody($0, request) } ?? nil
    }
  }

  /// `GET /apps/{id}/users/{userId}`.
  func appUser(
    _ request: OktaRequest, _ app: DemoApp, _ id: String
  ) throws(OktaRefusal) -> OktaAnswer {
    guard let number = OpaqueID.number(id, "00u"), let user = AppUser(people[number], of: app)
    else { throw OktaRefusal(.notFound(id, "AppUser")) }
    return .ok(appUserBody(user, request))
  }

  /// A person's record within the app, in the recorded shape.
  private func appUserBody(_ user: AppUser, _ request: OktaRequest) -> JSONValue {
    let created = Instant(user.assignment.created).oktaTime
    var links: [JSONObject.Member] = [
      .init("app", request.link("/api/v1/apps/\(user.app.id)")),
      .init("user", request.link("/api/v1/users/\(user.person.id)")),
    ]
    if let group = user.assignment.group {
      links.append(.init("group", request.link("/api/v1/groups/\(OpaqueID.make("00g", group))")))
    }
    let body: JSONValue = [
      "id": .string(user.person.id), "externalId": .text(user.externalID),
      "created": .string(created), "lastUpdated": .string(Instant(user.lastUpdated).oktaTime),
      "scope": .string(user.scope), "status": .string(user.status),
      "statusChanged": .string(created), "passwordChanged": nil,
      "syncState": .string(user.syncState),
      "credentials": user.userName.map { ["userName": .string($0)] } ?? [:],
      "profile": .object(JSONObject(user.profile)),
      "_links": .object(JSONObject(links)),
    ]
    guard request.query["expand"] == "user" else { return body }
    return body.adding([.init("_embedded", ["user": userBody(user.person, request)])])
  }

  /// `GET /apps/{id}/groups`, with `expand=group`.
  func appGroups(_ request: OktaRequest, _ app: DemoApp) throws(OktaRefusal) -> OktaAnswer {
    let expand = request.query["expand"]
    guard expand == nil || expand == "group" else { throw OktaRefusal(.badExpand) }
    let assigned = app.assignments.filter { $0.group != nil }
    let ranges = assigned.indices.map { $0..<$0 + 1 }
    return try Page(request, of: ranges, limit: (20, 200)).answer { index in
      appGroupBody(assigned[index], app, request)
    }
  }

  private func appGroupBody(
    _ assignment: Assignment, _ app: DemoApp, _ request: OktaRequest
  ) -> JSONValue {
    guard let group = assignment.group.flatMap(group) else { return nil }
    let profile = assignment.groupProfile.sorted { $0.key < $1.key }
    let path = "/api/v1/apps/\(app.id)"
    let body: JSONValue = [
      "id": .string(group.id), "lastUpdated": .string(Instant(assignment.created).oktaTime),
      "priority": .int(assignment.priority),
      "profile": .object(JSONObject(profile.map { .init($0.key, $0.value) })),
      "_links": [
        "app": request.link(path), "self": request.link("\(path)/groups/\(group.id)"),
        "group": request.link("/api/v1/groups/\(group.id)"),
      ],
    ]
    guard request.query["expand"] == "group" else { return body }
    return body.adding([.init("_embedded", ["group": groupBody(group, request)])])
  }

  /// `GET /apps/{id}/group-push/mappings`, also by status and by source group.
  func pushGroups(_ request: OktaRequest, _ app: DemoApp) throws(OktaRefusal) -> OktaAnswer {
    let found = app.pushGroups.filter { push in
      (request.query["status"] ?? push.status) == push.status
        && (request.query["sourceGroupId"] ?? OpaqueID.make("00g", push.group))
          == OpaqueID.make("00g", push.group)
    }
    let page = try Page(request, of: found.map { $0.number..<$0.number + 1 }, limit: (100, 1000))
    return page.answer { number in
      found.first { $0.number == number }.map { pushGroupBody($0, app, request) } ?? nil
    }
  }

  /// A push of a group, in the recorded shape.
  func pushGroupBody(
    _ push: DemoApp.PushGroup, _ app: DemoApp, _ request: OktaRequest
  ) -> JSONValue {
    let source = OpaqueID.make("00g", push.group)
    let target = OpaqueID.make("00g", 1000 + push.number)
    let body: JSONValue = [
      "created": .string(Instant(push.created).iso8601()),
      "id": .string(OpaqueID.make("gPm", push.number)),
      "lastUpdated": .string(Instant(push.created).iso8601()), "sourceGroupId": .string(source),
      "status": .string(push.status), "targetGroupId": .string(target),
      "_links": [
        "app": request.link("/api/v1/apps/\(app.id)"),
        "sourceGroup": request.link("/api/v1/groups/\(source)"),
        "targetGroup": request.link("/api/v1/groups/\(target)"),
      ],
    ]
    guard let summary = push.errorSummary else { return body }
    return body.adding([.init("errorSummary", .string(summary))])
  }
}

extension OktaAnswer {
  /// An `expand` that the endpoint doesn't know.
  static var badExpand: OktaAnswer { invalid("RequestParams", "Expand query is malformed.") }
}
