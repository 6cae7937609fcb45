import SetupCore

extension Observation {
  /// What the diagnosis looks at, without anything that could be a secret or a person.
  ///
  /// Anything else is returned as it is: `filtered` has its own way with it.
  func patternsFiltered(_ safe: TextFilter) -> Observation {
    switch self {
    case .people(let seen): .people(seen.filtered(safe))
    case .groups(let seen): .groups(seen.filtered(safe))
    case .log(let seen):
      .log(ObservedLog(since: seen.since, groups: seen.groups.map { $0.filtered(safe) }))
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
    case .backupShape(let seen): .backupShape(seen.filtered(safe))
    default: self
    }
  }
}

extension ObservedPeople {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedPeople {
    var copy = self
    copy.backup = backup.map(safeDigest)
    copy.values = safe.keys(of: values).mapValues { seen in
      var value = seen
      value.shapes = seen.shapes.map { safe($0) }
      value.types = seen.types.map { safe($0) }
      return value
    }
    return copy
  }
}

extension ObservedGroups {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedGroups {
    var copy = self
    copy.shared.names = shared.names.map { safe($0) }
    copy.inError.names = inError.names.map { safe($0) }
    copy.values = safe.keys(of: values).mapValues { seen in
      var value = seen
      value.groups.names = seen.groups.names.map { safe($0) }
      return value
    }
    copy.errors = errors.map { safe($0) }
    return copy
  }
}

extension LogGroup {
  fileprivate func filtered(_ safe: TextFilter) -> LogGroup {
    var copy = self
    copy.eventType = safe(eventType)
    copy.outcome = safe(outcome)
    copy.reason = safe(reason)
    return copy
  }
}

extension ObservedBackupShape {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedBackupShape {
    var copy = self
    copy.backup = safeDigest(backup)
    copy.filled = safe.keys(of: filled)
    return copy
  }
}
