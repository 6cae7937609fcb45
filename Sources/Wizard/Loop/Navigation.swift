import Screens
import SetupCore

extension Model {
  /// Shows a screen from its top, and notes it once it was drawn.
  mutating func show(_ id: String?) -> [Effect] {
    guard let id, let next = catalogue.screen(id) else { return [] }
    screen = id
    (focus, window.scroll, dialog) = (nil, 0, nil)
    var effects: [Effect] = []
    let shown = Event(.screenShown(screen: id), at: now, offset: offset)
    if access == .hypothetical {
      setup.apply(shown)
    } else if access.canWrite {
      effects.append(.note(shown))
    }
    let hasPicker = next.blocks.contains { if case .picker = $0.content { true } else { false } }
    if hasPicker, backup.exports == nil { effects.append(.findExports) }
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

  mutating func open(_ screen: WellKnownScreen) -> [Effect] { open(screen.rawValue) }

  mutating func goOn() -> [Effect] {
    guard let current, current.part == .introduction || current.part == .step else { return [] }
    guard let step = current.step else { return leaveIntroduction() }
    if let next = following(current), next.step == step { return show(next.id) }
    guard access.canWrite else { return show(following(current)?.id) }
    return append([setup.leaving(step, at: now)])
  }

  // The introduction gates nothing but the choice that all later texts depend on.
  private mutating func leaveIntroduction() -> [Effect] {
    guard let current, let next = following(current) else { return [] }
    let chosen = setup.judged(.useCaseChosen, at: now)
    let asksHere = current.preconditions.contains(.useCaseChosen)
    if asksHere, chosen.blocks, setup.useCases == nil, access.canWrite {
      return append([.advanceRefused(step: .enable, reasons: [.useCaseChosen])])
    }
    if next.step != nil, chosen.blocks, access.canWrite {
      return append([.advanceRefused(step: .enable, reasons: [.useCaseChosen])])
    }
    return show(next.id)
  }

  mutating func leftStep(_ step: Step) -> [Effect] {
    notice = nil
    let visible = visibleScreens
    return show((step.next.map { visible.of($0).first } ?? visible.last)?.id)
  }

  mutating func goBack() -> [Effect] {
    if dialog != nil {
      dialog = nil
      return []
    }
    if takesAnswersBack { return tell([.answerTakenBack]) }
    if let back = returns.popLast() { return show(back) }
    let visible = visibleScreens
    guard let current, let index = visible.firstIndex(where: { $0.id == current.id }) else {
      return show(visible.of(setup.position.step).first?.id)
    }
    guard index > 0 else { return [] }
    let previous = visible[index - 1]
    if let step = previous.step, step != current.step, access.canWrite, current.step != nil {
      return append([.wentBack(to: step)])
    }
    return show(previous.id)
  }

  /// Goes to a step: back always, forward only over steps that may be left.
  mutating func go(to step: Step) -> [Effect] {
    returns = []
    let first = visibleScreens.of(step).first?.id
    let here = setup.position.step
    guard access.canWrite, step != here else { return show(first) }
    if step < here { return append([.wentBack(to: step)]) }
    // Each step is judged as the current one, as if it were left by itself: age counts then.
    var ahead = setup
    var kinds: [Event.Kind] = []
    for passed in Step.allCases where passed >= here && passed < step {
      let kind = ahead.leaving(passed, at: now)
      kinds.append(kind)
      if case .advanceRefused = kind { break }
      ahead.apply(Event(kind, at: now))
    }
    return append(kinds)
  }

  /// The screen after this one.
  private func following(_ screen: Screen) -> Screen? {
    let visible = visibleScreens
    guard let index = visible.firstIndex(where: { $0.id == screen.id }) else { return nil }
    return visible.dropFirst(index + 1).first
  }

  /// Opens the step's last screen, which has all its rows, where the one that blocks isn't in sight.
  mutating func showRows(of step: Step) -> [Effect] {
    guard let current, current.part != .introduction,
      let first = setup.blockers(of: step, at: now).first?.id,
      !current.preconditions.contains(first)
    else { return [] }
    return show(visibleScreens.of(step).last?.id)
  }

  /// Says that a step may not be left yet, with the first row that blocks in view.
  mutating func sayRefused(_ step: Step) {
    let title = step.next.map { "step \($0.rawValue)" } ?? "the end"
    notice = Notice(.refused, "Not yet: some rows below have to hold before \(title).")
    window.reveals = setup.blockers(of: step, at: now).first.map { .row($0.id) }
  }
}
