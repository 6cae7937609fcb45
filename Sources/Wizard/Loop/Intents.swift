import Screens
import SetupCore

extension Model {
  /// Does what a person wants, or begins to.
  mutating func apply(intent: Intent) -> [Effect] {
    switch intent {
    case .focus(let intent): return apply(intent)
    case .next: return goOn()
    case .back: return goBack()
    case .open(let id): return open(id)
    case .listSteps: return ask(.steps(self))
    case .goTo(let step): return go(to: step)
    case .choose(let value): return choose(value)
    case .copy(let text): return copy(text)
    case .copyDraft(let id): return copy(page?.draft(id) ?? "")
    case .saveDraft(let id): return ask(.save(page?.draft(id) ?? "", as: "\(id).txt"))
    case .openLink(let url): return [.open(url)]
    case .edit: return []
    case .fill(let id, let text): return fill(id, text)
    case .showRow(let id): return ask(.row(id, self))
    case .attest(let id, let role): return askWords(for: id, role)
    case .waive(let id): return ask(.waive(id))
    case .withdraw(let id): return withdraw(id)
    case .askSupport: return note(.activationRequested, "DX support was asked.")
    case .askImmediateSync: return note(.immediateSyncRequested, "an immediate sync was asked for.")
    case .syncRan: return note(.syncRan, "a sync ran.")
    case .verify(let path): return verify(path)
    case .keepVerified: return keepVerified()
    case .chooseBackupFile: return ask(.backupPath)
    case .showProblems: return ask(.problems(backup))
    case .readEveryone: return readEveryone()
    case .writeOutBackup: return ask(.writeOut(setup))
    case .forgetVault: return ask(.forgetVault)
    case .plan(let intent): return apply(intent)
    case .writes(let intent): return apply(intent)
    case .signIn(let way): return signIn(way)
    case .listApps: return listApps()
    case .chooseApp(let id, let label): return bind(id, label)
    case .probe: return probeOnce()
    case .watch: return toggleWatch()
    case .preview(let intent): return apply(intent)
    case .causes(let intent): return apply(intent)
    case .saveChangeRecord: return askChangeRecord()
    case .createBundle: return askBundle()
    case .compareBundle: return askComparison()
    case .people(let intent): return apply(intent)
    case .openTimeLine: return showTimeLine()
    case .whatIf(let intent): return apply(intent)
    case .startOver: return ask(.startOver)
    case .demo(let intent): return apply(intent)
    case .dialog(let intent): return apply(intent)
    case .window(let intent): return apply(intent)
    }
  }

  private mutating func note(_ kind: Event.Kind, _ what: String) -> [Effect] {
    append([kind], saying: "Noted: \(what)")
  }

  private mutating func apply(_ intent: Intent.Window) -> [Effect] {
    switch intent {
    case .help: return ask(.help(self))
    case .filter(let text): return filter(text)
    case .sort: return sortList()
    case .notices: return ask(.notices(window.notices, about.marks))
    case .quit: window.isClosed = true
    case .redraw: return [.terminal(.redraw)]
    case .suspend: return [.terminal(.suspend)]
    case .freeMouse:
      window.mouseIsFree.toggle()
      notice = Notice(
        .info,
        window.mouseIsFree
          ? "The mouse selects text now; m takes it back." : "The mouse presses again.")
      return [.terminal(.setMouse(!window.mouseIsFree))]
    }
    return []
  }

  /// Asks where to save the change record.
  private mutating func askChangeRecord() -> [Effect] {
    let text = changeRecord(of: setup, at: now, version: about.version)
    return ask(.save(text, as: "directory-sync-change-record.md"))
  }

  // "Neither" stands alone: choosing it clears the others, choosing another clears it.
  private mutating func choose(_ value: String) -> [Effect] {
    guard let useCase = UseCase(rawValue: value) else {
      return append([.useCasesChosen(useCases: [])])
    }
    var chosen = setup.useCases?.value ?? []
    if chosen.remove(useCase) == nil { chosen.insert(useCase) }
    return append([.useCasesChosen(useCases: chosen.sorted())])
  }

  mutating func copy(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    let isLine = !text.dropLast().contains("\n")
    let hint = about.clipboardIsKnown ? "" : " If it isn't there: press m, then select it."
    notice = Notice(.info, "Sent to the terminal's clipboard." + hint, value: isLine ? text : nil)
    return [.terminal(.copy(text))]
  }
}
