import SetupCore

extension [Event] {
  /// The events without the parts that the admin leaves out.
  ///
  /// Leaving out what is left out already changes nothing, so that a bundle reads as it was made.
  func leavingOut(_ parts: Set<BundlePart>) -> [Event] {
    guard !parts.isEmpty else { return self }
    let lastScreen = lastIndex { if case .screenShown = $0.kind { true } else { false } }
    var digests = LeftOutDigests()
    return enumerated().compactMap { index, event in
      if parts.contains(.screens), case .screenShown = event.kind, index != lastScreen {
        return nil
      }
      if let kind = event.kind.probedKind, parts.contains(.observation(kind)) { return nil }
      var event = event
      if parts.contains(.words) { event.kind = event.kind.withoutWords }
      if parts.contains(.backup) { event.kind = digests.replaced(in: event.kind) }
      return event
    }
  }
}

extension Event.Kind {
  /// The kind of observation that it is about; nil for anything else.
  fileprivate var probedKind: Observation.Kind? {
    if case .observed(let observation) = self { return observation.kind }
    if case .observedUnchanged(let kind) = self { return kind }
    if case .lookFailed(let kind, _, _) = self { return kind }
    return nil
  }

  fileprivate var withoutWords: Event.Kind {
    switch self {
    case .attested(let id, let role, let words) where !words.isEmpty:
      .attested(id: id, role: role, words: leftOutText)
    case .waived(let id, _): .waived(id: id, reason: leftOutText)
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attested,
      .attestationWithdrawn, .waiverWithdrawn, .backupKept, .backupRefused, .vaultForgotten,
      .organisationBound, .appBound, .dxHostConfirmed, .observed, .observedUnchanged, .lookFailed,
      .attributePlanned, .attributeDropped, .previewRecorded, .previewConfirmed, .writeIntended,
      .writeEnded, .tokenRevocationIntended, .tokenRevoked, .syncRan, .verdictsReported, .stepLeft,
      .wentBack,
      .advanceRefused, .screenShown, .symptomChosen, .questionAnswered, .answerTakenBack:
      self
    }
  }
}

// Digests become numbers: what was compared with which backup still shows.
private struct LeftOutDigests {
  private var numbers: [String: Int] = [:]

  mutating func replaced(in what: Event.Kind) -> Event.Kind {
    switch what {
    case .backupKept(let backup):
      return .backupKept(
        backup: Backup(
          source: backup.source, file: leftOutText, sha256: number(backup.sha256), bytes: 0,
          rows: 0, columns: [], emailColumn: ""))
    case .backupRefused: return .backupRefused(file: leftOutText, reason: "The reason is left out.")
    case .observed(.backupComparison(var observed)):
      observed.backup = number(observed.backup)
      return .observed(observation: .backupComparison(observed))
    case .observed(.people(var observed)):
      observed.backup = observed.backup.map { number($0) }
      return .observed(observation: .people(observed))
    case .observed(.backupShape(var observed)):
      observed.backup = number(observed.backup)
      return .observed(observation: .backupShape(observed))
    case .observed, .useCasesChosen, .activationRequested, .immediateSyncRequested, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .vaultForgotten, .organisationBound,
      .appBound, .dxHostConfirmed, .observedUnchanged, .lookFailed, .attributePlanned,
      .attributeDropped, .previewRecorded, .previewConfirmed, .writeIntended, .writeEnded,
      .tokenRevocationIntended, .tokenRevoked, .syncRan, .verdictsReported, .stepLeft, .wentBack,
      .advanceRefused,
      .screenShown, .symptomChosen, .questionAnswered, .answerTakenBack:
      return what
    }
  }

  private mutating func number(_ digest: String) -> String {
    let number = numbers[digest] ?? numbers.count + 1
    numbers[digest] = number
    return "\(leftOutText) \(number)"
  }
}
