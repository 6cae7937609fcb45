import Screens
import SetupCore

extension Model {
  mutating func pressed(_ target: Target) -> [Effect] {
    focus = target
    switch target {
    case .option(let value): return choose(value)
    case .row(let id): return ask(.row(id, self))
    case .file(let path): return verify(path)
    case .copy(let value): return copy(value)
    case .link(let url): return [.open(url)]
    case .action(let deed): return perform(deed)
    case .attribute(let name): return ask(.attribute(name))
    case .app(let id): return chooseApp(id)
    case .field: return []
    case .finding(let id): return show(id)
    case .draft(let id): return copy(page?.draft(id) ?? "")
    case .next: return goOn()
    case .answer(let question, let answer):
      return say([.questionAnswered(question: question, answer: answer)])
    case .takeBackAnswer: return say([.answerTakenBack])
    case .setAsideCause: return setAsideCause()
    case .beginQuestionsAnew: return say([.symptomChosen(symptom: .unknown)])
    }
  }

  // "Neither" stands alone: choosing it clears the others, choosing another clears it.
  private mutating func choose(_ value: String) -> [Effect] {
    guard let useCase = UseCase(rawValue: value) else {
      return record([.useCasesChosen(useCases: [])])
    }
    var chosen = setup.useCases?.value ?? []
    if chosen.remove(useCase) == nil { chosen.insert(useCase) }
    return record([.useCasesChosen(useCases: chosen.sorted())])
  }

  mutating func perform(_ deed: Action.Deed) -> [Effect] {
    switch deed {
    case .askSupport:
      return record([.activationRequested], saying: "Noted: DX support was asked.")
    case .askImmediateSync:
      return record([.immediateSyncRequested], saying: "Noted: an immediate sync was asked for.")
    case .syncRan: return record([.syncRan], saying: "Noted: a sync ran.")
    case .attest(let id, let role): return askWords(id, role)
    case .waive(let id): return ask(.waive(id))
    case .chooseBackupFile: return ask(.backupPath)
    case .writeOutBackup: return ask(.writeOut(self))
    case .forgetVault: return ask(.forgetVault)
    case .startOver: return ask(.startOver)
    case .planAdd: return ask(.properties(self))
    case .planEdit: return ask(.entries(self, removing: false))
    case .planRemove: return ask(.entries(self, removing: true))
    case .saveChangeRecord:
      let text = changeRecord(of: setup, at: now, version: version)
      return ask(.save(text, as: "directory-sync-change-record.md"))
    case .copyDraft(let id): return copy(page?.draft(id) ?? "")
    case .saveDraft(let id): return ask(.save(page?.draft(id) ?? "", as: "\(id).txt"))
    case .go(let id): return open(id)
    case .look: return look()
    case .createBundle: return askBundle()
    case .answerQuestions: return openQuestions()
    case .diagnose(let symptom): return diagnose(symptom)
    case .signIn, .pickApp, .watch, .liveBackup: return performLive(deed)
    }
  }

  mutating func copy(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    let isLine = !text.dropLast().contains("\n")
    notice = Notice(.info, "Sent to the terminal's clipboard.", value: isLine ? text : nil)
    return [.copy(text)]
  }

  mutating func copyFocused() -> [Effect] {
    guard let page else { return [] }
    switch focused(on: page) {
    case .copy(let value): return copy(value)
    case .draft(let id): return copy(page.draft(id) ?? "")
    case .link(let url): return copy(url)
    case .attribute(let name): return copy(name)
    default: break
    }
    for target in page.targets {
      if case .copy(let value) = target { return copy(value) }
      if case .draft(let id) = target { return copy(page.draft(id) ?? "") }
    }
    return []
  }

  mutating func openFocused() -> [Effect] {
    guard let page else { return [] }
    if case .link(let url) = focused(on: page) { return [.open(url)] }
    for target in page.targets {
      if case .link(let url) = target { return [.open(url)] }
    }
    return []
  }
}
