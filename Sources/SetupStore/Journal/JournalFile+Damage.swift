import Platform
import Basics
import SetupCore

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
