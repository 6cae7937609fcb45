import SetupCore

extension Observation {
  /// What the diagnosis reads, without anything that could be a secret or a person.
  ///
  /// Anything else is returned as it is: `withoutSecrets` has its own way with it.
  var patternsWithoutSecrets: Observation {
    switch self {
    case .people(let observed): .people(observed.withoutSecrets)
    case .groups(let observed): .groups(observed.withoutSecrets)
    case .log(let observed):
      .log(ObservedLog(since: observed.since, groups: observed.groups.map(\.withoutSecrets)))
    case .twinApps(let observed):
      .twinApps(
        ObservedTwinApps(
          others: observed.others.map {
            ObservedTwinApps.App(id: safe($0.id), label: safe($0.label), created: safe($0.created))
          }))
    case .rateLimit(let observed):
      .rateLimit(
        ObservedRateLimit(
          path: safe(observed.path), limit: observed.limit, remaining: observed.remaining,
          resets: observed.resets, refused: observed.refused))
    case .backupShape(let observed): .backupShape(observed.withoutSecrets)
    default: self
    }
  }
}

extension ObservedPeople {
  fileprivate var withoutSecrets: ObservedPeople {
    var safe = self
    safe.backup = backup.map(safeDigest)
    safe.values = SetupStore.safe(keysOf: values).mapValues { observed in
      var value = observed
      value.shapes = observed.shapes.map { SetupStore.safe($0) }
      value.types = observed.types.map { SetupStore.safe($0) }
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
