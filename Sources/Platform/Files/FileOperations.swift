/// What this program does to files, so that a test can make any of it fail.
public struct FileOperations: Sendable {
  /// Opens a file.
  public var open:
    @Sendable (_ path: String, _ purpose: OpenFile.Purpose) throws(SystemError) -> OpenFile
  /// Makes a folder for its owner alone.
  public var makeFolder: @Sendable (_ path: String) throws(SystemError) -> Void
  /// Writes once, and says how many bytes the system took.
  public var write:
    @Sendable (_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Cuts a file to a length.
  public var truncate: @Sendable (_ file: OpenFile, _ length: Int) throws(SystemError) -> Void
  /// Returns once the disk has what was written.
  public var sync: @Sendable (_ file: OpenFile) throws(SystemError) -> Void
  /// Gives a file or folder another name, in place of what bore it.
  public var rename: @Sendable (_ from: String, _ to: String) throws(SystemError) -> Void
  /// Removes a file or a link.
  public var remove: @Sendable (_ path: String) throws(SystemError) -> Void

  /// Operations of which each may be another than the system's.
  public init(
    open: @escaping @Sendable (String, OpenFile.Purpose) throws(SystemError) -> OpenFile,
    makeFolder: @escaping @Sendable (String) throws(SystemError) -> Void,
    write: @escaping @Sendable (OpenFile, UnsafeRawBufferPointer) throws(SystemError) -> Int,
    truncate: @escaping @Sendable (OpenFile, Int) throws(SystemError) -> Void,
    sync: @escaping @Sendable (OpenFile) throws(SystemError) -> Void,
    rename: @escaping @Sendable (String, String) throws(SystemError) -> Void,
    remove: @escaping @Sendable (String) throws(SystemError) -> Void
  ) {
    (self.open, self.makeFolder, self.write) = (open, makeFolder, write)
    (self.truncate, self.sync, self.rename, self.remove) = (truncate, sync, rename, remove)
  }
}

extension FileOperations {
  /// Opens for reading; nil when nothing is there.
  public func openToRead(_ path: String) throws(SystemError) -> OpenFile? {
    do throws(SystemError) {
      return try open(path, .reading)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// Writes all of it, however many calls it takes.
  public func writeAll(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try write(file, UnsafeRawBufferPointer(rebasing: rest))
      guard count > 0 else { throw .inputOutput }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes all of it, however many calls it takes.
  public func writeAll(_ bytes: [UInt8], to file: OpenFile) throws(SystemError) {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(SystemError) in try writeAll(buffer, to: file) }
    }
    try outcome.get()
  }

  /// Makes the names in a folder durable, where that can be done.
  ///
  /// Some file systems can't, and some folders may be written to but not read.
  public func syncFolder(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try sync(try open(path, .folder))
    } catch {
      guard error.isForbidden || error.isUnsupported else { throw error }
    }
  }

  /// Makes a file of these bytes, or puts it in place of the one there, all of it or nothing.
  ///
  /// A crash leaves the old file, and at worst a temporary one for the next writer to clean up.
  public func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let temporary = Path.temporary(beside: path)
    do throws(SystemError) {
      let file = try open(temporary, .creating)
      try writeAll(bytes, to: file)
      try sync(file)
      try rename(temporary, path)
    } catch {
      discard(temporary)
      throw error
    }
    try syncFolder(Path.folder(of: path))
  }

  /// Removes a file that nobody will miss; one that can't be removed is left to the next writer.
  public func discard(_ path: String) {
    do throws(SystemError) { try remove(path) } catch {}
  }

  /// Removes what a crash left half-written in a folder.
  public func discardTemporaries(in folder: String) {
    for name in Folder.names(in: folder) where Path.isTemporary(name) {
      discard(folder + "/" + name)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileOperations {
  /// The system's own.
  public static let live = FileOperations(
    open: { path, purpose throws(SystemError) in try OpenFile(path, for: purpose) },
    makeFolder: { path throws(SystemError) in try retrying { mkdir(path, 0o700) } },
    write: { file, bytes throws(SystemError) in try retrying { systemWrite(file, bytes) } },
    truncate: { file, length throws(SystemError) in
      try retrying { ftruncate(file.descriptor, off_t(length)) }
    },
    sync: { file throws(SystemError) in try retrying { fsync(file.descriptor) } },
    rename: { from, to throws(SystemError) in try retrying { systemRename(from, to) } },
    remove: { path throws(SystemError) in try retrying { unlink(path) } })
}

// Inside the extension these names are the operations' own.
private func systemWrite(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file.descriptor, bytes.baseAddress, bytes.count)
}
private func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }
