import Basics

extension Event {
  /// The event as journal and bundle may have it; what was made by `Event.init` is so already.
  public var withoutSecrets: Event { filtered(TextFilter()) }

  /// The same without some words besides.
  public func filtered(_ safe: TextFilter) -> Event {
    Event(journalled: kind.filtered(safe), at: at, offset: offset)
  }
}

extension Event.Kind {
  /// What happened, as journal and bundle may have it.
  var withoutSecrets: Event.Kind { filtered(TextFilter()) }

  /// The same without some words; no case is left out, so that a new one is thought about.
  func filtered(_ safe: TextFilter) -> Event.Kind {
    switch self {
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attestationWithdrawn,
      .waiverWithdrawn, .vaultForgotten, .observedUnchanged, .syncRan, .verdictsReported,
      .stepLeft, .wentBack,
      .advanceRefused,
      .symptomChosen, .answerTakenBack:
      self
    case .attested(let id, let role, let words): .attested(id: id, role: role, words: safe(words))
    case .waived(let id, let reason): .waived(id: id, reason: safe(reason))
    case .backupKept(let backup): .backupKept(backup: backup.filtered(safe))
    case .backupRefused(let file, let reason):
      .backupRefused(file: safe.fileName(file), reason: safe(reason))
    case .organisationBound(let host): .organisationBound(host: safe(host))
    case .dxHostConfirmed(let host): .dxHostConfirmed(host: safe(host))
    case .appBound(let id, let label): .appBound(id: safe(id), label: safe(label))
    case .observed(let observation): .observed(observation: observation.filtered(safe))
    case .lookFailed(let kind, let reason, let remedy):
      .lookFailed(kind: kind, reason: safe(reason), remedy: remedy.map { safe($0) })
    case .attributePlanned(let entry): .attributePlanned(attribute: entry.filtered(safe))
    case .attributeDropped(let name): .attributeDropped(externalName: safe(name))
    case .previewRecorded(let preview): .previewRecorded(preview: preview.filtered(safe))
    case .previewConfirmed(let words): .previewConfirmed(words: safe(words))
    case .writeIntended(let write): .writeIntended(write: write.filtered(safe))
    case .writeEnded(let host, let app, let outcome):
      .writeEnded(host: safe(host), app: safe(app), outcome: outcome.filtered(safe))
    case .tokenRevocationIntended(let host): .tokenRevocationIntended(host: safe(host))
    case .tokenRevoked(let host): .tokenRevoked(host: safe(host))
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
      expression: ExpressionRules.holdsSecret(expression)
        ? safe(expression) : safe.words(in: expression),
      source: source, digest: digest.map(safeDigest))
  }
}

extension Observation {
  /// What was read, with each of its texts as a filter gives it.
  func filtered(_ safe: TextFilter) -> Observation {
    switch self {
    case .app(let app): .app(app.filtered(safe))
    case .appMissing(let id): .appMissing(id: safe(id))
    case .connection(let observed):
      .connection(
        ObservedConnection(
          status: observed.status.mapped(safe) { safe($0) },
          baseURL: observed.baseURL.map { safe($0) }))
    case .features(let observed):
      .features(ObservedFeatures(toApp: observed.toApp.mapped(safe) { $0 }))
    case .schema(let observed):
      .schema(
        ObservedSchema(
          base: observed.base.map { $0.filtered(safe) },
          custom: observed.custom.map { $0.filtered(safe) }))
    case .mappings(let observed): .mappings(observed.filtered(safe))
    case .assignments(let observed): .assignments(observed.filtered(safe))
    case .groupPush(let observed):
      .groupPush(
        ObservedGroupPush(
          total: observed.total, active: observed.active, inError: observed.inError,
          unread: observed.unread.map { safe($0) }))
    case .backupComparison(let observed):
      .backupComparison(
        ObservedBackupComparison(
          backup: safeDigest(observed.backup), people: observed.people, missing: observed.missing))
    case .arrivedValues(let observed):
      .arrivedValues(
        ObservedArrivedValues(
          people: observed.people, lacking: safe.keys(of: observed.lacking),
          notReported: observed.notReported.map { safe($0) }))
    case .people(let observed): .people(observed.filtered(safe))
    case .groups(let observed): .groups(observed.filtered(safe))
    case .log(let observed):
      .log(ObservedLog(since: observed.since, groups: observed.groups.map { $0.filtered(safe) }))
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
    case .backupShape(let observed): .backupShape(observed.filtered(safe))
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

extension ObservedAssignments {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedAssignments {
    var copy = self
    if let types = userTypes { copy.userTypes?.counts = safe.keys(of: types.counts) }
    copy.groupValues = groupValues?.map { safe($0) }
    copy.emptyNames = emptyNames?.map { safe($0) }
    copy.unread = unread?.map { Unread($0.part, reason: safe($0.reason)) }
    return copy
  }
}

extension ObservedMappings {
  fileprivate func filtered(_ safe: TextFilter) -> ObservedMappings {
    ObservedMappings(
      properties.filtered(safe), defaultType: defaultType.map { safe($0) },
      others: (otherTypes ?? []).map {
        UserTypeMappings(
          id: safe($0.id), name: safe($0.name), properties: $0.properties.filtered(safe))
      },
      unread: (unread ?? []).map {
        UnreadMappings(id: safe($0.id), name: safe($0.name), reason: safe($0.reason))
      })
  }
}

extension [String: Mapping] {
  fileprivate func filtered(_ safe: TextFilter) -> [String: Mapping] {
    safe.keys(
      of: mapValues { mapping in
        var push = mapping.push
        if case .other(let word) = push { push = .other(safe(word)) }
        return Mapping(
          expression: safe(mapping.expression), push: push, digest: mapping.digest.map(safeDigest))
      })
  }
}
