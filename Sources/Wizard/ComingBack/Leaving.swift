import SetupCore

extension Model {
  /// What is said once the terminal is given back: where the set-up stands, and what to run when.
  public var leavingLines: [String] {
    let sitting = suspended?.model ?? self
    switch sitting.access {
    case .readOnly, .hypothetical: return []
    case .demo: return ["The demo is over. Nothing outside of it was changed."]
    case .writable: return sitting.setup.events == 0 ? [] : [sitting.placeLine, sitting.nextVisit]
    }
  }

  private var placeLine: String {
    let step = setup.position.step
    return "At step \(step.rawValue) of 5, \(step.title). Everything is kept in "
      + "\(about.stateFolder)."
  }

  private var nextVisit: String {
    let command = about.command
    if setup.useCases?.value.isEmpty == true {
      return "Nothing is to be set up. Should a use for it come up: \(command)"
    }
    let open = setup.firstBlocker(at: now)?.id
    if open == .featureEnabled, setup.activationRequested != nil {
      return "Next, once DX support has answered: \(command)"
    }
    if let open { return "Next is \(open.title). To go on: \(command)" }
    if setup.judged(.valuesArrived, at: now).verdict.kind == .met {
      return "Directory sync is set up. Whether it still is, says: \(command) check"
    }
    return setup.nightPassed(at: now)
      ? "Next: did the values arrive? To go on: \(command)"
      : "Next, after the night: \(command). It asks whether the values arrived."
  }
}
