import SetupCore

extension Oracle {
  /// What the newest looks say of a row, and the index of the look; nil before any.
  func sight(of id: PreconditionID, _ plan: [PlannedAttribute]) -> (Sight, Int)? {
    switch id {
    case .backupComplete: backupComplete
    case .appCreated: from(.app) { $0.isActiveApp ? .good : .bad }
    case .connectionEnabled: from(.connection) { $0.connectionSight }
    case .provisioningEnabled: provisioning
    case .defaultAttributesKept: defaults
    case .attributesCreated: from(.schema) { seen in plan.allSatisfy(seen.has) ? .good : .bad }
    case .attributesMapped: from(.mappings) { seen in plan.allSatisfy(seen.fills) ? .good : .bad }
    case .assignmentsPresent: from(.assignments) { $0.reachesSomebody ? .good : .bad }
    case .groupsPushed: from(.groupPush) { $0.pushesGroup ? .good : .bad }
    case .valuesArrived: from(.arrivedValues) { $0.hasArrived ? .good : .bad }
    default: nil
    }
  }

  private func from(_ kind: Observation.Kind, _ read: (Observation) -> Sight) -> (Sight, Int)? {
    seen(kind).map { (read($0.what), $0.index) }
  }

  private var backupComplete: (Sight, Int)? {
    guard let (index, what) = seen(.backupComparison), case .backupComparison(let seen) = what
    else { return nil }
    let kept = history.reversed().lazy.compactMap { event -> String? in
      if case .backupKept(let backup) = event.kind { backup.sha256 } else { nil }
    }.first
    return (kept != seen.backup ? .cannotTell : seen.missing == 0 ? .good : .bad, index)
  }

  private var provisioning: (Sight, Int)? {
    if let (index, what) = seen(.app), case .app(let app) = what,
      app.features.contains(where: { $0.hasPrefix("PUSH_") })
    {
      let wanted: Set = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
      return (wanted.isSubset(of: app.features) ? .good : .bad, index)
    }
    return from(.features) { seen in
      guard case .features(let features) = seen, case .read(let on) = features.toApp else {
        return .cannotTell
      }
      return on.create && on.update && on.deactivate ? .good : .bad
    }
  }

  private var defaults: (Sight, Int)? {
    let mappings = from(.mappings) { $0.keepsDefaults ? .good : .bad }
    var app = from(.app) { $0.hasUserName ? .good : .bad }
    if let (_, what) = seen(.app), case .appMissing = what { app = nil }
    if let mappings, mappings.0 == .bad { return mappings }
    if let app, app.0 == .bad { return app }
    guard let mappings, let app else { return nil }
    return history[mappings.1].at <= history[app.1].at ? mappings : app
  }
}

extension Observation {
  fileprivate var isActiveApp: Bool {
    if case .app(let app) = self { app.status == "ACTIVE" } else { false }
  }
  fileprivate var hasUserName: Bool {
    if case .app(let app) = self { app.userNameTemplate?.isEmpty == false } else { false }
  }
  fileprivate var connectionSight: Oracle.Sight {
    guard case .connection(let seen) = self, case .read(let status) = seen.status else {
      return .cannotTell
    }
    return ["ENABLED": .good, "DISABLED": .bad][status] ?? .cannotTell
  }
  fileprivate func has(_ planned: PlannedAttribute) -> Bool {
    guard case .schema(let schema) = self else { return false }
    return schema.custom.contains {
      $0.externalName == planned.externalName
        && $0.externalNamespace == "urn:ietf:params:scim:schemas:core:2.0:User"
    }
  }
  fileprivate func fills(_ planned: PlannedAttribute) -> Bool {
    guard case .mappings(let seen) = self, let mapping = seen.properties[planned.variableName]
    else { return false }
    return mapping.expression == planned.expression && mapping.push == .onCreateAndUpdate
  }
  fileprivate var keepsDefaults: Bool {
    guard case .mappings(let seen) = self else { return false }
    return [
      ("email", "user.email"), ("givenName", "user.firstName"), ("familyName", "user.lastName"),
    ]
    .allSatisfy { seen.properties[$0.0]?.expression == $0.1 }
  }
  fileprivate var reachesSomebody: Bool {
    guard case .assignments(let seen) = self else { return false }
    return seen.people > seen.inactive || seen.groups > seen.emptyGroups
  }
  fileprivate var pushesGroup: Bool {
    if case .groupPush(let seen) = self { seen.active > 0 } else { false }
  }
  fileprivate var hasArrived: Bool {
    if case .arrivedValues(let seen) = self {
      seen.lacking.values.allSatisfy { $0 == 0 }
    } else {
      false
    }
  }
}
