import Platform

/// A file outside the state folder that is being written: a draft, a record, a backup, a bundle.
///
/// It gets its name when it is whole, so that nobody takes a part for the file.
public struct OutputFile: Sendable {
  private let path: String
  private let temporary: String
  private let file: OpenFile
  private let operations: FileOperations

  /// Begins a file for its owner alone; refuses one that is there already unless `overwriting`.
  public init(_ path: String, overwriting: Bool = false) throws(StoreFailure) {
    try self.init(path, overwriting: overwriting, .live)
  }

  init(
    _ path: String, overwriting: Bool, _ operations: FileOperations
  ) throws(StoreFailure) {
    if let there = FileStatus(ofLink: path) {
      guard overwriting else { throw .exists(path: path) }
      guard there.isPlain else { throw .notWrittenOut(path: path, there.refusal) }
    }
    let temporary = Path.temporary(beside: path)
    file = try attemptOutput(path) { () throws(SystemError) in
      try operations.open(temporary, .creating)
    }
    self.path = path
    self.temporary = temporary
    self.operations = operations
  }

  /// Takes the next bytes in.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(StoreFailure) {
    try attemptOutput(path) { () throws(SystemError) in
      try operations.writeAll(bytes, to: file)
    }
  }

  /// Gives the file its name; it is on the disk when this returns.
  public func finish() throws(StoreFailure) {
    try attemptOutput(path) { () throws(SystemError) in
      try operations.sync(file)
      try operations.rename(temporary, path)
      try operations.syncFolder(Path.folder(of: path))
    }
  }

  /// Removes what was written so far.
  public func abandon() { operations.discard(temporary) }

  /// Writes a whole file at once.
  public static func write(
    _ bytes: [UInt8], to path: String, overwriting: Bool = false
  ) throws(StoreFailure) {
    try OutputFile(path, overwriting: overwriting).writeWhole { output throws(StoreFailure) in
      try output.writeAll(bytes)
    }
  }

  /// Lets the closure write everything and gives the file its name; leaves nothing when it fails.
  func writeWhole(_ body: (OutputFile) throws(StoreFailure) -> Void) throws(StoreFailure) {
    do throws(StoreFailure) {
      try body(self)
      try finish()
    } catch {
      abandon()
      throw error
    }
  }

  private func writeAll(_ bytes: [UInt8]) throws(StoreFailure) {
    try attemptOutput(path) { () throws(SystemError) in try operations.writeAll(bytes, to: file) }
  }
}

/// Does something with a file that the person named, and explains it when the system refuses.
private func attemptOutput<Value>(
  _ path: String, _ body: () throws(SystemError) -> Value
) throws(StoreFailure) -> Value {
  do throws(SystemError) {
    return try body()
  } catch {
    throw .notWrittenOut(path: path, error)
  }
}

/// All bytes of an ordinary file; nil when nothing is there.
///
/// Links, pipes, devices and folders are refused, so are files of more bytes than the limit.
func readPlainFile(
  _ path: String, atMost limit: Int, _ operations: FileOperations
) throws(StoreFailure) -> [UInt8]? {
  guard let file = try openPlainFile(path, operations) else { return nil }
  let bytes = try attempt(.read, path) { () throws(SystemError) in
    try file.readToEnd(atMost: limit)
  }
  guard let bytes else { throw .tooLarge(path: path, limit: limit) }
  return bytes
}

/// An ordinary file, open for reading; nil when nothing is there.
func openPlainFile(
  _ path: String, _ operations: FileOperations
) throws(StoreFailure) -> OpenFile? {
  let file = try attempt(.open, path) { () throws(SystemError) in
    try operations.openToRead(path)
  }
  guard let file else { return nil }
  guard try attempt(.read, path, { () throws(SystemError) in try file.status().isPlain }) else {
    throw .notPlainFile(path: path)
  }
  return file
}
