import Platform
import SetupCore

/// The end of a journal that is open for appending: what the next line chains to, and where.
struct JournalEnd: Sendable {
  private let file: OpenFile
  private var length: Int
  private var lines: Int
  private var sum: [UInt8]
  /// Whether the file may have more than the good lines: an append failed and so did its undoing.
  private var needsCut = false
  /// Whether the disk may not have the names yet that lead to the journal: nothing was confirmed in
  /// it so far, and a start waits for no disk as long as there is nothing to lose.
  private var needsNames: Bool

  /// The end of a journal that isn't there yet.
  init(creating path: String, _ operations: FileOperations) throws(StoreFailure) {
    file = try attempt(.create, path) { () throws(SystemError) in
      try operations.open(path, .creatingToAppend)
    }
    (length, lines, sum, needsNames) = (0, 0, [], true)
  }

  /// The end of a journal's good part; what is torn off behind it is cut.
  init(
    path: String, _ reading: JournalReading, _ operations: FileOperations
  ) throws(StoreFailure) {
    file = try attempt(.open, path) { () throws(SystemError) in
      try operations.open(path, .appending)
    }
    (length, lines, sum) = (reading.length, reading.events.count, reading.sum)
    needsNames = reading.events.allSatisfy(\.isNote)
    guard reading.fault == .tornLastLine else { return }
    try attempt(.save, path) { [file, length] () throws(SystemError) in
      try operations.truncate(file, length)
      try operations.sync(file)
    }
  }

  /// Appends one event in one write, or leaves the file as it was.
  mutating func append(
    _ event: Event, durable: Bool, _ operations: FileOperations
  ) throws(StoreFailure) {
    let line = try JournalLine(event, number: lines + 1, after: sum)
    guard length + line.bytes.count <= JournalFile.limit else {
      throw .tooLarge(path: file.path, limit: JournalFile.limit)
    }
    if needsCut { try cut(operations) }
    try checkUntouched()
    do throws(StoreFailure) {
      try write(line, durable: durable, operations)
    } catch {
      needsCut = true
      // The failed write is what the person has to know; a failed cut is tried again before the
      // next line, and a line that was torn is dropped when the journal is opened.
      do throws(StoreFailure) { try cut(operations) } catch {}
      throw error
    }
    length += line.bytes.count
    lines += 1
    sum = line.sum
  }

  private mutating func write(
    _ line: JournalLine, durable: Bool, _ operations: FileOperations
  ) throws(StoreFailure) {
    try attempt(.write, file.path) { () throws(SystemError) in
      try operations.writeAll(line.bytes, to: file)
    }
    guard durable else { return }
    try attempt(.save, file.path) { [file, needsNames] () throws(SystemError) in
      try operations.sync(file)
      guard needsNames else { return }
      for folder in Path.folders(above: file.path) { try operations.syncFolder(folder) }
    }
    needsNames = false
  }

  private mutating func cut(_ operations: FileOperations) throws(StoreFailure) {
    try attempt(.save, file.path) { [file, length] () throws(SystemError) in
      try operations.truncate(file, length)
    }
    needsCut = false
  }

  /// Whether the journal is still the file that was opened, and has nothing that wasn't put there.
  private func checkUntouched() throws(StoreFailure) {
    let open = try attempt(.read, file.path) { () throws(SystemError) in try file.status() }
    guard let named = FileStatus(ofLink: file.path), named.identity == open.identity,
      open.size == length
    else { throw .changedBehind(path: file.path) }
  }
}
