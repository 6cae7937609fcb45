import Glibc

/// What the store does to the disk, so that a test can make any of it fail.
struct FileOperations: Sendable {
  var open:
    @Sendable (_ path: String, _ flags: Int32, _ mode: mode_t) throws(SystemError) -> OpenFile
  var makeFolder: @Sendable (_ path: String, _ mode: mode_t) throws(SystemError) -> Void
  /// Writes once, and says how many bytes the system took.
  var write:
    @Sendable (_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  var truncate: @Sendable (_ file: OpenFile, _ length: Int) throws(SystemError) -> Void
  /// Returns once the disk has what was written.
  var sync: @Sendable (_ file: OpenFile) throws(SystemError) -> Void
  var rename: @Sendable (_ from: String, _ to: String) throws(SystemError) -> Void
  var remove: @Sendable (_ path: String) throws(SystemError) -> Void
}

extension FileOperations {
  /// Opens for reading; nil when nothing is there.
  ///
  /// Never follows a link and never waits for a pipe's other end.
  func openToRead(_ path: String) throws(SystemError) -> OpenFile? {
    do throws(SystemError) {
      return try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// Makes a file that must not be there yet, for its owner alone.
  func create(_ path: String) throws(SystemError) -> OpenFile {
    try open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  }

  /// Writes all of it, however many calls it takes.
  func writeAll(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try write(file, UnsafeRawBufferPointer(rebasing: rest))
      guard count > 0 else { throw SystemError(code: EIO) }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes all of it, however many calls it takes.
  func writeAll(_ bytes: [UInt8], to file: OpenFile) throws(SystemError) {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(SystemError) in try writeAll(buffer, to: file) }
    }
    try outcome.get()
  }

  /// Makes the names in a folder durable, where that can be done.
  ///
  /// Some file systems can't, and some folders may be written to but not read.
  func syncFolder(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try sync(try open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0))
    } catch {
      guard error.code == EACCES || error.code == EINVAL else { throw error }
    }
  }

  /// Makes a file of these bytes, or puts it in place of the one there, all of it or nothing.
  ///
  /// A crash leaves the old file, and at worst a temporary one for the next writer to clean up.
  func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let temporary = temporaryName(beside: path)
    do throws(SystemError) {
      let file = try create(temporary)
      try writeAll(bytes, to: file)
      try sync(file)
      try rename(temporary, path)
    } catch {
      discard(temporary)
      throw error
    }
    try syncFolder(folder(of: path))
  }

  /// Removes a file that nobody will miss; one that can't be removed is left to the next writer.
  func discard(_ path: String) {
    do throws(SystemError) { try remove(path) } catch {}
  }

  /// Removes what a crash left half-written in a folder.
  func discardTemporaries(in folder: String) {
    for name in names(in: folder) where isTemporary(name) { discard(folder + "/" + name) }
  }
}

/// The folder that a path's last part is in.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The path of a folder as the names in it are added to.
func withoutEndingSlashes(_ path: String) -> String {
  guard path.count > 1, path.hasSuffix("/") else { return path }
  return withoutEndingSlashes(String(path.dropLast()))
}

/// A name for a file while it is being written, which no other writer has.
func temporaryName(beside path: String) -> String {
  let random = String(UInt64.random(in: .min ... .max), radix: 36)
  return folder(of: path) + "/" + temporaryPrefix + random
}

private let temporaryPrefix = ".dirsync-setup-new-"

private func isTemporary(_ name: String) -> Bool { name.hasPrefix(temporaryPrefix) }
