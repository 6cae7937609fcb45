import Screens
import SetupCore

extension Model {
  /// What is so, by which screens and blocks are shown.
  ///
  /// - Parameter enabled: whether directory sync is active in DX.
  func facts(enabled: Bool) -> Set<Fact> {
    var facts: Set<Fact> = []
    func add(_ fact: Fact, if holds: Bool) { if holds { facts.insert(fact) } }
    add(.userProperties, if: setup.wants(.userProperties))
    add(.roles, if: setup.wants(.roles))
    add(.neither, if: setup.useCases?.value.isEmpty ?? false)
    facts.insert(connection.isLive ? .signedIn : .signedOut)
    add(.waiting, if: !enabled && setup.activationRequested != nil)
    add(.notAsked, if: !enabled && setup.activationRequested == nil)
    facts.insert(setup.plan.isEmpty ? .planEmpty : .planSet)
    add(.finished, if: setup.isFinished)
    add(.demo, if: access == .demo)
    facts.insert(access.canWrite ? .writable : .readOnly)
    add(.backupKept, if: setup.backup != nil && setup.forgotten == nil)
    add(.appBound, if: setup.app != nil)
    return facts
  }

  /// The screens that the set-up leads through now, in order.
  var visibleScreens: [Screen] {
    let enabled = setup.judged(.featureEnabled, at: now).verdict.kind == .met
    return catalogue.visible(given: facts(enabled: enabled))
  }
}

extension [Screen] {
  /// Those of one step, or of the introduction.
  func of(_ step: Step?) -> [Screen] {
    filter { $0.step == step && $0.part == (step == nil ? .introduction : .step) }
  }
}
