import Basics
import Glibc
import SetupCore

/// Verifies the user export in a file, and takes its digest in the same pass.
///
/// The digest is taken on a second thread, as it is half of the work. `copyTo` gets every byte
/// that is verified, in order, so that a copy made with it is of exactly these bytes, whatever
/// happens to the file meanwhile; it is to be thrown away unless this returns. `isCancelled` and
/// `progress` are called for every 256 KiB.
public func verifyBackupFile(
  at path: String, emailColumn: String? = nil,
  progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in },
  isCancelled: () -> Bool = { false },
  copyTo copy: ((UnsafeRawBufferPointer) throws -> Void)? = nil
) throws(BackupFileFailure) -> BackupVerification {
  let file = try OpenedFile(path)
  let digester = BackgroundDigest()
  var verifier = BackupVerifier(emailColumn: emailColumn)
  var done: Int64 = 0
  while true {
    if isCancelled() { throw .cancelled }
    let chunk = try file.read(into: digester.freeBuffer())
    if chunk.isEmpty { break }
    digester.take(chunk)
    verifier.feed(chunk.assumingMemoryBound(to: UInt8.self))
    if let unknown = verifier.unknownColumn { throw .unknownColumn(unknown) }
    try hand(chunk, to: copy)
    done += Int64(chunk.count)
    progress(done, max(done, file.size))
  }
  try file.checkUnchanged(bytesRead: done)
  return try verification(verifier, of: path, digest: digester.finish())
}

private func hand(
  _ chunk: UnsafeRawBufferPointer, to copy: ((UnsafeRawBufferPointer) throws -> Void)?
) throws(BackupFileFailure) {
  do { try copy?(chunk) } catch { throw .copyFailed(error) }
}

private func verification(
  _ verifier: consuming BackupVerifier, of path: String, digest: [UInt8]
) throws(BackupFileFailure) -> BackupVerification {
  do {
    var verification = try verifier.finish()
    verification.file = path
    verification.sha256 = Hexadecimal.text(digest)
    return verification
  } catch {
    throw .unknownColumn(error)
  }
}

/// A regular file that is open to be read, closed when it goes out of use.
private struct OpenedFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private let opened: stat

  var size: Int64 { Int64(opened.st_size) }

  init(_ path: String) throws(BackupFileFailure) {
    self.path = path
    (descriptor, opened) = try Self.open(path)
  }

  deinit {
    close(descriptor)
  }

  /// Fills the buffer as far as the file goes; empty at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(BackupFileFailure)
    -> UnsafeRawBufferPointer
  {
    var filled = 0
    while filled < buffer.count {
      let got = Glibc.read(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if got == 0 { break }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw .reading(path, errno: errno) }
      filled += got
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<filled])
  }

  /// What was verified has to be one state of the file, not a mixture of two.
  func checkUnchanged(bytesRead: Int64) throws(BackupFileFailure) {
    let now = Self.status(descriptor)
    let isSame =
      bytesRead == size && now.st_size == opened.st_size
      && now.st_mtim.tv_sec == opened.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
    guard isSame else { throw .changed(path: path) }
  }

  /// Not waiting is for a pipe that nobody writes to: opening it would never end.
  private static func open(_ path: String) throws(BackupFileFailure) -> (Int32, stat) {
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .opening(path, errno: errno) }
    let opened = status(descriptor)
    guard opened.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile(path: path, isFolder: opened.st_mode & S_IFMT == S_IFDIR)
    }
    return (descriptor, opened)
  }

  private static func status(_ descriptor: Int32) -> stat {
    var status = stat()
    fstat(descriptor, &status)
    return status
  }
}
