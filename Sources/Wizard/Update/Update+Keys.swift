import Screens
import SetupCore
import Terminal

extension Model {
  /// Takes a key: in a question it answers, in a field it types, else the keymap says.
  mutating func took(_ key: Key) -> [Effect] {
    switch key {
    case .resized(let size):
      self.size = size
      reveals = .focus
      return []
    case .resumed: return [.redraw]
    case .terminated, .endOfInput: return took(Message.quitAsked)
    case .interrupted where dialog == nil || timeLine != nil: return took(Message.quitAsked)
    default: break
    }
    notice = nil
    if timeLine != nil { return tookInTimeLine(key) }
    if showsHelp {
      showsHelp = false
      return []
    }
    if let running = verification, key == .escape {
      // Reading everyone answers once it has stopped, with what is kept.
      if running.file == Verification.everyone {
        notice = Notice(.info, "Stopping …")
        return [.cancelLooks]
      }
      verification = nil
      notice = Notice(.info, "The check was cancelled; nothing was kept.")
      return [.cancelVerification]
    }
    if dialog == nil, !looking.isEmpty, key == .escape {
      (looking, nextLook) = ([], nil)
      notice = Notice(.info, "Stopped reading. What was seen before stays.")
      return [.cancelLooks]
    }
    if dialog != nil { return tookInDialog(key) }
    if key == .escape, isPast, access != .hypothetical { return askTimeLine() }
    if let effects = tookInField(key) { return effects }
    switch key {
    case .click(let point): return clicked(point)
    case .wheel(let up): return scrolled(by: up ? -3 : 3)
    default: return Keymap.asked(by: key).map { asked($0) } ?? []
    }
  }

  // In a field letters type; keys that edit nothing keep their meaning.
  private mutating func tookInField(_ key: Key) -> [Effect]? {
    guard let page, case .field(let id) = focused(on: page) else { return nil }
    switch key {
    case .up, .down, .tab, .backTab, .escape, .enter: break
    default:
      var state = fields[id] ?? TextFieldState()
      guard state.handle(key) else { return nil }
      fields[id] = state
      return []
    }
    if key == .enter { return submitField(id) }
    return nil
  }

  mutating func asked(_ asks: Keymap.Asks) -> [Effect] {
    switch asks {
    case .press: return pressFocused()
    case .toggle: return toggleFocused()
    case .next: return goOn()
    case .back: return goBack()
    case .trouble: return open("trouble")
    case .steps: return took(Message.stepsAsked)
    case .copy: return copyFocused()
    case .open: return openFocused()
    case .rows: return took(Message.rowsAsked)
    case .withdraw: return withdrawFocused()
    case .play: return [.findClicks]
    case .signIn: return open("sign-in")
    case .look: return look()
    case .watch: return perform(.watch)
    case .note: return showsCauses ? open(WellKnownScreen.note.rawValue) : []
    case .bundle: return askBundle()
    case .whatIf: return took(Message.whatIfAsked)
    case .timeLine: return took(Message.timeLineAsked)
    case .help:
      showsHelp = true
      return []
    case .quit: return took(Message.quitAsked)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .mouse:
      mouseIsFree.toggle()
      notice = Notice(
        .info,
        mouseIsFree ? "The mouse selects text now; m takes it back." : "The mouse presses again.")
      return [.setMouse(!mouseIsFree)]
    case .focusNext: return moveFocus(by: 1)
    case .focusBack: return moveFocus(by: -1)
    case .pageDown: return scrolled(by: FrameLayout(size).body.height - 2)
    case .pageUp: return scrolled(by: 2 - FrameLayout(size).body.height)
    case .top: return scrolled(by: -.max / 2)
    case .bottom: return scrolled(by: .max / 2)
    }
  }

  // Enter on an option goes on, as the footer says; Space chooses it.
  private mutating func pressFocused() -> [Effect] {
    guard let page, let target = focused(on: page) else { return goOn() }
    if case .option = target { return goOn() }
    return pressed(target)
  }

  private mutating func toggleFocused() -> [Effect] {
    guard let page, let target = focused(on: page) else { return [] }
    return pressed(target)
  }

  private mutating func withdrawFocused() -> [Effect] {
    guard let page, case .row(let id) = focused(on: page) else { return [] }
    return withdraw(id)
  }

  /// Moves the focus to the next thing; over a long text it scrolls first, so that all is read.
  mutating func moveFocus(by step: Int) -> [Effect] {
    guard let page, !page.targets.isEmpty else { return scrolled(by: step) }
    let targets = page.targets
    let frame = FrameLayout(size)
    let here = focused(on: page).flatMap { targets.firstIndex(of: $0) } ?? 0
    let there = here + step
    guard targets.indices.contains(there) else { return scrolled(by: step * 3) }
    let top = top(height: frame.body.height)
    if let range = layout.range(of: targets[there]) {
      let isFar =
        step > 0
        ? range.lowerBound > top + 2 * frame.body.height - 3
        : range.upperBound < top - frame.body.height + 3
      if isFar { return scrolled(by: step * (frame.body.height - 2)) }
    }
    focus = targets[there]
    reveals = .focus
    return []
  }

  private mutating func scrolled(by lines: Int) -> [Effect] {
    let frame = FrameLayout(size)
    guard let page else { return [] }
    let most = max(0, layout.lines.count - frame.body.height)
    scroll = max(0, min(most, min(scroll, most).addingClamped(lines)))
    let shown = scroll..<scroll + frame.body.height
    let inView = page.targets.filter { layout.range(of: $0).map { shown.overlaps($0) } ?? false }
    if let focused = focused(on: page), !inView.contains(focused), let first = inView.first {
      focus = lines > 0 ? first : inView.last
    }
    return []
  }

  private mutating func clicked(_ point: Point) -> [Effect] {
    let frame = FrameLayout(size)
    if point.y == frame.footerLine {
      let entry = Keymap.footer(self).last { $0.x <= point.x }
      return entry.map { asked($0.asks) } ?? []
    }
    guard frame.body.contains(point) else { return [] }
    let index = top(height: frame.body.height) + point.y - frame.body.y
    guard layout.lines.indices.contains(index), let target = layout.lines[index].target else {
      return []
    }
    return pressed(target)
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other > 0 ? .max : .min) : sum
  }
}
