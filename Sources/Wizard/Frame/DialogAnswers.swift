import Basics
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
      guard var asked = dialog else { return [] }
      for (index, text) in texts.enumerated() where asked.fields.indices.contains(index) {
        asked.fields[index].state = TextFieldState(text: text)
      }
      dialog = asked
      return submit(asked)
    }
  }

  /// A choice of the dialog was pressed: the last one closes it, the first one of a form submits.
  mutating func pressChoice(_ index: Int) -> [Effect] {
    guard let asked = dialog, asked.choices.indices.contains(index) else { return [] }
    if let intent = asked.choices[index].intent {
      dialog = nil
      return apply(intent: intent)
    }
    if index < asked.choices.count - 1 { return submit(asked) }
    dialog = nil
    return []
  }

  private mutating func submit(_ asked: Dialog) -> [Effect] {
    let texts = asked.fields.map { $0.state.text.trimmingSpaces }
    if let refused = refusal(of: texts, for: asked.purpose) {
      dialog?.problem = refused
      return []
    }
    if case .plan(let name) = asked.purpose { return plan(texts, changing: name) }
    dialog = nil
    switch asked.purpose {
    case .menu, .plan: return []
    case .attest(let id, let role):
      return append(
        [.attested(id: id, role: role, words: redacted(texts[0]))], saying: "Noted: \(id.title).")
    case .waive(let id):
      return append(
        [.waived(id: id, reason: redacted(texts[0]))], saying: "\(id.title) is waived.")
    case .backupPath: return verify(texts[0])
    case .writeOut:
      guard let digest = setup.backup?.value.sha256 else { return [] }
      return [.writeOut(digest: digest, path: texts[0])]
    case .bundle:
      let without = asked.toggles.filter { !$0.isOn }.compactMap { BundlePart(named: $0.name) }
      return [
        .writeBundle(path: texts[0], at: now, offset: offset, without: Set(without))
      ]
    case .save(let text): return [.save(text: text, path: texts[0])]
    case .confirm(.forgetVault): return [.forgetVault]
    case .confirm(.startOver): return [.startOver]
    }
  }

  // What is refused names what would be accepted. A token never goes into the journal.
  private func refusal(of texts: [String], for purpose: Dialog.Purpose) -> String? {
    // A path goes nowhere but to the system, and temporary folders look like tokens.
    if !purpose.asksForPath, texts.contains(where: looksLikeToken) {
      return tokenSentence
    }
    switch purpose {
    case .waive(let id):
      if texts[0].isEmpty { return "A reason is needed: what speaks for going on without it?" }
      let needsWord = Precondition.of(id).waiving == .withReasonAndWord
      return needsWord && texts.last != Dialog.waiverWord
        ? "Type \(Dialog.waiverWord) as it stands, in capital letters." : nil
    case .backupPath, .save, .writeOut, .bundle:
      return texts[0].isEmpty ? "Type the path of a file." : nil
    case .menu, .attest, .plan, .confirm: return nil
    }
  }
}

/// What is said to a token that was typed where none belongs; window and commands say the same.
public let tokenSentence =
  "That looks like a token. It is not needed here, and is not kept: leave it out."
