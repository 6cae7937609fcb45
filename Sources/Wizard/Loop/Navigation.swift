import Basics
import Screens
import SetupCore

extension Model {
  /// Shows a screen from its top, and notes it once it was drawn.
  mutating func show(_ id: String?) -> [Effect] {
    guard let id, let next = catalogue.screen(id) else { return [] }
    screen = id
    (dialog, window.filter) = (nil, nil)
    if id != WellKnownScreen.people.rawValue, !followsListed(id) { people = nil }
    readFromTop()
    var effects: [Effect] = []
    let shown = Event(.screenShown(screen: id), at: now, offset: offset)
    if access == .hypothetical {
      setup.apply(shown)
    } else if access.canWrite, !isAhead {
      effects.append(.note(shown))
    }
    if next.hasPicker, backup.exports == nil { effects.append(.findExports) }
    return effects
  }

  // Who is followed from a list is left towards it.
  private func followsListed(_ id: String) -> Bool {
    id == WellKnownScreen.person.rawValue && returns.contains(WellKnownScreen.people.rawValue)
  }

  // In the list that one comes back to, the person who was followed is at hand.
  private mutating func focusFollowed() -> [Effect] {
    guard showsPeopleList, let name = preview.trace.name else { return [] }
    (focus, window.reveals) = (Target(.preview(.trace(name))), .focus)
    return []
  }

  /// A text is read from its top, wherever the first thing to press stands.
  mutating func readFromTop() { (focus, window.scroll, window.showedFocus) = (nil, 0, false) }

  /// What the first screen needs from outside.
  public mutating func begin() -> [Effect] {
    let effects = show(screen)
    beginAgain()
    if showsBundleFront { showBundleFront() }
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
    if let next = following(current), next.step == step {
      sayOpen(on: current)
      return show(next.id)
    }
    guard access.canWrite else { return show(following(current)?.id) }
    return append([setup.leaving(isAhead ? setup.position.step : step, at: now)])
  }

  // The introduction gates nothing but the choice that all later texts depend on.
  private mutating func leaveIntroduction() -> [Effect] {
    guard let current else { return [] }
    guard let next = following(current) else { return apply(intent: .window(.quit)) }
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
    if let back = returns.popLast() { return show(back) + focusFollowed() }
    let visible = visibleScreens
    guard let current, let index = visible.firstIndex(where: { $0.id == current.id }) else {
      return show(visible.of(setup.position.step).first?.id)
    }
    guard index > 0 else { return [] }
    let previous = visible[index - 1]
    if let step = previous.step, step != current.step, access.canWrite, current.step != nil,
      !isAhead
    {
      return append([.wentBack(to: step)])
    }
    return show(previous.id)
  }

  /// Goes to a step: back always, forward only over steps that may be left.
  mutating func go(to step: Step) -> [Effect] {
    returns = []
    let first = visibleScreens.of(step).first?.id
    if first == nil {
      return show(visibleScreens.first?.id)
        + say(.refused, "Neither use is chosen: choose one, and the steps are there.")
    }
    let here = setup.position.step
    guard access.canWrite, step != here else { return show(first) }
    if step < here { return append([.wentBack(to: step)]) }
    // Each step is judged as the current one, as if it were left by itself: age counts then.
    var ahead = setup
    var kinds: [Event.Kind] = []
    for passed in Step.allCases where passed >= here && passed < step {
      let kind = ahead.leaving(passed, at: now)
      // What can't be gone to yet can be read; the position stays, or its own screen would come in front.
      if case .advanceRefused = kind { return show(first) }
      kinds.append(kind)
      ahead.apply(Event(kind, at: now))
    }
    return append(kinds)
  }

  /// Whether the screen belongs to a step that isn't reached yet: it is read, and is no position.
  var isAhead: Bool {
    guard access.canWrite, let step = current?.step, current?.part == .step else { return false }
    return step > setup.position.step
  }

  // Going on inside a step passes open rows; that is said.
  private mutating func sayOpen(on screen: Screen) {
    let open = screen.preconditions.filter { setup.judged($0, at: now).blocks }
    guard !open.isEmpty, let step = screen.step else { return }
    let before = step.next.map { "before step \($0.rawValue)" } ?? "before the end"
    notice = Notice(
      .info, "Still open, \(before): \(open.map(\.title).joined(separator: ", ")).")
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
    let blockers = setup.blockers(of: step, at: now).map(\.id)
    notice = Notice(.refused, "Not yet: \(blockers.map(\.title).joined(separator: ", ")).")
    window.reveals = blockers.first.map { .row($0) }
  }
}
