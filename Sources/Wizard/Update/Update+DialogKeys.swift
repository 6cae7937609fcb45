import SetupCore
import Terminal

extension Model {
  /// Keys while a question is in front: Tab and arrows move, Enter answers, Esc closes.
  mutating func tookInDialog(_ key: Key) -> [Effect] {
    guard let asked = dialog else { return [] }
    switch key {
    case .escape, .interrupted:
      dialog = nil
      return []
    case .enter: return entered(asked)
    case .click(let point): return clickedInDialog(point, asked)
    default: break
    }
    if let index = asked.focusedField, key != .up, key != .down, key != .tab, key != .backTab {
      if dialog?.fields[index].state.handle(key) == true { dialog?.problem = nil }
      return []
    }
    switch key {
    case .down, .tab, .right, .character("j"): moveDialogFocus(by: 1)
    case .up, .backTab, .left, .character("k"): moveDialogFocus(by: -1)
    case .character(" "): if case .toggle(let index) = asked.focused { return toggled(index) }
    case .pageDown, .wheel(up: false): scrollDialog(by: 8)
    case .pageUp, .wheel(up: true): scrollDialog(by: -8)
    case .character(let character): return picked(character, asked)
    default: break
    }
    return []
  }

  // Enter in a field leads to the next one, in the last one it submits.
  private mutating func entered(_ asked: Dialog) -> [Effect] {
    switch asked.focused {
    case .toggle(let index): return toggled(index)
    case .choice(let index): return answered(index)
    case .field(let index):
      guard index + 1 < asked.fields.count else { return answered(0) }
      dialog?.focus += 1
      return []
    }
  }

  /// A part was taken in or left out.
  mutating func toggled(_ index: Int) -> [Effect] {
    guard dialog?.toggles.indices.contains(index) == true else { return [] }
    dialog?.toggles[index].isOn.toggle()
    return []
  }

  private mutating func moveDialogFocus(by step: Int) {
    guard let asked = dialog else { return }
    let layout = DialogLayout(asked, size)
    if asked.places.count == 1, layout.rows.count > layout.visible.count {
      return scrollDialog(by: step)
    }
    let count = asked.places.count
    dialog?.focus = (asked.focus + step + count) % count
  }

  private mutating func scrollDialog(by lines: Int) {
    guard let asked = dialog else { return }
    let layout = DialogLayout(asked, size)
    dialog?.scroll = max(0, min(asked.scroll + lines, layout.rows.count - layout.visible.count))
  }

  // A digit presses the choice that begins with it, as in the list of steps.
  private mutating func picked(_ character: Character, _ asked: Dialog) -> [Effect] {
    guard character.isNumber,
      let index = asked.choices.firstIndex(where: { $0.label.first == character })
    else { return [] }
    return answered(index)
  }

  private mutating func clickedInDialog(_ point: Point, _ asked: Dialog) -> [Effect] {
    if point.y == FrameLayout(size).footerLine {
      let entry = Keymap.footer(self).last { $0.x <= point.x }
      let binding = Keymap.inDialog.first { $0.asks == entry?.asks }
      return binding.map { tookInDialog($0.keys[0]) } ?? []
    }
    switch DialogLayout(asked, size).row(at: point) {
    case .field(let index): dialog?.focus = asked.toggles.count + index
    case .toggle(let index):
      dialog?.focus = index
      return toggled(index)
    case .choice(let index): return answered(index)
    default: break
    }
    return []
  }
}
