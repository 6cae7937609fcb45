import Basics
import Platform
import SetupCore

/// Who holds a state folder.
public struct LockHolder: Hashable, Sendable {
  /// The process's number on its machine.
  public var process: Int
  /// The machine's name; nil for this one.
  public var host: String?
  /// Since when, in short: `14:02`, or with the day before it.
  public var since: String

  /// The holder in words: `process 4711, since 14:02`.
  public var text: String {
    "process \(process)\(host.map { " on \($0)" } ?? ""), since \(since)"
  }
}

/// The lock of a state folder, held until nobody holds the value any more.
///
/// The kernel's own file lock, gone with the process however it ends; what stands in the file only
/// tells the next one who holds it, so old text does no harm.
final class StateLock: Sendable {
  private let file: OpenFile

  private init(_ file: OpenFile) { self.file = file }

  /// Takes the lock at once, or throws who has it.
  static func take(
    _ path: String, now: Instant, offset: Int, _ operations: FileOperations
  ) throws(StoreFailure) -> StateLock {
    let file = try attempt(.open, path) { () throws(SystemError) in
      try operations.open(path, .locking)
    }
    guard try attempt(.read, path, { () throws(SystemError) in try file.status().isPlain }) else {
      throw .notPlainFile(path: path)
    }
    guard try attempt(.lock, path, { () throws(SystemError) in try file.lock() }) else {
      throw .locked(by: holder(in: file, now: now))
    }
    let text = "\(ThisProcess.id) \(ThisProcess.hostName) \(now.iso8601(offset: offset))\n"
    try attempt(.write, path) { () throws(SystemError) in
      try operations.truncate(file, 0)
      try operations.writeAll(Array(text.utf8), to: file)
    }
    return StateLock(file)
  }

  /// Who wrote the lock file; nil for a text that no holder wrote, or whose process is gone: then
  /// the holder has only just begun.
  private static func holder(in file: OpenFile, now: Instant) -> LockHolder? {
    guard let bytes = try? file.readToEnd(atMost: 512) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 3, let process = Int32(words[0]), process > 0,
      let (since, offset) = Instant.parse(String(words[2]))
    else { return nil }
    let isHere = words[1] == ThisProcess.hostName
    if isHere, !ThisProcess.isRunning(process) { return nil }
    return LockHolder(
      process: Int(process), host: isHere ? nil : sanitised(String(words[1]), limit: 64),
      since: since.short(at: now, offset: offset))
  }
}
