import Basics

extension DemoOkta {
  /// Makes, switches and deletes the pushes of groups.
  mutating func writePushGroup(
    _ request: OktaRequest, _ app: DemoApp
  ) throws(OktaRefusal) -> OktaAnswer {
    switch (request.method, request.path.count) {
    case ("POST", 4): return try addPushGroup(request, app)
    case ("PATCH", 5): return try switchPushGroup(request, app, try push(request, app))
    case ("DELETE", 5): return try deletePushGroup(request, app, try push(request, app))
    default: throw OktaRefusal(.wrongMethod)
    }
  }

  /// `GET /apps/{id}/group-push/mappings/{mappingId}`.
  func pushGroup(_ request: OktaRequest, _ app: DemoApp) throws(OktaRefusal) -> OktaAnswer {
    .ok(pushGroupBody(app.pushGroups[try push(request, app)], app, request))
  }

  /// The place of the push that the path names.
  private func push(_ request: OktaRequest, _ app: DemoApp) throws(OktaRefusal) -> Int {
    let id = request.path[4]
    let number = OpaqueID.number(id, "gPm")
    guard let index = app.pushGroups.firstIndex(where: { $0.number == number }) else {
      throw OktaRefusal(.notFound(id, "GroupPushMapping"))
    }
    return index
  }

  private mutating func addPushGroup(
    _ request: OktaRequest, _ app: DemoApp
  ) throws(OktaRefusal) -> OktaAnswer {
    let body = try request.object()
    let group = try group(body["sourceGroupId"]?.string ?? "")
    guard app.canProvision, app.isIntegrated else {
      throw OktaRefusal.notChanged("groupPush", "Provisioning is not supported.")
    }
    guard (body["targetGroupId"] == nil) != (body["targetGroupName"] == nil) else {
      throw OktaRefusal.notChanged(
        "groupPush", "Either targetGroupId or targetGroupName must be provided.")
    }
    guard !app.pushGroups.contains(where: { $0.group == group.number }) else {
      throw OktaRefusal.notChanged("groupPush", "The group is pushed already.")
    }
    let number = (app.pushGroups.map(\.number).max() ?? 0) + 1
    var push = DemoApp.PushGroup(number: number, group: group.number, created: request.seconds)
    push.status = body["status"]?.string == "INACTIVE" ? "INACTIVE" : "ACTIVE"
    edit(app.id) { $0.pushGroups.append(push) }
    return OktaAnswer(status: 201, body: pushGroupBody(push, app, request))
  }

  private mutating func switchPushGroup(
    _ request: OktaRequest, _ app: DemoApp, _ index: Int
  ) throws(OktaRefusal) -> OktaAnswer {
    guard let status = try request.object()["status"]?.string,
      ["ACTIVE", "INACTIVE"].contains(status)
    else { throw OktaRefusal.notChanged("groupPush", "status is ACTIVE or INACTIVE.") }
    var push = app.pushGroups[index]
    push.status = status
    push.errorSummary = nil
    edit(app.id) { $0.pushGroups[index] = push }
    return .ok(pushGroupBody(push, app, request))
  }

  private mutating func deletePushGroup(
    _ request: OktaRequest, _ app: DemoApp, _ index: Int
  ) throws(OktaRefusal) -> OktaAnswer {
    guard ["true", "false"].contains(request.query["deleteTargetGroup"]) else {
      throw OktaRefusal.notChanged("groupPush", "deleteTargetGroup must be provided.")
    }
    guard app.pushGroups[index].status == "INACTIVE" else {
      throw OktaRefusal.notChanged("groupPush", "The mapping must be INACTIVE to be deleted.")
    }
    edit(app.id) { $0.pushGroups.remove(at: index) }
    return .noContent
  }
}
