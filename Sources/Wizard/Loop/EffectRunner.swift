import Basics
import DemoTenant
import OktaAPI
import Platform
import SetupCore
import SetupStore
import Synchronization

/// The only place that touches the world: runs effects, and answers.
///
/// What can take long runs on a thread of its own and answers through the mailbox.
public final class EffectRunner: Sendable {
  /// Answers of what runs in the background.
  public let mailbox = Mailbox()
  let storage: Storage
  let files: LocalFiles
  let live: Live?
  private let demo: DemoConsole?
  let now: @Sendable () -> Instant
  private let notes = Mutex<[Event]>([])
  /// What the backup has and DX hasn't, until it is written.
  let comparison = Mutex<RestoreTally?>(nil)
  private let verification = Mutex(Running())

  // Only the newest verification may speak, and none after it was cancelled.
  private struct Running {
    var last = 0
    var isWanted = false
  }

  /// A runner over a state folder, the files of this machine, and what can be read and played.
  public init(
    _ storage: Storage, _ files: LocalFiles, live: Live? = nil, demo: DemoConsole? = nil,
    now: @escaping @Sendable () -> Instant = { Instant(0) }
  ) {
    (self.storage, self.files, self.live, self.demo) = (storage, files, live, demo)
    self.now = now
  }

  /// Runs an effect; what is done at once is answered at once.
  public func run(_ effect: Effect) -> [Answer] {
    switch effect {
    case .terminal: break
    case .append(let events):
      flushNotes()
      let events = events.map { $0.sealed(by: storage.digest) }
      return answer(storage.append(events, true), { .journalWrote($0) }, { .journalFailed($0) })
    case .note(let event):
      notes.withLock { $0.append(event) }
      return [.noted(event)]
    case .startOver:
      live?.forgetReading()
      return answer(storage.startOver(), { .startedOver($0) }, { .journalFailed($0) })
    case .open(let url): return [.linkOpened(files.open(url))]
    case .save(let text, let path): return save(text, files.expanded(path))
    case .writeBundle(let path, let at, let offset, let parts):
      return write(path) { storage.writeBundle.write($0, at, offset, parts) }
    case .readBundle(let path): return [answer(of: path)]
    case .listPeople(let app, let plan): live?.listPeople(app: app, plan, mailbox)
    case .findExports: return [.exportsFound(files.exports())]
    case .verify(let path): verify(files.expanded(path))
    case .cancelVerification: verification.withLock { $0.isWanted = false }
    case .writeOut(let digest, let path): return write(path) { storage.writeOut(digest, $0) }
    case .forgetVault:
      live?.forgetReading()
      return answer(storage.forget(), { .vaultForgotten($0) }, { .fileFailed($0) })
    case .readEveryone: live?.readEveryone(storage, mailbox)
    case .compareBackup(let digest, let column):
      live?.compareBackup(digest: digest, reading: backup(digest, column), mailbox)
    case .signIn(let request): live?.signIn(request, mailbox)
    case .findApps: live?.findApps(now: now(), mailbox)
    case .probe(let kinds, let app): live?.probe(kinds, app: app, storage, mailbox)
    case .diagnose(let probes): live?.diagnose(probes, storage: storage, now: now(), mailbox)
    case .compareValues(let plan, let app): live?.compareValues(plan, app: app, mailbox)
    case .readChanges(let app, let since, let until):
      live?.readChanges(of: app, since: since, until: until, mailbox)
    case .preview(let effect): return run(effect)
    case .proposeWrites(let question):
      live?.propose(question, journal: journal(offset: question.offset), mailbox)
    case .findGroups: live?.findGroups(mailbox)
    case .sendWrites(let confirmed, let offset):
      live?.send(confirmed, journal: journal(offset: offset), mailbox)
    case .revokeToken(let confirmed, let offset):
      live?.revokeToken(confirmed, journal: journal(offset: offset), mailbox)
    case .cancelProbes: live?.cancelAll()
    case .demo(let effect, let plan):
      return demo.map { [effect.answer(of: $0, for: plan.map(\.forDemo))] } ?? []
    }
    return []
  }

  private func backup(_ digest: String, _ column: String)
    -> @Sendable () -> Storage.Answer<Storage.ReadBackup>
  {
    { [storage] in storage.backup(digest, column) }
  }

  /// Runs an effect to its end, for those who have nothing to show meanwhile.
  ///
  /// - Parameter goesOn: asked four times a second; once it says no, what still runs is given up.
  public func runToEnd(_ effect: Effect, while goesOn: () -> Bool = { true }) -> [Answer] {
    var answers: [Answer] = []
    runToEnd([effect], while: goesOn) { answer in
      answers.append(answer)
      return []
    }
    return answers
  }

  /// Runs effects side by side to their end.
  ///
  /// - Parameter each: gets each answer when it comes, and says what is to be run because of it.
  public func runToEnd(
    _ effects: [Effect], while goesOn: () -> Bool, each: (Answer) -> [Effect]
  ) {
    var left = effects
    var awaited = 0
    while true {
      while !left.isEmpty {
        let effect = left.removeFirst()
        awaited += effect.answersAwaited(isLive: live != nil)
        left += run(effect).flatMap(each)
        flushNotes()
      }
      guard awaited > 0 else { return }
      guard goesOn() else {
        live?.cancelAll()
        return
      }
      mailbox.waitForOne(milliseconds: 250)
      for answer in mailbox.collect() {
        if answer.endsEffect { awaited -= 1 }
        left += each(answer)
      }
    }
  }

  /// Ends what runs, and removes what only this sitting needed.
  public func end() {
    flushNotes()
    live?.cancelAll()
    live?.forgetReading()
  }

  /// Journals what was noted, without waiting for the disk.
  public func flushNotes() {
    let events = notes.withLock { noted in
      defer { noted = [] }
      return noted
    }
    if !events.isEmpty { _ = storage.append(events, false) }
  }

  private func answer<Value>(
    _ result: Storage.Answer<Value>, _ done: (Value) -> Answer, _ failed: (String) -> Answer
  ) -> [Answer] {
    switch result {
    case .success(let value): [done(value)]
    case .failure(let refusal): [failed(refusal.sentence)]
    }
  }

  // What is written to Okta is on the disk before and after, whatever the loop does meanwhile.
  private func journal(offset: Int) -> WriteSender.Journal {
    { [storage, mailbox, now] kind in
      let event = Event(kind, at: now(), offset: offset)
      switch storage.append([event], true) {
      case .success:
        mailbox.post(.writing(.journalled(event)))
        return nil
      case .failure(let refusal): return refusal.sentence
      }
    }
  }

  private func write(_ path: String, _ write: (String) -> Storage.Answer<Void>) -> [Answer] {
    let path = files.expanded(path)
    return answer(write(path), { .fileWritten(path) }, { .fileFailed($0) })
  }

  func save(_ text: String, _ path: String) -> [Answer] {
    files.save(text, path).map { [.fileFailed($0)] } ?? [.fileWritten(path)]
  }

  private func answer(of path: String) -> Answer {
    do throws(BundleFailure) {
      let bundle = try SupportBundle.read(files.expanded(path))
      let name = "the bundle of \(bundle.created.day(offset: bundle.offset)) "
      return .bundleRead(
        OtherSetUp(
          name: name + bundle.created.clock(offset: bundle.offset),
          side: .init(bundle.setup, at: bundle.created)))
    } catch {
      return .fileFailed(error.sentence)
    }
  }

  private func verify(_ path: String) {
    let number = verification.withLock { running in
      running.last += 1
      running.isWanted = true
      return running.last
    }
    let isCurrent: @Sendable () -> Bool = { [self] in
      verification.withLock { $0.isWanted && $0.last == number }
    }
    onThread { [self] in
      let result = storage.verify(
        path,
        { [self] done, total in
          if isCurrent() { mailbox.post(.verificationAdvanced(done: done, total: total)) }
        }, { !isCurrent() })
      guard isCurrent() else { return }
      switch result {
      case .success(let verified): mailbox.post(.verificationEnded(verified))
      case .failure(let refusal): mailbox.post(.verificationFailed(refusal.sentence))
      }
    }
  }
}

extension Effect {
  /// How many answers of the background belong to it; the line dialogue waits for them.
  fileprivate func answersAwaited(isLive: Bool) -> Int {
    switch self {
    case .verify: 1
    case .probe(let kinds, _): isLive ? kinds.count : 0
    case .diagnose(let probes): isLive ? probes.kinds.count : 0
    case .signIn, .findApps, .listPeople, .readEveryone, .readChanges, .compareBackup,
      .compareValues, .proposeWrites, .findGroups, .sendWrites, .revokeToken:
      isLive ? 1 : 0
    case .preview(let effect): effect.isAwaited(isLive: isLive) ? 1 : 0
    case .terminal, .append, .note, .startOver, .open, .save, .writeBundle, .readBundle,
      .findExports, .cancelVerification, .writeOut, .forgetVault, .cancelProbes, .demo:
      0
    }
  }
}

extension Answer {
  /// Whether it ends something that runs in the background.
  fileprivate var endsEffect: Bool {
    switch self {
    case .preview(let answer): answer.endsEffect
    case .verificationAdvanced, .callsMade, .deviceCodeCame, .permissionProved, .liveBackupResumed:
      false
    case .writing(let answer): answer.endsEffect
    case .journalWrote, .journalFailed, .noted, .startedOver, .fileWritten, .fileFailed,
      .linkOpened, .exportsFound, .verificationEnded, .verificationFailed, .vaultForgotten,
      .liveBackupPaused, .liveBackupKept, .liveBackupFailed, .backupCompared, .signedIn,
      .signedInToDX, .signInFailed, .otherDXHost, .appsFound, .appsFailed, .observed, .probeFailed,
      .probeCancelled, .signInExpired, .changesRead, .clicksFound, .clickPlayed, .playedOn,
      .bundleRead, .peopleListed:
      true
    }
  }
}

extension PlannedAttribute {
  /// It as the demo tenant's consoles add and map it.
  fileprivate var forDemo: DemoAttributePlan {
    expression.isEmpty
      ? DemoAttributePlan(externalName: externalName)
      : DemoAttributePlan(
        externalName: externalName, variableName: variableName, type: type.rawValue,
        expression: expression)
  }
}
