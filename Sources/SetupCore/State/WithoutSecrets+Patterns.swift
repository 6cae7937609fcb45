extension PeoplePattern {
  fileprivate var withoutSecrets: PeoplePattern {
    var safe = self
    safe.digests = digests.map(safeDigest)
    return safe
  }
}

extension ObservedPeople {
  var withoutSecrets: ObservedPeople {
    var safe = self
    safe.backup = backup.map(safeDigest)
    safe.signs = signs.mapValues(\.withoutSecrets)
    safe.values = SetupCore.safe(keysOf: values).mapValues { observed in
      var value = observed
      value.shapes = observed.shapes.map { SetupCore.safe($0) }
      value.signs = observed.signs.mapValues(\.withoutSecrets)
      value.types = observed.types.map { SetupCore.safe($0) }
      return value
    }
    return safe
  }
}

extension ObservedGroups {
  var withoutSecrets: ObservedGroups {
    var safe = self
    safe.shared.names = shared.names.map { SetupCore.safe($0) }
    safe.membersNotAssigned = membersNotAssigned.withoutSecrets
    if let pattern = notAssignedOf {
      safe.notAssignedOf?.names = pattern.names.map { SetupCore.safe($0) }
    }
    safe.inError.names = inError.names.map { SetupCore.safe($0) }
    safe.values = SetupCore.safe(keysOf: values).mapValues { observed in
      var value = observed
      value.winner = observed.winner.map { SetupCore.safe($0) }
      value.contested = observed.contested.withoutSecrets
      value.groups.names = observed.groups.names.map { SetupCore.safe($0) }
      return value
    }
    safe.errors = errors.map { SetupCore.safe($0) }
    return safe
  }
}

extension LogGroup {
  var withoutSecrets: LogGroup {
    var safe = self
    safe.eventType = SetupCore.safe(eventType)
    safe.outcome = SetupCore.safe(outcome)
    safe.reason = SetupCore.safe(reason)
    safe.people = people.withoutSecrets
    return safe
  }
}

extension ObservedBackupShape {
  var withoutSecrets: ObservedBackupShape {
    var safe = self
    safe.backup = safeDigest(backup)
    safe.delimiter = SetupCore.safe(delimiter)
    safe.filled = SetupCore.safe(keysOf: filled)
    return safe
  }
}
