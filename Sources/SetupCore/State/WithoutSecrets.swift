import Basics

/// A text as journal and bundle may have it: e-mail addresses and token-like strings replaced.
///
/// What has nothing to hide stays as it is, invisible characters too: a namespace that is nearly
/// right must be nearly right at support's as well. Control characters never stay.
public func withoutSecrets(_ text: String) -> String {
  let safe = redacted(text)
  if safe == text { return text }
  let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  let isWhole = text.unicodeScalars.count <= redactionLimit
  guard isWhole, !hasControls else { return safe }
  // Scalar by scalar nothing is long enough to be replaced, so only what is invisible goes.
  return text.unicodeScalars.map { redacted(String($0)) }.joined() == safe ? text : safe
}

/// The last part of a path, without e-mail addresses and token-like strings.
func safeFileName(_ path: String) -> String {
  let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
  return withoutSecrets(name)
}

/// A digest as it is, a whole or a shortened one; anything else as any text.
func safeDigest(_ text: String) -> String {
  let isDigest = [64, 16].contains(text.utf8.count) && Hexadecimal.bytes(text) != nil
  return isDigest ? text : withoutSecrets(text)
}

extension Event {
  /// The event as journal and bundle may have it; what was made by `Event.init` is so already.
  public var withoutSecrets: Event { Event(kind.withoutSecrets, at: at, offset: offset) }
}

extension Event.Kind {
  /// What happened, as journal and bundle may have it.
  ///
  /// No case is left out, so that a new one is thought about.
  var withoutSecrets: Event.Kind {
    switch self {
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attestationWithdrawn,
      .waiverWithdrawn, .vaultForgotten, .observedUnchanged, .syncRan, .stepLeft, .wentBack,
      .advanceRefused,
      .symptomChosen, .answerTakenBack:
      self
    case .attested(let id, let role, let words): .attested(id: id, role: role, words: safe(words))
    case .waived(let id, let reason): .waived(id: id, reason: safe(reason))
    case .backupKept(let backup): .backupKept(backup: backup.withoutSecrets)
    case .backupRefused(let file, let reason):
      .backupRefused(file: safeFileName(file), reason: safe(reason))
    case .organisationBound(let host): .organisationBound(host: safe(host))
    case .dxHostConfirmed(let host): .dxHostConfirmed(host: safe(host))
    case .appBound(let id, let label): .appBound(id: safe(id), label: safe(label))
    case .observed(let observation): .observed(observation: observation.withoutSecrets)
    case .lookFailed(let kind, let reason): .lookFailed(kind: kind, reason: safe(reason))
    case .attributePlanned(let entry): .attributePlanned(attribute: entry.withoutSecrets)
    case .attributeDropped(let name): .attributeDropped(externalName: safe(name))
    case .previewRecorded(let preview): .previewRecorded(preview: preview.withoutSecrets)
    case .previewConfirmed(let words): .previewConfirmed(words: safe(words))
    case .writeIntended(let write): .writeIntended(write: write.withoutSecrets)
    case .writeEnded(let host, let app, let outcome):
      .writeEnded(host: safe(host), app: safe(app), outcome: outcome.withoutSecrets)
    case .tokenRevocationIntended(let host): .tokenRevocationIntended(host: safe(host))
    case .tokenRevoked(let host): .tokenRevoked(host: safe(host))
    case .screenShown(let screen): .screenShown(screen: safe(screen))
    case .questionAnswered(let question, let answer):
      .questionAnswered(question: safe(question), answer: safe(answer))
    }
  }
}

extension RecordedPreview {
  /// The counts with names that a bundle may have.
  fileprivate var withoutSecrets: RecordedPreview {
    var copy = self
    for index in copy.changed.indices {
      copy.changed[index].attribute = safe(copy.changed[index].attribute)
    }
    for index in copy.over.indices {
      copy.over[index].attribute = copy.over[index].attribute.map(safe)
    }
    return copy
  }
}

extension Backup {
  fileprivate var withoutSecrets: Backup {
    Backup(
      source: source, file: safeFileName(file), sha256: safeDigest(sha256), bytes: bytes,
      rows: rows, columns: columns.map(safe), emailColumn: safe(emailColumn))
  }
}

extension PlannedAttribute {
  fileprivate var withoutSecrets: PlannedAttribute {
    PlannedAttribute(
      externalName: safe(externalName), variableName: safe(variableName), type: type,
      expression: ExpressionRules.holdsSecret(expression) ? safe(expression) : expression,
      source: source, digest: digest.map(safeDigest))
  }
}

extension Observation {
  fileprivate var withoutSecrets: Observation {
    switch self {
    case .app(let app): .app(app.withoutSecrets)
    case .appMissing(let id): .appMissing(id: safe(id))
    case .connection(let observed):
      .connection(
        ObservedConnection(
          status: observed.status.mapped(safe), baseURL: observed.baseURL.map(safe)))
    case .features(let observed): .features(ObservedFeatures(toApp: observed.toApp.mapped { $0 }))
    case .schema(let observed):
      .schema(
        ObservedSchema(
          base: observed.base.map(\.withoutSecrets), custom: observed.custom.map(\.withoutSecrets)))
    case .mappings(let observed): .mappings(observed.withoutSecrets)
    case .assignments(let observed): .assignments(observed.withoutSecrets)
    case .groupPush: self
    case .backupComparison(let observed):
      .backupComparison(
        ObservedBackupComparison(
          backup: safeDigest(observed.backup), people: observed.people, missing: observed.missing))
    case .arrivedValues(let observed):
      .arrivedValues(
        ObservedArrivedValues(
          people: observed.people, lacking: observed.lacking.safeKeys,
          notReported: observed.notReported.map(safe)))
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
    }
  }
}

extension Readable {
  fileprivate func mapped(_ transform: (Value) -> Value) -> Readable {
    switch self {
    case .read(let value): .read(transform(value))
    case .notReported(let reason): .notReported(reason: safe(reason))
    }
  }
}

extension ObservedApp {
  fileprivate var withoutSecrets: ObservedApp {
    ObservedApp(
      id: safe(id), name: safe(name), label: safe(label), status: safe(status),
      features: features.map(safe), signOnMode: safe(signOnMode), created: safe(created),
      userNameTemplate: userNameTemplate.map(safe), userNamePush: userNamePush.map(safe))
  }
}

extension ObservedAttribute {
  fileprivate var withoutSecrets: ObservedAttribute {
    ObservedAttribute(
      variableName: safe(variableName), externalName: externalName.map(safe),
      externalNamespace: externalNamespace.map(safe), type: safe(type), scope: scope.map(safe),
      allowed: allowed.map(safe))
  }
}

extension ObservedAssignments {
  fileprivate var withoutSecrets: ObservedAssignments {
    var copy = self
    if let types = userTypes { copy.userTypes?.counts = types.counts.safeKeys }
    copy.groupValues = groupValues?.map(safe)
    copy.emptyNames = emptyNames?.map(safe)
    copy.unread = unread?.map { Unread($0.part, reason: safe($0.reason)) }
    return copy
  }
}

extension ObservedMappings {
  fileprivate var withoutSecrets: ObservedMappings {
    ObservedMappings(
      properties.withoutSecrets, defaultType: defaultType.map(safe),
      others: (otherTypes ?? []).map {
        UserTypeMappings(
          id: safe($0.id), name: safe($0.name), properties: $0.properties.withoutSecrets)
      })
  }
}

extension [String: Mapping] {
  fileprivate var withoutSecrets: [String: Mapping] {
    mapValues { mapping in
      var push = mapping.push
      if case .other(let word) = push { push = .other(safe(word)) }
      return Mapping(
        expression: safe(mapping.expression), push: push, digest: mapping.digest.map(safeDigest))
    }.safeKeys
  }
}

extension [String: Int] {
  fileprivate var safeKeys: [String: Int] { safe(keysOf: self) }
}

extension [String: Mapping] {
  fileprivate var safeKeys: [String: Mapping] { safe(keysOf: self) }
}

/// In the order of the keys, so that two that become one are the same one everywhere.
func safe<Value>(keysOf values: [String: Value]) -> [String: Value] {
  let pairs = values.sorted { $0.key < $1.key }.map { (safe($0.key), $0.value) }
  return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
}

/// The short name that the lists above are read by.
func safe(_ text: String) -> String { withoutSecrets(text) }
