extension PeoplePattern {
  fileprivate var withDigestsAlone: PeoplePattern {
    var copy = self
    copy.digests = digests.map(safeDigest)
    return copy
  }
}

extension ObservedPeople {
  func filtered(_ safe: TextFilter) -> ObservedPeople {
    var copy = self
    copy.backup = backup.map(safeDigest)
    copy.signs = signs.mapValues(\.withDigestsAlone)
    copy.values = safe.keys(of: values).mapValues { observed in
      var value = observed
      value.shapes = observed.shapes.map { safe($0) }
      value.signs = observed.signs.mapValues(\.withDigestsAlone)
      value.types = observed.types.map { safe($0) }
      return value
    }
    return copy
  }
}

extension ObservedGroups {
  func filtered(_ safe: TextFilter) -> ObservedGroups {
    var copy = self
    copy.shared.names = shared.names.map { safe($0) }
    copy.membersNotAssigned = membersNotAssigned.withDigestsAlone
    if let pattern = notAssignedOf {
      copy.notAssignedOf?.names = pattern.names.map { safe($0) }
    }
    copy.inError.names = inError.names.map { safe($0) }
    copy.values = safe.keys(of: values).mapValues { observed in
      var value = observed
      value.winner = observed.winner.map { safe($0) }
      value.contested = observed.contested.withDigestsAlone
      value.groups.names = observed.groups.names.map { safe($0) }
      return value
    }
    copy.errors = errors.map { safe($0) }
    return copy
  }
}

extension LogGroup {
  func filtered(_ safe: TextFilter) -> LogGroup {
    var copy = self
    copy.eventType = safe(eventType)
    copy.outcome = safe(outcome)
    copy.reason = safe(reason)
    copy.people = people.withDigestsAlone
    return copy
  }
}

extension ObservedBackupShape {
  func filtered(_ safe: TextFilter) -> ObservedBackupShape {
    var copy = self
    copy.backup = safeDigest(backup)
    copy.delimiter = safe(delimiter)
    copy.filled = safe.keys(of: filled)
    return copy
  }
}
