import Glibc
import Platform
import Synchronization

@testable import SetupStore

extension FileOperations {
  /// The system's own, without waiting for the disk, for tests that open thousands of times.
  static var unsynced: FileOperations {
    var operations = FileOperations.live
    operations.sync = { _ in }
    return operations
  }
}

/// A disk that can be made to fail, and remembers what it was asked.
final class Disk: Sendable {
  struct State {
    /// How many more bytes fit.
    var room = Int.max
    /// What each operation fails with, by its name.
    var failures: [String: Int32] = [:]
    /// What was asked, in order: `write journal.ndjson`.
    var asked: [String] = []
  }

  let state = Mutex(State())

  func fail(_ operation: String, with code: Int32?) {
    state.withLock { $0.failures[operation] = code }
  }

  func limit(to bytes: Int) { state.withLock { $0.room = bytes } }

  /// What was asked since the last time.
  func takeAsked() -> [String] {
    state.withLock { state in
      defer { state.asked = [] }
      return state.asked
    }
  }

  var operations: FileOperations {
    let live = FileOperations.live
    return FileOperations(
      open: { [self] path, purpose throws(SystemError) in
        if ![.reading, .readingNamed, .folder].contains(purpose) { try ask("open", path) }
        return try live.open(path, purpose)
      },
      makeFolder: { [self] path throws(SystemError) in
        try ask("makeFolder", path)
        try live.makeFolder(path)
      },
      write: { [self] file, bytes throws(SystemError) in
        try ask("write", file.path)
        return try live.write(file, try fitting(bytes))
      },
      truncate: { [self] file, length throws(SystemError) in
        try ask("truncate", file.path)
        try live.truncate(file, length)
      },
      sync: { [self] file throws(SystemError) in
        try ask("sync", file.path)
      },
      rename: { [self] from, to throws(SystemError) in
        try ask("rename", to)
        try live.rename(from, to)
      },
      remove: { [self] path throws(SystemError) in
        try ask("remove", path)
        try live.remove(path)
      })
  }

  private func ask(_ operation: String, _ path: String) throws(SystemError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let code = state.withLock { state in
      state.asked.append("\(operation) \(name)")
      return state.failures[operation]
    }
    if let code { throw SystemError(code: code) }
  }

  private func fitting(
    _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> UnsafeRawBufferPointer {
    let count = state.withLock { state in
      let count = min(state.room, bytes.count)
      state.room -= count
      return count
    }
    guard count > 0 else { throw SystemError(code: ENOSPC) }
    return UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
  }
}
