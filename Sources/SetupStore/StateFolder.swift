import Basics
import Platform
import SetupCore
import Synchronization

/// The folder in which a set-up is remembered: its journal, its lock and its vault.
///
/// May be used from any thread. The lock is held for as long as the value is.
public final class StateFolder: Sendable {
  /// What a folder is opened for.
  public enum Mode: Hashable, Sendable {
    /// To go on: takes the lock, makes what is missing, mends the journal's end.
    case readWrite
    /// To read: changes and makes nothing, and needs no lock.
    case readOnly
  }

  /// Where the folder is.
  public let path: String
  /// The folder's journal; `journal.reading.events` is what it held when it was opened.
  public let journal: JournalFile
  /// The folder's kept files and its digest key.
  public let vault: Vault
  private let lock: StateLock?
  private let operations: FileOperations
  // Made of the journal when the first event comes.
  private let recorder = Mutex<EventRecorder?>(nil)

  /// What the journal held when the folder was opened.
  public var events: [Event] { journal.reading.events }
  /// What a person should know about the journal.
  public var notices: [JournalNotice] { journal.notices }
  /// Whether anything can be saved; false for a journal of a newer schema too.
  public var isWritable: Bool { journal.isWritable }

  private init(
    path: String, journal: JournalFile, lock: StateLock?, operations: FileOperations
  ) {
    self.path = path
    self.journal = journal
    self.lock = lock
    self.operations = operations
    vault = Vault(
      path: path + "/vault", isWritable: journal.isWritable, operations: operations)
  }

  /// Opens a state folder; reading and writing, only one program can have it.
  public static func open(
    _ path: String, mode: Mode, now: Instant, offset: Int = 0
  ) throws(StoreFailure) -> StateFolder {
    try open(path, mode: mode, now: now, offset: offset, operations: .live)
  }

  static func open(
    _ path: String, mode: Mode, now: Instant, offset: Int = 0, operations: FileOperations
  ) throws(StoreFailure) -> StateFolder {
    let path = Path.withoutEndingSlashes(path)
    let journalPath = path + "/journal.ndjson"
    let vaultPath = path + "/vault"
    guard FileStatus(ofLink: vaultPath)?.kind != .link else { throw .vaultIsLink(path: vaultPath) }
    switch mode {
    case .readOnly:
      if let status = FileStatus(of: path), !status.isFolder { throw .folderIsFile(path: path) }
      let journal = try JournalFile.open(readOnly: journalPath, operations: operations)
      return StateFolder(path: path, journal: journal, lock: nil, operations: operations)
    case .readWrite:
      try prepareFolder(path, operations)
      let lock = try StateLock.take(path + "/lock", now: now, offset: offset, operations)
      operations.discardTemporaries(in: path)
      operations.discardTemporaries(in: path + "/vault")
      let journal = try JournalFile.open(writing: journalPath, now: now, operations: operations)
      return StateFolder(path: path, journal: journal, lock: lock, operations: operations)
    }
  }

  /// The state that the journal leads to: folded once, however often it is asked for.
  public var setup: SetupState { recorded.setup }

  private var recorded: EventRecorder {
    recorder.withLock { known in
      let recorder = known ?? EventRecorder(after: events)
      known = recorder
      return recorder
    }
  }

  /// Saves an event; what a person confirmed is on the disk when this returns.
  ///
  /// That a screen was shown is not waited for: nobody confirmed it, and the next event that
  /// somebody did confirm takes it to the disk.
  public func append(_ event: Event) throws(StoreFailure) {
    _ = try append([event], durable: !event.isNote)
  }

  /// Saves events; of what was read and is unchanged, only that it was read, and not each time.
  ///
  /// Returns the events that the journal has now.
  public func append(
    _ events: [Event], durable: Bool
  ) throws(StoreFailure) -> [Event] {
    var written: [Event] = []
    for event in events {
      // What could not be written is not taken for known.
      var next = recorded
      guard let event = next.journalled(event) else { continue }
      try journal.append(event, durable: durable)
      recorder.withLock { $0 = next }
      written.append(event)
    }
    return written
  }

  /// What a person typed, with each e-mail replaced by what stands for that person here.
  public func redacting(_ text: String) -> String {
    redacted(text) { (try? vault.personKey())?.standIn(for: $0) ?? emailMark }
  }

  /// Sets journal and vault aside and begins anew; returns the folder they are in now.
  ///
  /// Nothing is deleted. The journal goes first: a journal without its vault would speak of a
  /// backup that isn't there, a vault without its journal speaks of nothing.
  public func startOver(now: Instant) throws(StoreFailure) -> String {
    guard isWritable else { throw .readOnly }
    let past = Path.unused(path + "/" + Self.pastPrefix + fileTime(now))
    try attempt(.create, past) { () throws(SystemError) in
      try operations.makeFolder(past)
    }
    try journal.startOver(movingTo: past + "/journal.ndjson")
    recorder.withLock { $0 = EventRecorder(after: []) }
    if FileStatus(ofLink: vault.path) != nil {
      try attempt(.rename, vault.path) { () throws(SystemError) in
        try operations.rename(vault.path, past + "/vault")
      }
    }
    try attempt(.save, path) { () throws(SystemError) in
      try operations.syncFolder(past)
      try operations.syncFolder(path)
    }
    return past
  }

  /// Deletes every kept file, those set aside by starting over too; returns how many there were.
  public func forget() throws(StoreFailure) -> Int {
    guard isWritable else { throw .readOnly }
    var count = try vault.forget()
    for name in Folder.names(in: path) where name.hasPrefix(Self.pastPrefix) {
      let past = Vault(
        path: path + "/" + name + "/vault", isWritable: true, operations: operations)
      count += try past.forget()
    }
    return count
  }

  private static let pastPrefix = "set-aside-"
}

extension Event {
  /// Whether it only notes what was shown: nobody confirmed it, so nobody waits for it.
  var isNote: Bool { if case .screenShown = kind { true } else { false } }
}
