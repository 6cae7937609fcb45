import SetupCore

extension ObservedPeople {
  var withoutSecrets: ObservedPeople {
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
  var withoutSecrets: ObservedGroups {
    var safe = self
    safe.shared.names = shared.names.map { SetupStore.safe($0) }
    safe.inError.names = inError.names.map { SetupStore.safe($0) }
    safe.values = SetupStore.safe(keysOf: values)
    safe.errors = errors.map { SetupStore.safe($0) }
    return safe
  }
}

extension LogGroup {
  var withoutSecrets: LogGroup {
    var safe = self
    safe.eventType = SetupStore.safe(eventType)
    safe.outcome = SetupStore.safe(outcome)
    safe.reason = SetupStore.safe(reason)
    return safe
  }
}

extension ObservedBackupShape {
  var withoutSecrets: ObservedBackupShape {
    var safe = self
    safe.backup = safeDigest(backup)
    safe.filled = SetupStore.safe(keysOf: filled)
    return safe
  }
}
