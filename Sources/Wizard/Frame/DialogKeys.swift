import SetupCore
import Terminal

extension Model {
  /// Keys while a question is in front: Tab and arrows move, Enter answers, Esc closes.
  mutating func handleInDialog(_ key: Key) -> [Effect] {
    guard let asked = dialog else { return [] }
    switch key {
    case .escape, .interrupted:
      dialog = nil
      return []
    case .enter: return enter(asked)
    case .click(let point): return clickInDialog(point, asked)
    default: break
    }
    if let index = asked.focusedField, key != .up, key != .down, key != .tab, key != .backTab {
      if dialog?.fields[index].state.handle(key) == true { dialog?.problem = nil }
      return []
    }
    switch key {
    case .down, .tab, .right, .character("j"): moveDialogFocus(by: 1)
    case .up, .backTab, .left, .character("k"): moveDialogFocus(by: -1)
    case .character(" "):
      if case .toggle(let index) = asked.focused { return apply(.toggle(index)) }
    case .pageDown, .wheel(up: false): scrollDialog(by: 8)
    case .pageUp, .wheel(up: true): scrollDialog(by: -8)
    case .character(let character): return pick(character, asked)
    default: break
    }
    return []
  }

  // Enter in a field leads to the next one, in the last one it submits.
  private mutating func enter(_ asked: Dialog) -> [Effect] {
    switch asked.focused {
    case .toggle(let index): return apply(.toggle(index))
    case .choice(let index): return pressChoice(index)
    case .field(let index):
      guard index + 1 < asked.fields.count else { return pressChoice(0) }
      dialog?.focus += 1
      return []
    }
  }

  private mutating func moveDialogFocus(by step: Int) {
    guard let asked = dialog else { return }
    let layout = DialogLayout(asked, window.size)
    if asked.places.count == 1, layout.rows.count > layout.visible.count {
      return scrollDialog(by: step)
    }
    let count = asked.places.count
    dialog?.focus = (asked.focus + step + count) % count
  }

  private mutating func scrollDialog(by lines: Int) {
    guard let asked = dialog else { return }
    let layout = DialogLayout(asked, window.size)
    dialog?.scroll = max(0, min(asked.scroll + lines, layout.rows.count - layout.visible.count))
  }

  // A digit presses the choice that begins with it, as in the list of steps.
  private mutating func pick(_ character: Character, _ asked: Dialog) -> [Effect] {
    guard character.isNumber,
      let index = asked.choices.firstIndex(where: { $0.label.first == character })
    else { return [] }
    return pressChoice(index)
  }

  private mutating func clickInDialog(_ point: Point, _ asked: Dialog) -> [Effect] {
    if point.y == FrameLayout(window.size).footerLine {
      let entry = Keymap.footer(self).last { $0.x <= point.x }
      let binding = Keymap.inDialog.first { $0.intent == entry?.intent }
      return binding.map { handleInDialog($0.keys[0]) } ?? []
    }
    switch DialogLayout(asked, window.size).row(at: point) {
    case .field(let index): dialog?.focus = asked.toggles.count + index
    case .toggle(let index):
      dialog?.focus = index
      return apply(.toggle(index))
    case .choice(let index): return pressChoice(index)
    default: break
    }
    return []
  }
}
