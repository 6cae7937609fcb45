import SetupCore

extension Oracle {
  enum Reading: Equatable { case good, bad, cannotTell }

  private static let needs: [PreconditionID: UseCase] = [
    .attributesPlanned: .userProperties, .attributesCreated: .userProperties,
    .attributesMapped: .userProperties, .valuesArrived: .userProperties, .groupsPushed: .roles,
  ]
  private static let ofPlan: Set<PreconditionID> = [
    .attributesCreated, .attributesMapped, .valuesArrived,
  ]

  /// The row's verdict, by section 4 of the design.
  func kind(_ id: PreconditionID) -> Verdict.Kind {
    if let use = Self.needs[id], let useCases, !useCases.contains(use) { return .met }
    let bare = bare(id)
    return bare != .met && isWaived(id) ? .waived : bare
  }

  private func bare(_ id: PreconditionID) -> Verdict.Kind {
    if Self.ofPlan.contains(id), planned.isEmpty {
      return useCases?.contains(.userProperties) == true ? .unmet : .unknown
    }
    return switch id {
    case .useCaseChosen: useCases.map { $0.isEmpty ? .unmet : .met } ?? .unmet
    case .featureEnabled, .syncConnected: word(id) == nil ? .unmet : .met
    case .attributesPlanned: planned.isEmpty ? .unmet : .met
    case .backupTaken: backupTaken
    default: observed(id)
    }
  }

  private var backupTaken: Verdict.Kind {
    guard let kept = last(where: { if case .backupKept = $0 { true } else { false } }) else {
      return .unmet
    }
    guard current == .backUp, !wasLeft(.backUp), word(.syncConnected) == nil else { return .met }
    if last(after: kept, where: { if case .vaultForgotten = $0 { true } else { false } }) != nil {
      return .unmet
    }
    let syncAfter = last(after: kept) { $0 == .syncRan }
    if let syncAfter, history[syncAfter].at > history[kept].at { return .stale }
    return age(kept) > 7 * 86_400 ? .stale : .met
  }

  private func observed(_ id: PreconditionID) -> Verdict.Kind {
    let given = word(id)
    guard let (reading, index) = reading(of: id, planned) else {
      guard let given else { return .unknown }
      return uncovered(id, by: given).isEmpty ? .met : .unknown
    }
    let wordDecides = given.map { reading == .cannotTell || ($0 > index && age(index) > 15 * 60) }
    guard let given, wordDecides == true else { return shown(id, reading, index) }
    let rest = uncovered(id, by: given)
    guard !rest.isEmpty, let (restReading, restIndex) = self.reading(of: id, rest) else {
      return .met
    }
    return shown(id, restReading, restIndex)
  }

  private func shown(_ id: PreconditionID, _ reading: Reading, _ index: Int) -> Verdict.Kind {
    switch reading {
    case .bad: return .unmet
    case .cannotTell: return .unknown
    case .good:
      let step = Self.step(of: id)
      let gates = step == current && !wasLeft(step) && id != .valuesArrived
      return gates && age(index) > 15 * 60 ? .stale : .met
    }
  }

  private func uncovered(_ id: PreconditionID, by word: Int) -> [PlannedAttribute] {
    guard id == .attributesCreated || id == .attributesMapped else { return [] }
    let then = plan(before: word)
    return planned.filter { now in
      !then.contains { old in
        guard old.externalName == now.externalName, old.variableName == now.variableName else {
          return false
        }
        return id == .attributesMapped ? old.expression == now.expression : old.type == now.type
      }
    }
  }

  static func step(of id: PreconditionID) -> Step {
    switch id {
    case .useCaseChosen, .featureEnabled: .enable
    case .backupTaken, .backupComplete: .backUp
    case .appCreated, .connectionEnabled, .provisioningEnabled: .createApp
    case .attributesPlanned, .defaultAttributesKept, .attributesCreated, .attributesMapped:
      .mapAttributes
    case .assignmentsPresent, .groupsPushed, .syncConnected, .valuesArrived: .finish
    }
  }

  /// Whether a step may be left.
  func mayLeave(_ step: Step) -> Bool {
    PreconditionID.allCases.filter { Self.step(of: $0) == step && $0 != .valuesArrived }
      .allSatisfy { id in
        switch kind(id) {
        case .met, .waived: true
        case .unknown: id == .backupComplete
        case .unmet, .stale: false
        }
      }
  }
}
