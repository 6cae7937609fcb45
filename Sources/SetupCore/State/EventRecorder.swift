import Basics

/// Decides what of a run of events is journalled: of a probe only what changed.
///
/// That something was read again and is unchanged is one small event, noted when the last one is
/// over ten minutes old, and always when one of its rows was vouched for, waived or withdrawn
/// since, or another app bound: so a night of watching stays small, and no word outranks what was
/// seen after it.
public struct EventRecorder: Sendable {
  /// How long an unchanged observation needs no new line.
  static let silence = 10 * Span.minute

  /// What the events lead to.
  public private(set) var setup = SetupState()
  /// Kinds that are to be noted whatever they bring.
  private var due: Set<Observation.Kind> = []

  /// A recorder for a journal that has these events already.
  public init(after events: some Sequence<Event>) {
    for event in events { take(event) }
  }

  /// The event as it is to be journalled; nil where nothing is.
  public mutating func journalled(_ event: Event) -> Event? {
    guard let written = compact(event) else { return nil }
    take(written)
    return written
  }

  private func compact(_ event: Event) -> Event? {
    if case .observed(let observation) = event.kind {
      let kind = observation.kind
      guard let last = setup.observations[kind], last.value == observation else { return event }
      let isDue = due.contains(kind) || setup.failedProbes[kind] != nil
      guard isDue || !isRecent(last.at, event.at) else { return nil }
      return Event(.observedUnchanged(kind: kind), at: event.at, offset: event.offset)
    }
    if case .lookFailed(let kind, let reason, _) = event.kind, let last = setup.failedProbes[kind],
      last.value.reason == reason, isRecent(last.at, event.at)
    {
      return nil
    }
    return event
  }

  // A clock that was set back makes nothing recent.
  private func isRecent(_ last: Instant, _ now: Instant) -> Bool {
    now >= last && now.since(last) <= Self.silence
  }

  private mutating func take(_ event: Event) {
    setup.apply(event)
    if let kind = event.kind.observed { due.remove(kind) }
    due.formUnion(event.kind.makesDue)
  }
}

extension Event.Kind {
  /// Which kind of observation it is; nil for anything else.
  fileprivate var observed: Observation.Kind? {
    if case .observed(let observation) = self { return observation.kind }
    if case .observedUnchanged(let kind) = self { return kind }
    return nil
  }

  /// The observations that count anew after it: those of a row that someone spoke of, or all.
  fileprivate var makesDue: [Observation.Kind] {
    switch self {
    case .attested(let id, _, _), .attestationWithdrawn(let id), .waived(let id, _),
      .waiverWithdrawn(let id):
      Precondition.of(id).reads + Precondition.of(id).consults
    case .organisationBound, .appBound: Observation.Kind.allCases
    case .useCasesChosen, .dxHostConfirmed, .activationRequested, .immediateSyncRequested,
      .backupKept, .backupRefused, .writeIntended, .writeEnded, .tokenRevocationIntended,
      .tokenRevoked, .vaultForgotten, .observed, .observedUnchanged, .lookFailed,
      .attributePlanned, .attributeDropped, .previewRecorded, .previewConfirmed, .syncRan,
      .verdictsReported,
      .stepLeft, .wentBack, .advanceRefused, .screenShown, .symptomChosen, .questionAnswered,
      .answerTakenBack:
      []
    }
  }
}
