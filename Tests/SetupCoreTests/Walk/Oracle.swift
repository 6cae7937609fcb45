import Basics
import SetupCore

/// The table of preconditions written out once more, over the bare list of events.
///
/// It shares no code with the fold or the gate: it searches the history backwards where they keep
/// a state, so that a rule that is wrong in one of them shows as a difference.
struct Oracle {
  let history: [Event]
  let now: Instant
  private let kinds: [Event.Kind]
  // What many rows ask for is searched once.
  /// Index of the last event that bound another organisation or app than before; -1 for none.
  let voided: Int
  /// What is planned at the end.
  let planned: [PlannedAttribute]
  /// The use cases that were chosen last; nil before a choice.
  let useCases: Set<UseCase>?
  /// The current step.
  let current: Step

  init(history: [Event], now: Instant) {
    (self.history, self.now, kinds) = (history, now, history.map(\.kind))
    (voided, planned) = (Self.voided(history), Self.plan(history[...]))
    (useCases, current) = (Self.useCases(history), Self.current(history))
  }

  // MARK: What the history says

  private static func voided(_ history: [Event]) -> Int {
    var (host, app, last) = (String?.none, String?.none, -1)
    for (index, event) in history.enumerated() {
      if case .organisationBound(let new) = event.kind {
        if let host, host != new { (last, app) = (index, nil) }
        host = new
      }
      if case .appBound(let new, _) = event.kind {
        if let app, app != new { last = index }
        app = new
      }
    }
    return last
  }

  static let oktaRows: Set<PreconditionID> = [
    .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
    .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed,
  ]

  func last(after start: Int = -1, where holds: (Event.Kind) -> Bool) -> Int? {
    // By hand: nothing else is called as often.
    var index = kinds.count - 1
    while index > start, !holds(kinds[index]) { index -= 1 }
    return index > start ? index : nil
  }

  func observed(_ kind: Observation.Kind) -> (index: Int, what: Observation)? {
    let start = kind == .backupComparison || kind == .arrivedValues ? -1 : voided
    let index = last(after: start) {
      if case .observed(let observation) = $0 { observation.kind == kind } else { false }
    }
    guard let index, case .observed(let what) = history[index].kind else { return nil }
    return (index, what)
  }

  func word(_ id: PreconditionID) -> Int? {
    let index = last(after: Self.oktaRows.contains(id) ? voided : -1) {
      switch $0 {
      case .attested(id, _, _), .attestationWithdrawn(id): true
      default: false
      }
    }
    guard let index, case .attested = history[index].kind else { return nil }
    return index
  }

  func isWaived(_ id: PreconditionID) -> Bool {
    let index = last(after: Self.oktaRows.contains(id) ? voided : -1) {
      switch $0 {
      case .waived(id, _), .waiverWithdrawn(id): true
      default: false
      }
    }
    guard let index, case .waived = history[index].kind else { return false }
    return true
  }

  /// What was planned before an event.
  func plan(before end: Int) -> [PlannedAttribute] { Self.plan(history[..<end]) }

  private static func plan(_ history: ArraySlice<Event>) -> [PlannedAttribute] {
    var plan: [PlannedAttribute] = []
    for event in history {
      if case .attributePlanned(let new) = event.kind {
        plan.removeAll { $0.externalName == new.externalName }
        plan.append(new)
      }
      if case .attributeDropped(let name) = event.kind {
        plan.removeAll { $0.externalName == name }
      }
    }
    return plan
  }

  private static func useCases(_ history: [Event]) -> Set<UseCase>? {
    for event in history.reversed() {
      if case .useCasesChosen(let chosen) = event.kind { return Set(chosen) }
    }
    return nil
  }

  private static func current(_ history: [Event]) -> Step {
    for event in history.reversed() {
      if case .stepLeft(let step) = event.kind { return step.next ?? step }
      if case .wentBack(let step) = event.kind { return step }
    }
    return .enable
  }

  func wasLeft(_ step: Step) -> Bool {
    last(after: step >= .createApp ? voided : -1) { $0 == .stepLeft(step: step) } != nil
  }

  func age(_ index: Int) -> Int { max(0, now.seconds - history[index].at.seconds) }
}
