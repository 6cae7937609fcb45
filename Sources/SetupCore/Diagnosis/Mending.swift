import Basics

extension SetupState {
  /// What was seen of a kind, without what keeps these rows from holding; nil if nothing was seen.
  func mended(_ kind: Observation.Kind, for rows: Set<PreconditionID>) -> Observation? {
    switch observations[kind]?.value {
    case .app(let app): .app(app.mended(for: rows))
    case .appMissing(let id):
      .app(
        ObservedApp(
          id: id, name: "scim2testapp", label: app?.label ?? "The app", status: "ACTIVE",
          features: [], userNameTemplate: "${source.email}"))
    case .connection(let seen):
      .connection(ObservedConnection(status: .read("ENABLED"), baseURL: seen.baseURL))
    case .features:
      .features(ObservedFeatures(toApp: .read(.init(create: true, update: true, deactivate: true))))
    case .mappings(let seen): .mappings(mended(seen, for: rows))
    case .assignments(let seen): .assignments(seen.reachingSomebody)
    case .groupPush(let seen):
      .groupPush(
        ObservedGroupPush(
          total: max(1, seen.total), active: max(1, seen.active), inError: seen.inError))
    case .arrivedValues(let seen):
      .arrivedValues(ObservedArrivedValues(people: max(1, seen.people), lacking: [:]))
    case .backupComparison(let seen): comparison(seen)
    case .schema, .people, .groups, .log, .twinApps, .rateLimit, .backupShape, nil: nil
    }
  }

  private func comparison(_ seen: ObservedBackupComparison) -> Observation? {
    backup.map {
      .backupComparison(
        ObservedBackupComparison(backup: $0.value.sha256, people: seen.people, missing: 0))
    }
  }

  private func mended(
    _ seen: ObservedMappings, for rows: Set<PreconditionID>
  ) -> ObservedMappings {
    var mended = seen
    if rows.contains(.attributesMapped) {
      for planned in plan {
        let name = variableName(of: planned)
        guard seen.lack(of: planned, under: name) != nil else { continue }
        let had = seen.properties[name]?.expression.trimmingSpaces ?? ""
        let meant = planned.expression.isEmpty ? "user.\(name)" : planned.expression
        mended.properties[name] = Mapping(
          expression: had.isEmpty ? meant : had, push: .onCreateAndUpdate)
      }
    }
    if rows.contains(.defaultAttributesKept) {
      for attribute in DefaultAttribute.all where attribute.change(in: seen) != nil {
        mended.properties[attribute.variableName] = Mapping(
          expression: attribute.source, push: .onCreateAndUpdate)
      }
    }
    return mended
  }
}

extension ObservedApp {
  fileprivate func mended(for rows: Set<PreconditionID>) -> ObservedApp {
    var app = self
    if rows.contains(.appCreated) { app.status = "ACTIVE" }
    let isTold = ObservedFeatures.ToApp(features: features) != nil
    if rows.contains(.provisioningEnabled), isTold {
      let all = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
      app.features += all.filter { !features.contains($0) }
    }
    if rows.contains(.defaultAttributesKept), userNameTemplate?.isEmpty != false {
      app.userNameTemplate = "${source.email}"
    }
    return app
  }
}

extension ObservedAssignments {
  fileprivate var reachingSomebody: ObservedAssignments {
    let reaches = people > inactive || groups > emptyGroups
    return ObservedAssignments(
      people: reaches ? people : people + 1, inactive: inactive, groups: groups,
      emptyGroups: emptyGroups)
  }
}

extension ObservedSchema {
  /// The same with the right External namespace on everything that sends a planned name.
  func withNamespaces(of plan: [PlannedAttribute]) -> ObservedSchema {
    var mended = self
    for planned in plan {
      guard let seen = attribute(sending: planned.externalName),
        let index = mended.custom.firstIndex(of: seen)
      else { continue }
      mended.custom[index].externalNamespace = coreUserNamespace
    }
    return mended
  }

  /// The same with the planned External name on each planned variable that nothing else sends.
  func withNames(of plan: [PlannedAttribute]) -> ObservedSchema {
    var mended = self
    let names = Set(plan.map(\.externalName))
    for planned in plan where attribute(sending: planned.externalName) == nil {
      let index = mended.custom.firstIndex { $0.variableName == planned.variableName }
      guard let index, !names.contains(mended.custom[index].externalName ?? "") else { continue }
      mended.custom[index].externalName = planned.externalName
    }
    return mended
  }

  /// The same with all planned attributes, as they are planned.
  func with(_ plan: [PlannedAttribute]) -> ObservedSchema {
    let named = withNames(of: plan).withNamespaces(of: plan)
    let missing = plan.filter { named.attribute(sending: $0.externalName) == nil }
    let added = missing.map { planned in
      ObservedAttribute(
        variableName: planned.variableName, externalName: planned.externalName,
        externalNamespace: coreUserNamespace, type: planned.type.rawValue)
    }
    return ObservedSchema(base: base, custom: named.custom + added)
  }
}

extension Observation {
  /// The same without anything that the diagnosis takes for a sign of a fault.
  var quiet: Observation {
    switch self {
    case .people(let seen):
      .people(
        ObservedPeople(
          people: seen.people,
          values: seen.values.mapValues {
            ObservedValues(filled: $0.filled, distinct: $0.distinct)
          },
          newestChange: seen.newestChange, backup: seen.backup))
    case .groups: .groups(ObservedGroups())
    case .log(let seen):
      .log(ObservedLog(since: seen.since, groups: seen.groups.filter { !$0.isFailure }))
    default: self
    }
  }
}
