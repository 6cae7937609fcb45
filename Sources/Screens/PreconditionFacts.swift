import SetupCore

/// What the linter must know of a precondition, as the core's table has it.
extension PreconditionID {
  /// The step on whose screens it is to be shown; `values-arrived` belongs after the last step, and
  /// so to its screens.
  var shownInStep: Step { Precondition.of(self).step }

  /// Whether it can keep a step from being left.
  var canBlock: Bool { self != .valuesArrived }

  /// Whether a person's word can speak for it.
  var acceptsAttestation: Bool { Precondition.of(self).canBeAttested }

  /// Whether a person can choose to go on without it.
  var canBeWaived: Bool { Precondition.of(self).canBeWaived }
}
