import Basics
import Platform
import SetupCore
import Synchronization

/// A journal on disk: one event a line, written whole, then synced.
///
/// May be used from any thread; one append goes after the other.
public final class JournalFile: Sendable {
  /// The most bytes that a journal may have; one of a lifetime has a thousandth of it.
  static let limit = 256 * 1_048_576

  /// Where the journal is.
  public let path: String
  /// What it held when it was opened, as far as it is good.
  public let reading: JournalReading
  /// What a person should know about it.
  public let notices: [JournalNotice]
  /// Whether events can be appended.
  public var isWritable: Bool { end.withLock { $0 != nil } }

  private let operations: FileOperations
  private let end: Mutex<JournalEnd?>

  private init(
    path: String, reading: JournalReading, notices: [JournalNotice], end: JournalEnd?,
    operations: FileOperations
  ) {
    self.path = path
    self.reading = reading
    self.notices = notices
    self.end = Mutex(end)
    self.operations = operations
  }

  /// Opens a journal to read; nothing is changed, and a missing one is empty.
  public static func open(readOnly path: String) throws(StoreFailure) -> JournalFile {
    try open(readOnly: path, operations: .live)
  }

  static func open(
    readOnly path: String, operations: FileOperations
  ) throws(StoreFailure) -> JournalFile {
    let reading = try read(path, operations) ?? JournalReading([])
    let notice = reading.fault.map { JournalNotice($0, line: reading.nextLine) }
    return JournalFile(
      path: path, reading: reading, notices: notice.map { [$0] } ?? [], end: nil,
      operations: operations)
  }

  /// The bytes of a journal that holds these events.
  public static func bytes(of events: [Event]) throws(StoreFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var sum: [UInt8] = []
    for (index, event) in events.enumerated() {
      let line = try JournalLine(event, number: index + 1, after: sum)
      bytes += line.bytes
      sum = line.sum
    }
    return bytes
  }

  /// Opens a journal to append, making it if it isn't there.
  ///
  /// The caller holds the folder's lock. A torn last line is cut off; a damaged file is kept beside it and the good part written anew;
  /// a journal of a newer schema is opened read-only.
  static func open(
    writing path: String, now: Instant, operations: FileOperations
  ) throws(StoreFailure) -> JournalFile {
    guard let reading = try read(path, operations) else {
      return try create(path, operations)
    }
    var kept: String?
    switch reading.fault {
    case nil, .tornLastLine: break
    case .newerSchema, .newerEvent: return try open(readOnly: path, operations: operations)
    case .damaged: kept = try setDamagedAside(path, reading, now, operations)
    }
    let end = try JournalEnd(path: path, reading, operations)
    let notice = reading.fault.map { JournalNotice($0, line: reading.nextLine, keptAs: kept) }
    return JournalFile(
      path: path, reading: reading, notices: notice.map { [$0] } ?? [], end: end,
      operations: operations)
  }

  private static func create(
    _ path: String, _ operations: FileOperations
  ) throws(StoreFailure) -> JournalFile {
    let empty = JournalReading([])
    return JournalFile(
      path: path, reading: empty, notices: [],
      end: try JournalEnd(creating: path, operations), operations: operations)
  }

  /// Appends an event; it is on the disk when this returns.
  ///
  /// - Parameter durable: false returns once the system has the line, for what nobody confirmed.
  public func append(_ event: Event, durable: Bool = true) throws(StoreFailure) {
    try end.withLock { end throws(StoreFailure) in
      guard end != nil else { throw .readOnly }
      try end?.append(event, durable: durable, operations)
    }
  }

  /// Moves the journal to another path and begins an empty one.
  func startOver(movingTo past: String) throws(StoreFailure) {
    try end.withLock { end throws(StoreFailure) in
      guard end != nil else { throw .readOnly }
      try attempt(.rename, path) { () throws(SystemError) in try operations.rename(path, past) }
      do throws(StoreFailure) {
        end = try JournalEnd(creating: path, operations)
      } catch {
        try attempt(.rename, past) { () throws(SystemError) in try operations.rename(past, path) }
        throw error
      }
    }
  }

  /// What a journal file holds; nil when there is none.
  private static func read(
    _ path: String, _ operations: FileOperations
  ) throws(StoreFailure) -> JournalReading? {
    try readPlainFile(path, atMost: limit, operations).map(JournalReading.init)
  }
}

extension JournalFile {
  /// Keeps a damaged journal beside the good part, which takes its place; returns the kept name.
  ///
  /// The copy is on the disk before the journal changes. Interrupted, the next writer finds the
  /// damaged journal again, and makes another copy.
  static func setDamagedAside(
    _ path: String, _ reading: JournalReading, _ now: Instant, _ operations: FileOperations
  ) throws(StoreFailure) -> String {
    guard let bytes = try readPlainFile(path, atMost: limit, operations) else {
      throw .changedBehind(path: path)
    }
    let kept = Path.unused(Path.folder(of: path) + "/journal.damaged-" + fileTime(now), ".ndjson")
    try attempt(.write, kept) { () throws(SystemError) in
      try operations.replace(kept, with: bytes)
    }
    try attempt(.write, path) { () throws(SystemError) in
      try operations.replace(path, with: Array(bytes.prefix(reading.length)))
    }
    return String(kept.dropFirst(Path.folder(of: path).count + 1))
  }
}

/// A moment as names of files have it, in UTC: `20261123T130211Z`.
func fileTime(_ moment: Instant) -> String {
  moment.iso8601().filter { $0 != "-" && $0 != ":" }
}
