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

/// What an event is the newest word of; the older ones of the same subject don't show in the state.
private enum Subject: Hashable {
  case observed(Observation.Kind)
  /// Told apart from other observations of the app: those give the bound app its label.
  case missingApp
  case failed(Observation.Kind)
  case screen
  case refusal
  case verdicts

  init?(_ kind: Event.Kind) {
    switch kind {
    case .observed(.appMissing): self = .missingApp
    case .observed(let observation): self = .observed(observation.kind)
    case .lookFailed(let kind, _, _): self = .failed(kind)
    case .screenShown: self = .screen
    case .advanceRefused: self = .refusal
    case .verdictsReported: self = .verdicts
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .backupKept, .backupRefused,
      .vaultForgotten, .organisationBound, .appBound, .attributePlanned, .attributeDropped,
      .previewRecorded, .previewConfirmed, .syncRan, .stepLeft, .wentBack, .symptomChosen,
      .questionAnswered, .answerTakenBack:
      return nil
    }
  }
}
