import SetupCore

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
    default: self
    }
  }
}

extension ObservedPeople {
  fileprivate var withoutSecrets: ObservedPeople {
    var safe = self
    safe.backup = backup.map(safeDigest)
    safe.values = SetupStore.safe(keysOf: values).mapValues { seen in
      var value = seen
      value.shapes = seen.shapes.map { SetupStore.safe($0) }
      value.types = seen.types.map { SetupStore.safe($0) }
      return value
    }
    return safe
  }
}

extension ObservedGroups {
  fileprivate var withoutSecrets: ObservedGroups {
    var safe = self
    safe.shared.names = shared.names.map { SetupStore.safe($0) }
    safe.inError.names = inError.names.map { SetupStore.safe($0) }
    safe.values = SetupStore.safe(keysOf: values)
    safe.errors = errors.map { SetupStore.safe($0) }
    return safe
  }
}

extension LogGroup {
  fileprivate var withoutSecrets: LogGroup {
    var safe = self
    safe.eventType = SetupStore.safe(eventType)
    safe.outcome = SetupStore.safe(outcome)
    safe.reason = SetupStore.safe(reason)
    return safe
  }
}

extension ObservedBackupShape {
  fileprivate var withoutSecrets: ObservedBackupShape {
    var safe = self
    safe.backup = safeDigest(backup)
    safe.filled = SetupStore.safe(keysOf: filled)
    return safe
  }
}
