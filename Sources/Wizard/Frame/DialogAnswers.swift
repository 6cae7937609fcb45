import Basics
import HTTPTransport
import OktaAPI
import Screens
import SetupCore
import SetupStore
import Terminal

extension Model {
  mutating func apply(_ intent: Intent.Dialog) -> [Effect] {
    switch intent {
    case .press(let index): return pressChoice(index)
    case .toggle(let index):
      guard dialog?.toggles.indices.contains(index) == true else { return [] }
      dialog?.toggles[index].isOn.toggle()
      return []
    case .fill(let texts):
      guard var question = dialog else { return [] }
      for (index, text) in texts.enumerated() where question.fields.indices.contains(index) {
        question.fields[index].state = TextFieldState(text: text)
        question.fields[index].problem = nil
      }
      dialog = question
      return submit(question)
    }
  }

  /// A choice of the dialog was pressed: the last one closes it, the first one of a form submits.
  mutating func pressChoice(_ index: Int) -> [Effect] {
    guard let question = dialog, question.choices.indices.contains(index) else { return [] }
    if let intent = question.choices[index].intent {
      dialog = nil
      return apply(intent: intent)
    }
    if index < question.choices.count - 1 { return submit(question) }
    dialog = nil
    return []
  }

  private mutating func submit(_ question: Dialog) -> [Effect] {
    let texts = question.fields.map { $0.state.text.trimmingSpaces }
    if let refused = refusal(of: texts, for: question.purpose) {
      dialog?.problem = refused
      return []
    }
    if case .plan(let name) = question.purpose { return plan(texts, changing: name) }
    dialog = nil
    switch question.purpose {
    case .menu, .plan, .comingBack: return []
    case .attest(let id, let role):
      return append(
        [.attested(id: id, role: role, words: about.redacting(texts[0]))],
        saying: "Noted: \(id.title).")
    case .waive(let id):
      return append(
        [.waived(id: id, reason: about.redacting(texts[0]))], saying: "\(id.title) is waived.")
    case .backupPath: return verify(texts[0])
    case .compare: return [.readBundle(path: texts[0])]
    case .writeOut:
      guard let digest = setup.backup?.value.sha256 else { return [] }
      return [.writeOut(digest: digest, path: texts[0])]
    case .bundle:
      let without = question.toggles.filter { !$0.isOn }.compactMap { BundlePart(named: $0.name) }
      return [
        .writeBundle(path: texts[0], at: now, offset: offset, without: Set(without))
      ]
    case .dxHost(let host):
      let token = signIn.typed[.dxToken].flatMap { $0.text.isEmpty ? nil : Secret($0.text) }
      return append([.dxHostConfirmed(host: host)], saying: "Signing in …")
        + [.signIn(.dx(token: token, confirmed: setup.confirmedDXHosts.union([host])))]
    case .save(let text): return [.save(text: text, path: texts[0])]
    case .preview(let purpose): return submit(texts[0], for: purpose)
    case .writes(let proposal): return send(proposal, typed: texts[0])
    case .revocation: return revokeToken(typed: texts[0])
    case .confirm(.forgetVault): return [.forgetVault]
    case .confirm(.startOver): return [.startOver]
    }
  }

  // What is refused names what would be accepted. A token never goes into the journal.
  private func refusal(of texts: [String], for purpose: Dialog.Purpose) -> String? {
    // A path goes nowhere but to the system, and temporary folders look like tokens.
    if !purpose.asksForPath, texts.contains(where: { looksLikeToken($0) && !$0.isPersonID }) {
      return tokenSentence
    }
    switch purpose {
    case .waive(let id):
      if texts[0].isEmpty { return "A reason is needed: what speaks for going on without it?" }
      let needsWord = Precondition.of(id).waiving == .withReasonAndWord
      return needsWord && texts.last != Dialog.waiverWord
        ? "Type \(Dialog.waiverWord) as it stands, in capital letters." : nil
    case .dxHost(let host):
      return texts[0].lowercased() == host ? nil : "Type \(host) as it stands, or cancel."
    case .preview(let purpose): return refusal(of: texts[0], for: purpose)
    case .backupPath, .save, .writeOut, .bundle, .compare:
      return texts[0].isEmpty ? "Type the path of a file." : nil
    case .writes(let proposal): return Dialog.refusal(of: texts[0], word: proposal.word)
    case .revocation: return Dialog.refusal(of: texts[0], word: ConfirmedRevocation.word)
    case .menu, .attest, .plan, .comingBack, .confirm: return nil
    }
  }
}

/// What is said to a token that was typed where none belongs; window and commands say the same.
public let tokenSentence =
  "That looks like a token. It is not needed here, and is not kept: leave it out."

extension Model {
  /// Keys while a question is in front: Tab and arrows move, Enter answers, Esc closes.
  mutating func handleInDialog(_ key: Key) -> [Effect] {
    guard let question = dialog else { return [] }
    if filter(by: key) { return [] }
    if key == .escape, question.wouldLose, !question.asksToLeave {
      dialog?.asksToLeave = true
      return []
    }
    dialog?.asksToLeave = false
    switch key {
    case .escape, .interrupted:
      dialog = nil
      return []
    case .enter: return enter(question)
    case .click(let point): return clickInDialog(point, question)
    default: break
    }
    if let index = question.focusedField, key != .up, key != .down, key != .tab, key != .backTab {
      edit(field: index, by: key)
      return []
    }
    switch key {
    case .down, .tab, .right, .character("j"): moveDialogFocus(by: 1)
    case .up, .backTab, .left, .character("k"): moveDialogFocus(by: -1)
    case .home: goToEnd(last: false)
    case .end: goToEnd(last: true)
    case .character(" "):
      if case .toggle(let index) = question.focused { return apply(.toggle(index)) }
    case .pageDown, .wheel(up: false): scrollDialog(by: 8)
    case .pageUp, .wheel(up: true): scrollDialog(by: -8)
    case .character(let character): return pick(character, question)
    default: break
    }
    return []
  }

  // Where there is a choice, Space and the arrows take the next one, and nothing is typed.
  private mutating func edit(field index: Int, by key: Key) {
    guard var field = dialog?.fields[index] else { return }
    if field.options.isEmpty {
      guard field.state.handle(key) else { return }
    } else if key == .character(" ") || key == .right {
      field.choose(next: true)
    } else if key == .left {
      field.choose(next: false)
    } else {
      return
    }
    field.problem = nil
    dialog?.fields[index] = field
    dialog?.problem = nil
    if case .plan = dialog?.purpose, index == 0 { dialog?.followExternalName() }
  }

  // `/` begins to narrow a list, letters go on, Esc shows all again.
  private mutating func filter(by key: Key) -> Bool {
    guard let question = dialog, question.canBeFiltered || question.filter != nil else {
      return false
    }
    switch (key, question.filter) {
    case (.character("/"), nil): dialog?.narrow(to: "")
    case (.character(let letter), let text?): dialog?.narrow(to: text + String(letter))
    case (.backspace, let text?): dialog?.narrow(to: text.isEmpty ? nil : String(text.dropLast()))
    case (.escape, .some): dialog?.narrow(to: nil)
    default: return false
    }
    return true
  }

  // Enter in a field leads to the next one, in the last one it submits.
  private mutating func enter(_ question: Dialog) -> [Effect] {
    switch question.focused {
    case .toggle(let index): return apply(.toggle(index))
    case .choice(let index): return pressChoice(index)
    case .field(let index):
      guard index + 1 < question.fields.count else { return pressChoice(0) }
      dialog?.focus += 1
      return []
    }
  }

  private mutating func moveDialogFocus(by step: Int) {
    guard let question = dialog else { return }
    if dialogScrolls { return scrollDialog(by: step) }
    let count = question.places.count
    dialog?.focus = (question.focus + step + count) % count
  }

  private mutating func goToEnd(last: Bool) {
    guard let question = dialog else { return }
    dialog?.focus = last ? question.places.count - 1 : 0
    scrollDialog(by: last ? .max / 2 : -.max / 2)
  }

  /// Whether the question is a text that is longer than its window.
  var dialogScrolls: Bool {
    guard let question = dialog else { return false }
    let layout = DialogLayout(question, window.size)
    return question.places.count == 1 && layout.rows.count > layout.visible.count
  }

  private mutating func scrollDialog(by lines: Int) {
    guard let question = dialog else { return }
    let layout = DialogLayout(question, window.size)
    dialog?.scroll = max(0, min(question.scroll + lines, layout.rows.count - layout.visible.count))
  }

  // A digit presses the choice that begins with it, as in the list of steps.
  private mutating func pick(_ character: Character, _ question: Dialog) -> [Effect] {
    guard character.isNumber,
      let index = question.choices.firstIndex(where: { $0.label.first == character })
    else { return [] }
    return pressChoice(index)
  }

  private mutating func clickInDialog(_ point: Point, _ question: Dialog) -> [Effect] {
    if point.y == frame.footerLine {
      let entry = Keymap.footer(self).last { $0.x <= point.x }
      let binding = Keymap.inDialog.first { $0.name == entry?.key }
      return binding.map { handleInDialog($0.keys[0]) } ?? []
    }
    switch DialogLayout(question, window.size).row(at: point) {
    case .field(let index): dialog?.focus = question.toggles.count + index
    case .toggle(let index):
      dialog?.focus = index
      return apply(.toggle(index))
    case .choice(let index, _), .choiceDetail(let index, _): return pressChoice(index)
    default: break
    }
    return []
  }
}

extension String {
  /// Whether it has the form of Okta's id of a person, which is no secret.
  fileprivate var isPersonID: Bool { count == 20 && hasPrefix("00u") }
}
