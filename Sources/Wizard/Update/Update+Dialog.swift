import Basics
import Screens
import SetupCore
import SetupStore
import Terminal

extension Model {
  /// A choice of the dialog was pressed: the last one closes it, the first one of a form submits.
  mutating func answered(_ index: Int) -> [Effect] {
    guard let asked = dialog, asked.choices.indices.contains(index) else { return [] }
    if index == asked.choices.count - 1 {
      dialog = nil
      return []
    }
    if let message = asked.choices[index].message {
      dialog = nil
      return took(message)
    }
    return submit(asked)
  }

  /// The line dialogue filled the fields at once.
  mutating func filled(_ texts: [String]) -> [Effect] {
    guard var asked = dialog else { return [] }
    for (index, text) in texts.enumerated() where asked.fields.indices.contains(index) {
      asked.fields[index].state = TextFieldState(text: text)
    }
    dialog = asked
    return submit(asked)
  }

  private mutating func submit(_ asked: Dialog) -> [Effect] {
    let texts = asked.fields.map { $0.state.text.trimmingSpaces }
    if let refused = refusal(of: texts, for: asked.purpose) {
      dialog?.problem = refused
      return []
    }
    if case .plan(let name) = asked.purpose { return planned(texts, changing: name) }
    dialog = nil
    switch asked.purpose {
    case .menu, .plan: return []
    case .attest(let id, let role):
      return record(
        [.attested(id: id, role: role, words: redacted(texts[0]))], saying: "Noted: \(id.title).")
    case .waive(let id):
      return record(
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
    let isPath =
      switch purpose {
      case .backupPath, .save, .writeOut, .bundle: true
      default: false
      }
    // A path goes nowhere but to the system, and temporary folders look like tokens.
    if !isPath, texts.contains(where: looksLikeToken) {
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

  /// A screen's field was filled by the line dialogue.
  mutating func filled(_ id: FieldID, _ text: String) -> [Effect] {
    fields[id] = TextFieldState(text: text)
    return submitField(id)
  }
}

/// What is said to a token that was typed where none belongs; window and commands say the same.
public let tokenSentence =
  "That looks like a token. It is not needed here, and is not kept: leave it out."
