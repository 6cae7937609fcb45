import Basics
import Screens
import SetupCore
import Terminal

/// Takes one message into the model and returns what has to be done outside because of it.
///
/// Pure. An event reaches `model.setup` only once the journal has it, so that no screen ever shows
/// what a restart would forget. The page is built once, at the end, and kept where only the focus moved.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  model.window.onlyMoved = false
  let effects = model.handle(message)
  if model.keepsPage { model.bringIntoView() } else { model.buildPage() }
  return effects
}

extension Model {
  /// What comes from outside belongs to the sitting itself, whatever is shown meanwhile.
  mutating func handle(_ message: Message) -> [Effect] {
    guard suspended != nil else { return change(by: message) }
    guard message.isFromPerson else { return suspended?.handle(message) ?? [] }
    return allowed(change(by: message))
  }

  private mutating func change(by message: Message) -> [Effect] {
    switch message {
    case .key(let key): handle(key: key)
    case .intent(let intent): apply(intent: intent)
    case .timePassed: passTime()
    case .answer(let answer): taken(answer)
    }
  }

  // What is still to be journalled is told once it is.
  private mutating func taken(_ answer: Answer) -> [Effect] {
    let effects = handle(answer: answer)
    let waits = effects.contains { if case .append = $0 { true } else { false } }
    if !waits {
      endRound()
      sayWhatTurnedMeanwhile()
    }
    return effects
  }

  private mutating func handle(answer: Answer) -> [Effect] {
    switch answer {
    case .journalWrote(let events): return apply(events: events)
    case .noted(let event): return apply(events: [event])
    case .startedOver(let folder): return startedOver(folder)
    case .journalFailed(let sentence), .verificationFailed(let sentence), .fileFailed(let sentence):
      backup.verification = nil
      return say(.failed, sentence)
    case .fileWritten(let path): return say(.done, "Saved as \(path).")
    case .linkOpened(let failure):
      return failure.map { say(.failed, $0) } ?? say(.info, "Asked the browser to open it.")
    case .exportsFound(let files): backup.exports = files
    case .verificationAdvanced(let done, let total): backup.advance(done, of: total)
    case .verificationEnded(let result): return verified(result)
    case .vaultForgotten(let count):
      return append(
        [.vaultForgotten(files: count)], saying: "Deleted \(counted(count, "kept file")).")
    case .liveBackupResumed(let amount): return say(.info, "Goes on after \(amount).")
    case .liveBackupPaused(let amount, let sentence): return stoppedReading(sentence, after: amount)
    case .liveBackupKept(let result): return keptEveryone(result)
    case .liveBackupFailed(let sentence): return stoppedReading(sentence)
    case .backupCompared(let observation, let missing):
      backup.missingPeople = missing
      return observed(observation)
    case .permissionProved(let result): return proved(result)
    case .deviceCodeCame(let code, let address):
      signIn.deviceCode = DeviceCodeShown(code: code, address: address)
    case .signedIn(let host, let notes): return signedIn(host, notes)
    case .signedInToDX(let host): return signedInToDX(host)
    case .otherDXHost(let host): return askForDXHost(host)
    case .signInFailed(let failure): return endSignIn(failure.sentence)
    case .appsFailed(let sentence): return endSignIn(sentence)
    case .appsFound(let found): return foundApps(found)
    case .observed(let observation): return observed(observation)
    case .probeFailed(let kind, let failure): return probeFailed(kind, failure)
    case .probeCancelled(let kind): watching.running.remove(kind)
    case .signInExpired(let kind, let failure): return signInExpired(kind, failure)
    case .callsMade(let lines): watching.calls = lines
    case .changesRead(let changes): watching.loggedChanges = changes
    case .preview(let answer): return handle(answer)
    case .writing(let answer): return handle(answer)
    case .clicksFound(let clicks, let all):
      return ask(.clicks(clicks, all: all, isPlaying: watching.nextClick != nil))
    case .bundleRead(let other): return compare(with: other)
    case .peopleListed(let list): return show(list)
    case .playedOn(let turn): return played(on: turn)
    case .clickPlayed(let label): return played(label)
    }
    return []
  }

  private mutating func endSignIn(_ sentence: String) -> [Effect] {
    signIn.deviceCode = nil
    return say(.failed, sentence)
  }

  /// What happens is journalled before it shows; in a read-only sitting nothing happens.
  mutating func append(_ kinds: [Event.Kind], saying text: String? = nil) -> [Effect] {
    guard !kinds.isEmpty else { return [] }
    guard access.canWrite else { return refuseToWrite() }
    if let text { notice = Notice(.done, text) }
    let events = kinds.map { Event($0, at: now, offset: offset) }
    return access == .hypothetical ? assume(events) : [.append(events)]
  }

  mutating func refuseToWrite() -> [Effect] { say(.refused, "Read only: nothing is written here.") }

  mutating func say(_ kind: Notice.Kind, _ text: String) -> [Effect] {
    notice = Notice(kind, text)
    return []
  }

  mutating func ask(_ dialog: Dialog?) -> [Effect] {
    self.dialog = dialog
    return []
  }

  // Only what the journal has counts; what follows from it happens here and nowhere else.
  mutating func apply(events: [Event]) -> [Effect] {
    var effects: [Effect] = []
    let before = watching.next == nil ? [] : setup.judged(at: now)
    self.events += events
    defer { timeLine?.tell(self.events) }
    for event in events {
      setup.apply(event)
      switch event.kind {
      case .stepLeft(let step): effects += leftStep(step)
      case .wentBack(let step): effects += show(visibleScreens.of(step).last?.id)
      case .advanceRefused(let step, _):
        effects += showRows(of: step)
        sayRefused(step)
      case .symptomChosen, .questionAnswered, .answerTakenBack: showNextQuestion()
      case .attested, .waived, .backupKept, .activationRequested, .immediateSyncRequested:
        moveOn()
      case .useCasesChosen, .attestationWithdrawn, .waiverWithdrawn, .backupRefused,
        .vaultForgotten, .organisationBound, .appBound, .dxHostConfirmed, .observed,
        .observedUnchanged, .lookFailed, .attributePlanned, .attributeDropped, .previewRecorded,
        .previewConfirmed, .writeIntended, .writeEnded, .tokenRevocationIntended, .tokenRevoked,
        .syncRan, .verdictsReported, .screenShown:
        break
      }
    }
    sayWhatTurned(since: before)
    takeAsKnown(events)
    return effects
  }

  // While one watches, a row that turns is news.
  private mutating func sayWhatTurned(since before: [Judged]) {
    guard !before.isEmpty else { return }
    let turned = changedRows(from: before, to: setup.judged(at: now))
    if !turned.isEmpty { notice = Notice(.info, turned.joined(separator: "; ") + ".") }
  }

  // After an act the focus goes to what comes next: to the button that speaks for another row of the
  // screen that is open, to that row, or on.
  private mutating func moveOn() {
    let open = (current?.preconditions ?? []).first { setup.judged($0, at: now).blocks }
    let button = page?.targets.first { target in
      if case .attest(let id, _) = target.intent { id == open } else { false }
    }
    (focus, window.reveals) = (button ?? Target(open.map { .showRow($0) } ?? .next), .focus)
  }

  private mutating func startedOver(_ folder: String) -> [Effect] {
    (setup, events) = (SetupState(), [])
    (backup.verified, returns) = (nil, [])
    notice = Notice(.done, "The former state is kept in \(folder).")
    return show(visibleScreens.first?.id)
  }
}
