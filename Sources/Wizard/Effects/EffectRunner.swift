import Basics
import DemoTenant
import Glibc
import SetupCore
import Synchronization

/// The only place that touches the world: runs effects, and answers with messages.
///
/// What can take long runs on a thread of its own and answers through the mailbox.
public final class EffectRunner: Sendable {
  /// Messages of what runs in the background.
  public let mailbox = Mailbox()
  private let storage: Storage
  private let files: LocalFiles
  private let live: Live?
  private let demo: DemoConsole?
  private let now: @Sendable () -> Instant
  private let notes = Mutex<[Event]>([])
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
  public func run(_ effect: Effect) -> [Message] {
    switch effect {
    case .append(let events):
      flushNotes()
      return answer(storage.append(events, true), { .journalWrote(events) }, { .journalFailed($0) })
    case .note(let event):
      notes.withLock { $0.append(event) }
      return [.journalWrote([event])]
    case .findExports: return [.exportsFound(files.exports())]
    case .verify(let path): return verify(files.expanded(path))
    case .cancelVerification:
      verification.withLock { $0.isWanted = false }
      return []
    case .save(let text, let path): return save(text, files.expanded(path))
    case .writeOut(let digest, let path):
      let path = files.expanded(path)
      return answer(
        storage.writeOut(digest, path), { .fileWritten(path) }, { .fileFailed($0) })
    case .writeBundle(let path, let at, let offset, let parts):
      let path = files.expanded(path)
      return answer(
        storage.writeBundle.write(path, at, offset, parts), { .fileWritten(path) },
        { .fileFailed($0) })
    case .forgetVault:
      live?.forgetReading()
      return answer(storage.forget(), { .vaultForgotten($0) }, { .fileFailed($0) })
    case .startOver:
      live?.forgetReading()
      return answer(storage.startOver(), { .startedOver($0) }, { .journalFailed($0) })
    case .open(let url): return [.linkOpened(files.open(url))]
    case .look, .compareBackup, .compareValues, .signIn, .findApps, .readEveryone, .readChanges,
      .cancelLooks, .diagnose:
      return runLive(effect)
    case .findClicks: return demo.map { [.clicksFound($0.clicks())] } ?? []
    case .play(let place): return demo.map { [.clickPlayed($0.play(place))] } ?? []
    case .copy, .setMouse, .redraw, .suspend: return []
    }
  }

  /// Runs an effect to its end, for those who have nothing to show meanwhile.
  public func runToEnd(_ effect: Effect) -> [Message] {
    var messages = run(effect)
    flushNotes()
    var awaited = effect.answersAwaited(isLive: live != nil)
    while awaited > 0 {
      mailbox.waitForOne()
      let more = mailbox.take()
      messages += more
      awaited -= more.filter(\.isAnswer).count
    }
    return messages
  }

  private func runLive(_ effect: Effect) -> [Message] {
    guard let live else { return [] }
    switch effect {
    case .look(let kinds, let app): live.look(kinds, app: app, mailbox)
    case .signIn(let request): live.signIn(request, mailbox)
    case .findApps: live.findApps(now: now(), mailbox)
    case .readEveryone: live.readEveryone(storage, mailbox)
    case .compareBackup(let digest, let column):
      live.compareBackup(
        digest: digest, reading: { [storage] in storage.backup(digest, column) }, mailbox)
    case .diagnose(let look): live.diagnose(look, storage: storage, now: now(), mailbox)
    case .compareValues(let plan, let app): live.compareValues(plan, app: app, mailbox)
    case .readChanges(let app, let since, let until):
      live.readChanges(of: app, since: since, until: until, mailbox)
    case .cancelLooks: live.cancelAll()
    default: break
    }
    return []
  }

  /// Ends what runs, and removes what only this sitting needed.
  public func end() {
    flushNotes()
    live?.cancelAll()
    live?.forgetReading()
  }

  /// Plays the demo console's next sensible click; its label, nil when none is left.
  func playNext() -> String? { demo?.play(nil) }

  /// Journals what was noted, without waiting for the disk.
  public func flushNotes() {
    let events = notes.withLock { noted in
      defer { noted = [] }
      return noted
    }
    if !events.isEmpty { _ = storage.append(events, false) }
  }

  private func answer<Value>(
    _ result: Storage.Answer<Value>, _ done: (Value) -> Message, _ failed: (String) -> Message
  ) -> [Message] {
    switch result {
    case .success(let value): [done(value)]
    case .failure(let refusal): [failed(refusal.sentence)]
    }
  }

  private func save(_ text: String, _ path: String) -> [Message] {
    files.save(text, path).map { [.fileFailed($0)] } ?? [.fileWritten(path)]
  }

  private func verify(_ path: String) -> [Message] {
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
    return []
  }
}

/// Runs something on a thread of its own.
public func onThread(_ work: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadWork(work))
  var thread = pthread_t()
  let failed = pthread_create(
    &thread, nil,
    { raw in
      if let raw { Unmanaged<ThreadWork>.fromOpaque(raw).takeRetainedValue().work() }
      return nil
    }, box.toOpaque())
  if failed == 0 {
    pthread_detach(thread)
  } else {
    box.takeRetainedValue().work()
  }
}

private final class ThreadWork: Sendable {
  let work: @Sendable () -> Void
  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

extension Effect {
  /// How many answers of the background belong to it; the line dialogue waits for them.
  fileprivate func answersAwaited(isLive: Bool) -> Int {
    switch self {
    case .verify: 1
    case .look(let kinds, _): isLive ? kinds.count : 0
    case .diagnose(let look): isLive ? look.kinds.count : 0
    case .signIn, .findApps, .readEveryone, .readChanges, .compareBackup, .compareValues:
      isLive ? 1 : 0
    default: 0
    }
  }
}

extension Message {
  /// Whether it ends something that runs in the background.
  fileprivate var isAnswer: Bool {
    switch self {
    case .verificationAdvanced, .callsMade, .deviceCodeCame, .permissionProved,
      .liveBackupResumed:
      false
    default: true
    }
  }
}
