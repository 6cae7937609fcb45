import Screens
import SetupCore

extension Model {
  /// What is so, by which screens and blocks are shown.
  func facts(_ rows: Judgements) -> Set<Fact> {
    let enabled = rows.isMet(.featureEnabled)
    var facts: Set<Fact> = []
    func add(_ fact: Fact, if holds: Bool) { if holds { facts.insert(fact) } }
    add(.userProperties, if: setup.wants(.userProperties))
    add(.roles, if: setup.wants(.roles))
    add(.neither, if: setup.useCases?.value.isEmpty ?? false)
    facts.insert(connection.isLive ? .signedIn : .signedOut)
    add(.waiting, if: !enabled && setup.activationRequested != nil)
    add(.notAsked, if: !enabled && setup.activationRequested == nil)
    facts.insert(setup.plan.isEmpty ? .planEmpty : .planSet)
    add(.finished, if: rows.areDone(setup))
    add(.connected, if: rows.isMet(.syncConnected) && Step.allCases.allSatisfy(rows.letsLeave))
    add(.nightPassed, if: setup.nightPassed(at: now))
    add(.demo, if: access == .demo)
    facts.insert(access.canWrite ? .writable : .readOnly)
    add(.backupKept, if: setup.backup != nil && setup.forgotten == nil)
    add(.appBound, if: setup.app != nil)
    return facts
  }

  /// The screens that the set-up leads through now, in order.
  var visibleScreens: [Screen] {
    catalogue.visible(given: facts(Judgements(setup, at: now) { $1.judged($0, at: $2) }))
  }
}

extension [Screen] {
  /// Those of one step, or of the introduction.
  func of(_ step: Step?) -> [Screen] {
    filter { $0.step == step && $0.part == (step == nil ? .introduction : .step) }
  }
}
