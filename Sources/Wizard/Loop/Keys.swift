import Screens
import SetupCore
import Terminal

extension Model {
  /// Takes a key: in a question it answers, in a field it types, else the keymap says.
  mutating func handle(key: Key) -> [Effect] {
    switch key {
    case .resized(let size):
      window.size = size
      return []
    case .resumed, .control("l"): return [.terminal(.redraw)]
    case .control("z"): return [.terminal(.suspend)]
    case .terminated, .endOfInput: return apply(intent: .window(.quit))
    case .interrupted where dialog == nil || timeLine != nil:
      return apply(intent: .window(.quit))
    default: break
    }
    // In a window that is too small nothing is drawn that a click could mean.
    if case .click = key, frame.isTooSmall { return [] }
    if notice != nil, answersNotice(key) { notice = nil }
    if timeLine != nil, dialog == nil { return handleInTimeLine(key) }
    if key == .escape, let effects = stopReading() { return effects }
    if dialog != nil { return handleInDialog(key) }
    if let effects = handleInFilter(key) { return effects }
    if key == .escape, isPast, access != .hypothetical { return showTimeLine() }
    if let effects = handleInField(key) { return effects }
    switch key {
    case .click(let point): return click(point)
    case .wheel(let up):
      window.onlyMoved = true
      return scroll(by: up ? -3 : 3)
    default:
      guard let intent = Keymap.intent(of: key) else { return [] }
      if case .focus(let focus) = intent { window.onlyMoved = focus.moves }
      return apply(intent: intent)
    }
  }

  // Moving and scrolling leave a notice where it is, and so does a key that does nothing.
  private func answersNotice(_ key: Key) -> Bool {
    if timeLine != nil || dialog != nil { return true }
    if case .edit = focused?.intent, case .character = key { return true }
    if case .click = key { return true }
    guard let intent = Keymap.intent(of: key), intent != .window(.notices) else { return false }
    if case .focus(let focus) = intent { return !focus.moves }
    return true
  }

  // In a field letters type; keys that edit nothing keep their meaning.
  private mutating func handleInField(_ key: Key) -> [Effect]? {
    guard case .edit(let id) = focused?.intent else { return nil }
    switch key {
    case .enter: return submitField(id)
    case .up, .down, .tab, .backTab, .escape: return nil
    default:
      var state = signIn.typed[id] ?? TextFieldState()
      guard state.handle(key) else { return nil }
      signIn.typed[id] = state
      return []
    }
  }

  private mutating func click(_ point: Point) -> [Effect] {
    let frame = frame
    if point.y == frame.footerLine {
      let entry = Keymap.footer(self).last { $0.x <= point.x }
      return entry.map { apply(intent: $0.intent) } ?? []
    }
    guard frame.body.contains(point), let lines = page?.layout.lines else { return [] }
    guard let index = viewport.line(at: point.y - frame.body.y), let target = lines[index].target
    else { return [] }
    return press(target)
  }
}

extension Model {
  /// Does what is wanted with the focus.
  mutating func apply(_ intent: Intent.Focus) -> [Effect] {
    switch intent {
    case .press: return pressFocused()
    case .toggle: return focused.map { press($0) } ?? []
    case .copy: return copyFocused()
    case .open: return openFocused()
    case .withdraw:
      guard case .showRow(let id) = focused?.intent else { return [] }
      return withdraw(id)
    case .next: return moveFocus(by: 1)
    case .back: return moveFocus(by: -1)
    case .pageDown: return scroll(by: frame.body.height - 2)
    case .pageUp: return scroll(by: 2 - frame.body.height)
    case .top: return scroll(to: .top)
    case .bottom: return scroll(to: .bottom)
    }
  }

  private mutating func press(_ target: Target) -> [Effect] {
    focus = target
    return apply(intent: target.intent)
  }

  // Enter on an option goes on, as the footer says; Space chooses it.
  private mutating func pressFocused() -> [Effect] {
    guard let focused else {
      // Nothing that can be pressed is in view: the text goes on first.
      guard page?.targets.isEmpty == false else { return goOn() }
      return scroll(by: (viewport.below > 0 ? 1 : -1) * (frame.body.height - 2))
    }
    if case .choose = focused.intent { return goOn() }
    return press(focused)
  }

  private mutating func copyFocused() -> [Effect] {
    switch focused?.intent {
    case .openLink(let text), .plan(.show(let text)): return copy(text)
    case let intent:
      let targets = [intent].compactMap { $0 } + (page?.targets ?? []).map(\.intent)
      return targets.first(where: \.copies).map { apply(intent: $0) } ?? []
    }
  }

  private mutating func openFocused() -> [Effect] {
    let targets = [focused].compactMap { $0 } + (page?.targets ?? [])
    for target in targets { if case .openLink(let url) = target.intent { return [.open(url)] } }
    return []
  }

  /// Moves the focus to the next thing; over a long text it scrolls first, so that all is read.
  mutating func moveFocus(by step: Int) -> [Effect] {
    guard let page, !page.targets.isEmpty else { return scroll(by: step) }
    let (targets, height, shown) = (page.targets, frame.body.height, viewport.lines)
    guard let there = target(by: step, on: page) else { return scroll(by: step * 3) }
    if let range = page.layout.range(of: targets[there]) {
      let isFar =
        step > 0
        ? range.lowerBound > shown.lowerBound + 2 * height - 3
        : range.upperBound < shown.lowerBound - height + 3
      if isFar { return scroll(by: step * (height - 2)) }
    }
    (focus, window.reveals) = (targets[there], .focus)
    return []
  }

  // The one after or before the focus; while that isn't in view, the next one out of view.
  private func target(by step: Int, on page: Page) -> Int? {
    if let here = focused.flatMap({ page.targets.firstIndex(of: $0) }) {
      return page.targets.indices.contains(here + step) ? here + step : nil
    }
    let shown = viewport.lines
    let starts = page.targets.map { page.layout.range(of: $0)?.lowerBound ?? 0 }
    return step > 0
      ? starts.firstIndex { $0 >= shown.lowerBound } : starts.lastIndex { $0 < shown.lowerBound }
  }

  private enum Edge { case top, bottom }

  // The first or last thing there has the focus, so that *next* goes through all.
  private mutating func scroll(to edge: Edge) -> [Effect] {
    let effects = scroll(by: edge == .top ? -.max / 2 : .max / 2)
    let viewport = viewport
    let shown = page?.targets.filter { isShown($0, in: viewport) } ?? []
    if let target = edge == .top ? shown.first : shown.last { focus = target }
    window.showedFocus = focused != nil
    return effects
  }

  private mutating func scroll(by lines: Int) -> [Effect] {
    guard let page else { return [] }
    let most = Viewport.lastScroll(
      total: page.layout.lines.count, height: frame.body.height)
    window.scroll = max(0, min(most, min(window.scroll, most).addingClamped(lines)))
    let viewport = viewport
    let shown = page.targets.filter { isShown($0, in: viewport) }
    if let chosen, !shown.contains(chosen), let first = shown.first {
      focus = lines > 0 ? first : shown.last
    }
    window.showedFocus = focused != nil
    return []
  }
}

extension Intent {
  /// Whether it copies something of the screen.
  var copies: Bool {
    if case .copy = self { return true }
    if case .copyDraft = self { return true }
    return false
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other > 0 ? .max : .min) : sum
  }
}
