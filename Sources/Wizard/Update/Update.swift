import Basics
import Screens
import SetupCore
import Terminal

/// Takes one message into the model and returns what has to be done outside because of it.
///
/// Pure. An event reaches `model.setup` only once the journal has it, so that no screen ever shows
/// what a restart would forget.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = model.took(message)
  model.buildPage()
  return effects
}

extension Model {
  /// The same without the page, which is built once at the end.
  mutating func took(_ message: Message) -> [Effect] {
    guard isAside else { return taken(&self, message) }
    if message.comesFromOutside { return behindTook(message) }
    return allowed(taken(&self, message))
  }
}

private func taken(_ model: inout Model, _ message: Message) -> [Effect] {
  switch message {
  case .keyPressed(let key): return model.took(key)
  case .pressed(let target): return model.pressed(target)
  case .nextAsked: return model.goOn()
  case .backAsked: return model.goBack()
  case .screenAsked(let id): return model.open(id)
  case .stepAsked(let step): return model.go(to: step)
  case .stepsAsked: return model.ask(.steps(model))
  case .troubleAsked: return model.open("trouble")
  case .copyAsked: return model.copyFocused()
  case .openAsked: return model.openFocused()
  case .rowsAsked: return model.ask(.problems(model))
  case .attestationAsked(let id, let role): return model.askWords(id, role)
  case .waiverAsked(let id): return model.ask(.waive(id))
  case .withdrawalAsked(let id): return model.withdraw(id)
  case .planEntryAsked(let name): return model.ask(.plan(PlanRules.suggestion(for: name)))
  case .planChangeAsked(let name): return model.askPlanChange(name)
  case .planRemovalAsked(let name): return model.record([.attributeDropped(externalName: name)])
  case .dialogAnswered(let choice): return model.answered(choice)
  case .dialogFilled(let texts): return model.filled(texts)
  case .fieldFilled(let id, let text): return model.filled(id, text)
  case .quitAsked:
    model.hasEnded = true
    return []
  case .timeLineAsked: return model.askTimeLine()
  case .dialogToggled(let index): return model.toggled(index)
  case .whatIfAsked: return model.askWhatIf()
  case .supposed(let hypothesis): return model.suppose(hypothesis)
  case .whatIfEnded:
    model.lookBack()
    return []
  case .timePassed: return model.passedTime()
  case .journalWrote(let events): return model.journalled(events)
  case .journalFailed(let sentence), .verificationFailed(let sentence),
    .fileFailed(let sentence):
    model.verification = nil
    model.notice = Notice(.failed, sentence)
    return []
  case .exportsFound(let files):
    model.exports = files
    return []
  case .verificationAdvanced(let done, let total):
    model.verification?.done = done
    model.verification?.total = total
    return []
  case .verificationEnded(let result): return model.verified(result)
  case .fileWritten(let path):
    model.notice = Notice(.done, "Saved as \(path).")
    return []
  case .vaultForgotten(let count):
    let files = counted(count, "kept file")
    return model.record([.vaultForgotten(files: count)], saying: "Deleted \(files).")
  case .startedOver(let folder): return model.startedOver(folder)
  case .linkOpened(let failure):
    model.notice =
      failure.map { Notice(.failed, $0) } ?? Notice(.info, "Asked the browser to open it.")
    return []
  case .lookAnswered, .lookFailed, .lookCancelled, .signInExpired, .signedIn, .signedInToDX,
    .signInFailed, .deviceCodeCame, .appsFound, .appsFailed, .callsMade, .appChosen,
    .liveBackupKept, .liveBackupFailed, .backupCompared, .clicksFound, .clickAsked, .clickPlayed,
    .permissionProved, .changesRead, .liveBackupResumed, .liveBackupPaused:
    return model.tookLive(message)
  }
}

extension Model {
  /// What happens is journalled before it shows; in a read-only sitting nothing happens.
  mutating func record(_ happenings: [Event.Kind], saying text: String? = nil) -> [Effect] {
    guard !happenings.isEmpty else { return [] }
    guard access.canWrite else {
      notice = Notice(.refused, "Read only: nothing is written here.")
      return []
    }
    if let text { notice = Notice(.done, text) }
    let events = happenings.map { Event($0, at: now, offset: offset) }
    return access == .hypothetical ? assume(events) : [.append(events)]
  }

  mutating func ask(_ dialog: Dialog?) -> [Effect] {
    self.dialog = dialog
    return []
  }

  // Only what the journal has counts; what follows from it happens here and nowhere else.
  mutating func journalled(_ events: [Event]) -> [Effect] {
    var effects: [Effect] = []
    self.events += events
    defer { timeLine?.entries = Wizard.timeLine(self.events) }
    for event in events {
      setup.apply(event)
      switch event.kind {
      case .stepLeft(let step): effects += leftStep(step)
      case .wentBack(let step): effects += show(walk(of: step).last?.id)
      case .advanceRefused(let step, _):
        effects += showRows(of: step)
        sayRefused(step)
      case .symptomChosen, .questionAnswered, .answerTakenBack: showNextQuestion()
      default: break
      }
    }
    return effects
  }

  /// Says that a step may not be left yet, with the first row in the way in view.
  mutating func sayRefused(_ step: Step) {
    let title = step.next.map { "step \($0.rawValue)" } ?? "the end"
    notice = Notice(.refused, "Not yet: some rows below have to hold before \(title).")
    reveals = setup.blockers(of: step, at: now).first.map { .row($0.id) }
  }

  mutating func startedOver(_ folder: String) -> [Effect] {
    (setup, events) = (SetupState(), [])
    (focus, scroll, verified, returns) = (nil, 0, nil, [])
    notice = Notice(.done, "The former state is kept in \(folder).")
    return show(walk.first?.id)
  }
}
