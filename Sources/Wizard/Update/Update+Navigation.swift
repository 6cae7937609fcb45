import Screens
import SetupCore

extension Model {
  /// Shows a screen from its top, and notes it once it was drawn.
  mutating func show(_ id: String?) -> [Effect] {
    guard let id, let next = catalogue.screen(id) else { return [] }
    screen = id
    (focus, scroll, dialog) = (nil, 0, nil)
    var effects: [Effect] = []
    let shown = Event(.screenShown(screen: id), at: now, offset: offset)
    if access == .hypothetical {
      setup.apply(shown)
    } else if access.canWrite {
      effects.append(.note(shown))
    }
    let hasPicker = next.blocks.contains { if case .picker = $0.content { true } else { false } }
    if hasPicker, exports == nil { effects.append(.findExports) }
    return effects
  }

  /// What the first screen needs from outside.
  public mutating func begin() -> [Effect] {
    let effects = show(screen)
    buildPage()
    return effects
  }

  /// Opens a side or troubleshooting screen, to come back from.
  mutating func open(_ id: String) -> [Effect] {
    guard let target = catalogue.screen(id), id != screen else { return [] }
    if target.part == .side || target.part == .trouble {
      returns.append(screen)
    } else {
      returns = []
    }
    return show(id)
  }

  mutating func goOn() -> [Effect] {
    guard let current, current.part == .introduction || current.part == .step else { return [] }
    guard let step = current.step else { return leaveIntroduction() }
    if let next = following(current), next.step == step { return show(next.id) }
    guard access.canWrite else { return show(following(current)?.id) }
    return record([setup.leaving(step, at: now)])
  }

  // The introduction gates nothing but the choice that all later texts depend on.
  private mutating func leaveIntroduction() -> [Effect] {
    guard let current, let next = following(current) else { return [] }
    let chosen = setup.judged(.useCaseChosen, at: now)
    let asksHere = current.preconditions.contains(.useCaseChosen)
    if asksHere, chosen.blocks, setup.useCases == nil, access.canWrite {
      return record([.advanceRefused(step: .enable, reasons: [.useCaseChosen])])
    }
    if next.step != nil, chosen.blocks, access.canWrite {
      return record([.advanceRefused(step: .enable, reasons: [.useCaseChosen])])
    }
    return show(next.id)
  }

  mutating func leftStep(_ step: Step) -> [Effect] {
    notice = nil
    if let next = step.next { return show(walk(of: next).first?.id) }
    return show(walk.last?.id)
  }

  mutating func goBack() -> [Effect] {
    if dialog != nil {
      dialog = nil
      return []
    }
    if takesAnswersBack { return say([.answerTakenBack]) }
    if let back = returns.popLast() { return show(back) }
    guard let current, let index = walk.firstIndex(where: { $0.id == current.id }) else {
      return show(walk(of: setup.position.step).first?.id)
    }
    guard index > 0 else { return [] }
    let previous = walk[index - 1]
    if let step = previous.step, step != current.step, access.canWrite, current.step != nil {
      return record([.wentBack(to: step)])
    }
    return show(previous.id)
  }

  /// Goes to a step: back always, forward only over steps that may be left.
  mutating func go(to step: Step) -> [Effect] {
    returns = []
    guard access.canWrite else { return show(walk(of: step).first?.id) }
    let here = setup.position.step
    if step == here { return show(walk(of: step).first?.id) }
    if step < here { return record([.wentBack(to: step)]) }
    // Each step is judged as the current one, as if it were left by itself: age counts then.
    var ahead = setup
    var happenings: [Event.Kind] = []
    for passed in Step.allCases where passed >= here && passed < step {
      let happening = ahead.leaving(passed, at: now)
      happenings.append(happening)
      if case .advanceRefused = happening { break }
      ahead.apply(Event(happening, at: now))
    }
    return record(happenings)
  }

  /// The screen after this one in the walk.
  func following(_ screen: Screen) -> Screen? {
    let walk = walk
    guard let index = walk.firstIndex(where: { $0.id == screen.id }), index + 1 < walk.count
    else { return nil }
    return walk[index + 1]
  }

  /// Opens the step's last screen, which has all its rows, where the one in the way isn't in sight.
  mutating func showRows(of step: Step) -> [Effect] {
    guard let current, current.part != .introduction,
      let first = setup.blockers(of: step, at: now).first?.id,
      !current.preconditions.contains(first)
    else { return [] }
    return show(walk(of: step).last?.id)
  }
}
