import SetupCore

extension Oracle {
  /// What the newest observations mean for a row, and the index of the observation; nil before any.
  func reading(of id: PreconditionID, _ plan: [PlannedAttribute]) -> (Reading, Int)? {
    switch id {
    case .backupComplete: backupComplete
    case .appCreated: from(.app) { $0.isActiveApp ? .good : .bad }
    case .connectionEnabled: from(.connection) { $0.connectionReading }
    case .provisioningEnabled: provisioning
    case .defaultAttributesKept: defaults
    case .attributesCreated:
      from(.schema) { observed in plan.allSatisfy(observed.has) ? .good : .bad }
    case .attributesMapped:
      from(.mappings) { observed in plan.allSatisfy(observed.fills) ? .good : .bad }
    case .assignmentsPresent: from(.assignments) { $0.reachesSomebody ? .good : .bad }
    case .groupsPushed: from(.groupPush) { $0.pushesGroup ? .good : .bad }
    case .valuesArrived: from(.arrivedValues) { $0.hasArrived ? .good : .bad }
    default: nil
    }
  }

  private func from(_ kind: Observation.Kind, _ read: (Observation) -> Reading) -> (Reading, Int)? {
    observed(kind).map { (read($0.what), $0.index) }
  }

  private var backupComplete: (Reading, Int)? {
    guard let (index, what) = observed(.backupComparison),
      case .backupComparison(let observed) = what
    else { return nil }
    let kept = history.reversed().lazy.compactMap { event -> String? in
      if case .backupKept(let backup) = event.kind { backup.sha256 } else { nil }
    }.first
    return (kept != observed.backup ? .cannotTell : observed.missing == 0 ? .good : .bad, index)
  }

  private var provisioning: (Reading, Int)? {
    if let (index, what) = observed(.app), case .app(let app) = what,
      app.features.contains(where: { $0.hasPrefix("PUSH_") })
    {
      let wanted: Set = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
      return (wanted.isSubset(of: app.features) ? .good : .bad, index)
    }
    return from(.features) { observed in
      guard case .features(let features) = observed, case .read(let on) = features.toApp else {
        return .cannotTell
      }
      return on.create && on.update && on.deactivate ? .good : .bad
    }
  }

  private var defaults: (Reading, Int)? {
    let mappings = from(.mappings) { $0.keepsDefaults ? .good : .bad }
    var app = from(.app) { $0.hasUserName ? .good : .bad }
    if let (_, what) = observed(.app), case .appMissing = what { app = nil }
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
  fileprivate var connectionReading: Oracle.Reading {
    guard case .connection(let observed) = self, case .read(let status) = observed.status else {
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
    guard case .mappings(let observed) = self,
      let mapping = observed.properties[planned.variableName]
    else { return false }
    return mapping.expression == planned.expression && mapping.push == .onCreateAndUpdate
  }
  fileprivate var keepsDefaults: Bool {
    guard case .mappings(let observed) = self else { return false }
    return [
      ("email", "user.email"), ("givenName", "user.firstName"), ("familyName", "user.lastName"),
    ]
    .allSatisfy { observed.properties[$0.0]?.expression == $0.1 }
  }
  fileprivate var reachesSomebody: Bool {
    guard case .assignments(let observed) = self else { return false }
    return observed.people > observed.inactive || observed.groups > observed.emptyGroups
  }
  fileprivate var pushesGroup: Bool {
    if case .groupPush(let observed) = self { observed.active > 0 } else { false }
  }
  fileprivate var hasArrived: Bool {
    if case .arrivedValues(let observed) = self {
      observed.lacking.values.allSatisfy { $0 == 0 }
    } else {
      false
    }
  }
}
