import Basics
import SetupCore

extension [Event] {
  /// The events from a moment on, and of the older ones those on which the state rests.
  ///
  /// The fold of the result is that of all events, but for their number: what was read or counted
  /// and then read or counted again, and screens that were left, are not needed for it.
  func condensed(before since: Instant) -> [Event] {
    var newer: Set<Subject> = []
    var kept: [Event] = []
    for (place, event) in enumerated().reversed() {
      let subject = Subject(event.kind)
      let isNeeded = subject.map { newer.insert($0).inserted } ?? true
      if isNeeded || event.at >= since || place == 0 { kept.append(event) }
    }
    return kept.reversed()
  }
}

extension SupportBundle {
  /// The earliest moment since which a bundle of a journal is no longer than a bundle may be; nil
  /// where none is.
  public static func sinceThatFits(_ events: [Event]) -> Instant? {
    sinceThatFits(events, lines: mostLines)
  }

  static func sinceThatFits(_ events: [Event], lines: Int) -> Instant? {
    let moments = Set(events.map(\.at)).sorted()
    var (first, end) = (0, moments.count)
    while first < end {
      let middle = (first + end) / 2
      let count = events.condensed(before: moments[middle]).count + BundleLine.fixedLines
      if count <= lines { end = middle } else { first = middle + 1 }
    }
    return first < moments.count ? moments[first] : nil
  }
}

/// What an event is the newest word of; the older ones of the same subject don't show in the state.
private enum Subject: Hashable {
  case observed(Observation.Kind)
  /// Told apart from other observations of the app: those give the bound app its label.
  case missingApp
  /// The newest of these dates the newest observation, which stays as well.
  case unchanged(Observation.Kind)
  case failed(Observation.Kind)
  case screen
  case refusal
  case verdicts

  init?(_ kind: Event.Kind) {
    switch kind {
    case .observed(.appMissing): self = .missingApp
    case .observed(let observation): self = .observed(observation.kind)
    case .observedUnchanged(let kind): self = .unchanged(kind)
    case .lookFailed(let kind, _, _): self = .failed(kind)
    case .screenShown: self = .screen
    case .advanceRefused: self = .refusal
    case .verdictsReported: self = .verdicts
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .backupKept, .backupRefused,
      .vaultForgotten, .organisationBound, .dxHostConfirmed, .appBound, .attributePlanned,
      .attributeDropped,
      .previewRecorded, .previewConfirmed, .writeIntended, .writeEnded, .tokenRevocationIntended,
      .tokenRevoked, .syncRan, .stepLeft, .wentBack, .symptomChosen,
      .questionAnswered, .answerTakenBack:
      return nil
    }
  }
}
