import SetupCore

/// What the linter must know of a precondition.
extension PreconditionID {
  /// The step on whose screens it is to be shown; `values-arrived` belongs after the last step, and
  /// so to its screens.
  var shownInStep: Step {
    switch self {
    case .useCaseChosen, .featureEnabled: .enable
    case .backupTaken, .backupComplete: .backUp
    case .appCreated, .connectionEnabled, .provisioningEnabled: .createApp
    case .attributesPlanned, .defaultAttributesKept, .attributesCreated, .attributesMapped:
      .mapAttributes
    case .assignmentsPresent, .groupsPushed, .syncConnected, .valuesArrived: .finish
    }
  }

  /// Whether it can keep a step from being left.
  var canBlock: Bool { self != .valuesArrived }

  /// Whether a person's word can speak for it.
  var acceptsAttestation: Bool {
    switch self {
    case .useCaseChosen, .backupTaken, .backupComplete, .attributesPlanned: false
    default: true
    }
  }

  /// Whether a person can choose to go on without it.
  var canBeWaived: Bool { self != .useCaseChosen }
}
