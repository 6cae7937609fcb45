extension DemoTenant {
  /// The next sensible click on the way to a finished set-up; nil once it is finished.
  ///
  /// - Parameters:
  ///   - planned: the attributes that the admin wants synced.
  ///   - roles: whether groups are to decide roles.
  public func nextClick(
    _ planned: [DemoAttributePlan], roles: Bool = false
  ) -> ConsoleClick? {
    guard let app = okta.directory, app.canProvision else { return .createApp }
    return clickOnSettings(app) ?? clickOnAttributes(app, planned)
      ?? clickOnAssignments(app, roles: roles) ?? (dx.lastNight?.app == app ? nil : .runNightlySync)
  }

  /// The next sensible click where only the planned External names are known.
  public func nextClick(externalNames: [String], roles: Bool = false) -> ConsoleClick? {
    nextClick(externalNames.map(DemoAttributePlan.init(externalName:)), roles: roles)
  }

  /// What the side menu offers now: the next sensible click first, then the other ways to go.
  public func clicks(_ planned: [DemoAttributePlan], roles: Bool = false) -> [ConsoleClick] {
    var clicks = [nextClick(planned, roles: roles)].compactMap { $0 }
    guard let app = okta.directory else { return clicks }
    clicks += app.isActive ? [.deactivateApp] : [.activateApp]
    clicks += app.isIntegrated ? [.disableAPIIntegration] : [.enableAPIIntegration]
    if app.isIntegrated {
      clicks += app.creates ? [] : [.enableCreateUsers]
      clicks += app.updates ? [.disableUpdateUserAttributes] : [.enableUpdateUserAttributes]
      clicks += app.deactivates ? [] : [.enableDeactivateUsers]
    }
    for plan in planned { clicks += ways(app, plan) }
    clicks += app.userName.type == "NONE" ? [.setUserNameToEmail] : [.setUserNameToNone]
    clicks += app.assignments.isEmpty ? [.assignGroup, .assignPeople] : [.unassignEverybody]
    clicks += [.pushGroup, .forceSync, .runNightlySync, .revokeToken]
    var seen: Set<ConsoleClick> = []
    return clicks.filter { seen.insert($0).inserted }
  }

  private func ways(_ app: DemoApp, _ plan: DemoAttributePlan) -> [ConsoleClick] {
    let name = plan.variableName
    guard app.custom(named: name) != nil else {
      return [
        .addAttribute(plan), .addAttributeWithWrongNamespace(plan),
        .addAttributeWithoutNamespace(plan), .addAttributeWithWrongExternalName(plan),
      ]
    }
    let maps: [ConsoleClick] = [
      .mapAttribute(variableName: name, expression: plan.expression),
      .mapAttributeOnCreateOnly(variableName: name, expression: plan.expression),
    ]
    let isMapped = app.mapping(of: name) != nil
    return maps + (isMapped ? [.unmapAttribute(variableName: name)] : [])
      + [.deleteAttribute(variableName: name)]
  }

  private func clickOnSettings(_ app: DemoApp) -> ConsoleClick? {
    if !app.isActive { return .activateApp }
    if !app.isIntegrated { return .enableAPIIntegration }
    if !app.creates { return .enableCreateUsers }
    if !app.updates { return .enableUpdateUserAttributes }
    if !app.deactivates { return .enableDeactivateUsers }
    return app.userName.type == "NONE" ? .setUserNameToEmail : nil
  }

  /// Attributes one after another, each added and then mapped, the defaults restored last.
  private func clickOnAttributes(
    _ app: DemoApp, _ planned: [DemoAttributePlan]
  ) -> ConsoleClick? {
    for plan in planned {
      let name = plan.variableName
      guard let attribute = app.custom(named: name) else { return .addAttribute(plan) }
      guard attribute.reachesDX(as: plan.externalName), attribute.type == plan.type else {
        return .deleteAttribute(variableName: name)
      }
    }
    let wanted =
      planned.map { DemoMapping(variableName: $0.variableName, expression: $0.expression) }
      + DemoMapping.defaults
    for mapping in wanted where !app.has(mapping) {
      return .mapAttribute(
        variableName: mapping.variableName, expression: mapping.expression.source)
    }
    return nil
  }

  private func clickOnAssignments(_ app: DemoApp, roles: Bool) -> ConsoleClick? {
    if app.assignedPeople.isEmpty {
      let isAssigned = app.assignments.contains { $0.group == 2 }
      return isAssigned ? .assignPeople : .assignGroup
    }
    let isTooEarly = app.assignments.contains { !$0.isProvisioned }
    if isTooEarly
      || okta.people.changes.values.contains(where: { $0.appUser.hasExternalID == false })
    {
      return .provisionUsers
    }
    guard roles else { return nil }
    if app.pushGroups.contains(where: { $0.status == "ERROR" }) { return .retryAllGroups }
    return app.pushGroups.isEmpty ? .pushGroup : nil
  }
}
