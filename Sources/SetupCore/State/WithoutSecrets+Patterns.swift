extension Observation {
  /// What the diagnosis looks at, without anything that could be a secret or a person.
  ///
  /// Anything else is returned as it is: `withoutSecrets` has its own way with it.
  var patternsWithoutSecrets: Observation {
    switch self {
    case .people(let seen): .people(seen.withoutSecrets)
    case .groups(let seen): .groups(seen.withoutSecrets)
    case .log(let seen):
      .log(ObservedLog(since: seen.since, groups: seen.groups.map(\.withoutSecrets)))
    case .twinApps(let seen):
      .twinApps(
        ObservedTwinApps(
          others: seen.others.map {
            ObservedTwinApps.App(id: safe($0.id), label: safe($0.label), created: safe($0.created))
          }))
    case .rateLimit(let seen):
      .rateLimit(
        ObservedRateLimit(
          path: safe(seen.path), limit: seen.limit, remaining: seen.remaining,
          resets: seen.resets, refused: seen.refused))
    case .backupShape(let seen): .backupShape(seen.withoutSecrets)
    case .app, .appMissing, .connection, .features, .schema, .mappings, .assignments, .groupPush,
      .backupComparison, .arrivedValues:
      self
    }
  }
}

extension PeoplePattern {
  fileprivate var withoutSecrets: PeoplePattern {
    var safe = self
    safe.digests = digests.map(safeDigest)
    return safe
  }
}

extension ObservedPeople {
  fileprivate var withoutSecrets: ObservedPeople {
    var safe = self
    safe.backup = backup.map(safeDigest)
    safe.signs = signs.mapValues(\.withoutSecrets)
    safe.values = SetupCore.safe(keysOf: values).mapValues { seen in
      var value = seen
      value.shapes = seen.shapes.map { SetupCore.safe($0) }
      value.signs = seen.signs.mapValues(\.withoutSecrets)
      value.types = seen.types.map { SetupCore.safe($0) }
      return value
    }
    return safe
  }
}

extension ObservedGroups {
  fileprivate var withoutSecrets: ObservedGroups {
    var safe = self
    safe.shared.names = shared.names.map { SetupCore.safe($0) }
    safe.membersNotAssigned = membersNotAssigned.withoutSecrets
    if let pattern = notAssignedOf {
      safe.notAssignedOf?.names = pattern.names.map { SetupCore.safe($0) }
    }
    safe.inError.names = inError.names.map { SetupCore.safe($0) }
    safe.values = SetupCore.safe(keysOf: values).mapValues { seen in
      var value = seen
      value.winner = seen.winner.map { SetupCore.safe($0) }
      value.contested = seen.contested.withoutSecrets
      value.groups.names = seen.groups.names.map { SetupCore.safe($0) }
      return value
    }
    safe.errors = errors.map { SetupCore.safe($0) }
    return safe
  }
}

extension LogGroup {
  fileprivate var withoutSecrets: LogGroup {
    var safe = self
    safe.eventType = SetupCore.safe(eventType)
    safe.outcome = SetupCore.safe(outcome)
    safe.reason = SetupCore.safe(reason)
    safe.people = people.withoutSecrets
    return safe
  }
}

extension ObservedBackupShape {
  fileprivate var withoutSecrets: ObservedBackupShape {
    var safe = self
    safe.backup = safeDigest(backup)
    safe.delimiter = SetupCore.safe(delimiter)
    safe.filled = SetupCore.safe(keysOf: filled)
    return safe
  }
}
