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
  private func appUserBody(_ user: AppUser, _ request: OktaRequest) -> JSON {
    let created = Timestamp(user.assignment.created).iso
    let group = user.assignment.group.map { OpaqueID.make("00g", $0) }
    let links = group.map { id in
      [JSON.Member(name: "group", value: request.link("/api/v1/groups/\(id)"))]
    }
    let body: JSON = [
      "id": .string(user.person.id), "externalId": .text(user.externalID),
      "created": .string(created), "lastUpdated": .string(Timestamp(user.lastUpdated).iso),
      "scope": .string(user.scope), "status": .string(user.status),
      "statusChanged": .string(created), "passwordChanged": nil,
      "syncState": .string(user.syncState),
      "credentials": user.userName.map { ["userName": .string($0)] } ?? [:],
      "profile": .object(user.profile),
      "_links": JSON.object(
        [
          .init(name: "app", value: request.link("/api/v1/apps/\(user.app.id)")),
          .init(name: "user", value: request.link("/api/v1/users/\(user.person.id)")),
        ] + (links ?? [])),
    ]
    guard request.query["expand"] == "user" else { return body }
    return body.adding([.init(name: "_embedded", value: ["user": userBody(user.person, request)])])
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
  ) -> JSON {
    guard let group = assignment.group.flatMap(group) else { return nil }
    let profile = assignment.groupProfile.sorted { $0.key < $1.key }
    let path = "/api/v1/apps/\(app.id)"
    let body: JSON = [
      "id": .string(group.id), "lastUpdated": .string(Timestamp(assignment.created).iso),
      "priority": .int(assignment.priority),
      "profile": .object(profile.map { JSON.Member(name: $0.key, value: $0.value) }),
      "_links": [
        "app": request.link(path), "self": request.link("\(path)/groups/\(group.id)"),
        "group": request.link("/api/v1/groups/\(group.id)"),
      ],
    ]
    guard request.query["expand"] == "group" else { return body }
    return body.adding([.init(name: "_embedded", value: ["group": groupBody(group, request)])])
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
  ) -> JSON {
    let source = OpaqueID.make("00g", push.group)
    let target = OpaqueID.make("00g", 1000 + push.number)
    let body: JSON = [
      "created": .string(Timestamp(push.created).shortISO),
      "id": .string(OpaqueID.make("gPm", push.number)),
      "lastUpdated": .string(Timestamp(push.created).shortISO), "sourceGroupId": .string(source),
      "status": .string(push.status), "targetGroupId": .string(target),
      "_links": [
        "app": request.link("/api/v1/apps/\(app.id)"),
        "sourceGroup": request.link("/api/v1/groups/\(source)"),
        "targetGroup": request.link("/api/v1/groups/\(target)"),
      ],
    ]
    guard let summary = push.errorSummary else { return body }
    return body.adding([.init(name: "errorSummary", value: .string(summary))])
  }
}

extension OktaAnswer {
  /// An `expand` that the endpoint doesn't know.
  static var badExpand: OktaAnswer { invalid("RequestParams", "Expand query is malformed.") }
}
