import Basics
import SetupCore

extension Event {
  /// The event as a bundle may have it.
  var withoutSecrets: Event { filtered(TextFilter()) }

  /// The same without some words besides.
  func filtered(_ safe: TextFilter) -> Event {
    Event(kind.filtered(safe), at: at, offset: offset)
  }
}

extension Event.Kind {
  /// What happened, as a bundle may have it.
  var withoutSecrets: Event.Kind { filtered(TextFilter()) }

  /// The same without some words; no case is left out, so that a new one is thought about.
  func filtered(_ safe: TextFilter) -> Event.Kind {
    switch self {
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attestationWithdrawn,
      .waiverWithdrawn, .vaultForgotten, .syncRan, .verdictsReported, .stepLeft, .wentBack,
      .advanceRefused, .symptomChosen, .answerTakenBack:
      self
    case .attested(let id, let role, let words): .attested(id: id, role: role, words: safe(words))
    case .waived(let id, let reason): .waived(id: id, reason: safe(reason))
    case .backupKept(let backup): .backupKept(backup: backup.filtered(safe))
    case .backupRefused(let file, let reason):
      .backupRefused(file: safe.fileName(file), reason: safe(reason))
    case .organisationBound(let host): .organisationBound(host: safe(host))
    case .appBound(let id, let label): .appBound(id: safe(id), label: safe(label))
    case .observed(let observation): .observed(observation: observation.filtered(safe))
    case .lookFailed(let kind, let reason, let remedy):
      .lookFailed(kind: kind, reason: safe(reason), remedy: remedy.map { safe($0) })
    case .attributePlanned(let entry): .attributePlanned(attribute: entry.filtered(safe))
    case .attributeDropped(let name): .attributeDropped(externalName: safe(name))
    case .previewRecorded(let preview): .previewRecorded(preview: preview.filtered(safe))
    case .previewConfirmed(let words): .previewConfirmed(words: safe(words))
    case .screenShown(let screen): .screenShown(screen: safe.id(screen))
    case .questionAnswered(let question, let answer):
      .questionAnswered(question: safe.id(question), answer: safe.id(answer))
    }
  }
}

extension RecordedPreview {
  /// The counts with names that a bundle may have.
  fileprivate func filtered(_ safe: TextFilter) -> RecordedPreview {
    var copy = self
    for index in copy.changed.indices {
      copy.changed[index].attribute = safe(copy.changed[index].attribute)
    }
    for index in copy.over.indices {
      copy.over[index].attribute = copy.over[index].attribute.map { safe($0) }
    }
    return copy
  }
}

extension Backup {
  fileprivate func filtered(_ safe: TextFilter) -> Backup {
    Backup(
      source: source, file: safe.fileName(file), sha256: safeDigest(sha256), bytes: bytes,
      rows: rows, columns: columns.map { safe($0) }, emailColumn: safe(emailColumn))
  }
}

extension PlannedAttribute {
  fileprivate func filtered(_ safe: TextFilter) -> PlannedAttribute {
    PlannedAttribute(
      externalName: safe(externalName), variableName: safe(variableName), type: type,
      expression: safe(expression))
  }
}

extension Observation {
  fileprivate func filtered(_ safe: TextFilter) -> Observation {
    switch self {
    case .app(let app): .app(app.filtered(safe))
    case .appMissing(let id): .appMissing(id: safe(id))
    case .connection(let seen):
      .connection(
        ObservedConnection(
          status: seen.status.mapped(safe) { safe($0) }, baseURL: seen.baseURL.map { safe($0) }))
    case .features(let seen): .features(ObservedFeatures(toApp: seen.toApp.mapped(safe) { $0 }))
    case .schema(let seen):
      .schema(
        ObservedSchema(
          base: seen.base.map { $0.filtered(safe) }, custom: seen.custom.map { $0.filtered(safe) }))
    case .mappings(let seen): .mappings(seen.filtered(safe))
    case .assignments, .groupPush: self
    case .backupComparison(let seen):
      .backupComparison(
        ObservedBackupComparison(
          backup: safeDigest(seen.backup), people: seen.people, missing: seen.missing))
    case .arrivedValues(let seen):
      .arrivedValues(
        ObservedArrivedValues(
          people: seen.people, lacking: safe.keys(of: seen.lacking),
          notReported: seen.notReported.map { safe($0) }))
    case .people, .groups, .log, .twinApps, .rateLimit, .backupShape: patternsFiltered(safe)
    }
  }
}

extension Readable {
  fileprivate func mapped(
    _ safe: TextFilter, _ transform: (Value) -> Value
  ) -> Readable {
    switch self {
    case .read(let value): .read(transform(value))
    case .notReported(let reason): .notReported(reason: safe(reason))
    }
  }
}

extension ObservedApp {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedApp {
    ObservedApp(
      id: safe(id), name: safe(name), label: safe(label), status: safe(status),
      features: features.map { safe($0) }, signOnMode: safe(signOnMode), created: safe(created),
      userNameTemplate: userNameTemplate.map { safe($0) },
      userNamePush: userNamePush.map { safe($0) })
  }
}

extension ObservedAttribute {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedAttribute {
    ObservedAttribute(
      variableName: safe(variableName), externalName: externalName.map { safe($0) },
      externalNamespace: externalNamespace.map { safe($0) }, type: safe(type),
      scope: scope.map { safe($0) },
      allowed: allowed.map { safe($0) })
  }
}

extension ObservedMappings {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedMappings {
    ObservedMappings(
      safe.keys(
        of: properties.mapValues { mapping in
          var push = mapping.push
          if case .other(let word) = push { push = .other(safe(word)) }
          return Mapping(expression: safe(mapping.expression), push: push)
        }))
  }
}
