import Basics
import Platform
import SetupCore
import SetupStore

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

/// Hands on a file's bytes, in chunks of 256 KiB.
public func readBackupFile(
  at path: String, _ take: (UnsafeRawBufferPointer) -> Void
) throws(BackupFileFailure) {
  let file = try OpenedFile(path)
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  defer { buffer.deallocate() }
  var done: Int64 = 0
  while true {
    let chunk = try file.read(into: buffer)
    if chunk.isEmpty { break }
    take(chunk)
    done += Int64(chunk.count)
  }
  try file.checkUnchanged(bytesRead: done)
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

/// An ordinary file that is open to be read, as it was when it was opened.
private struct OpenedFile {
  private let file: OpenFile
  private let opened: FileStatus

  var size: Int64 { Int64(opened.size) }

  init(_ path: String) throws(BackupFileFailure) {
    do throws(SystemError) {
      file = try OpenFile(path, for: .readingNamed)
      opened = try file.status()
    } catch {
      throw .refused(path, error)
    }
    guard opened.isPlain else { throw .notAFile(path: path, isFolder: opened.isFolder) }
  }

  /// Fills the buffer as far as the file goes; empty at its end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(BackupFileFailure) -> UnsafeRawBufferPointer {
    var filled = 0
    do throws(SystemError) {
      while filled < buffer.count {
        let got = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        if got == 0 { break }
        filled += got
      }
    } catch {
      throw .notReadable(path: file.path, reason: error.reason)
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<filled])
  }

  /// What was verified has to be one state of the file, not a mixture of two.
  func checkUnchanged(bytesRead: Int64) throws(BackupFileFailure) {
    let now = try? file.status()
    let isSame =
      bytesRead == size && now?.size == opened.size && now?.modified == opened.modified
      && now?.nanoseconds == opened.nanoseconds
    guard isSame else { throw .changed(path: file.path) }
  }
}

/// What came of verifying a file from the command line.
public enum Verified: Sendable {
  /// It was read to its end; whether it is fit is in the result.
  case verified(BackupVerification)
  /// The named e-mail column isn't one of the file's; the sentence names those that are.
  case unknownColumn(String)
  /// It could not be read, or its copy not be kept; the sentence says why.
  case failed(String)
}

/// Verifies a file; with a folder, a fit one is kept in its vault.
public func verified(_ path: String, emailColumn: String?, keepIn folder: StateFolder?) -> Verified
{
  guard let folder else {
    do throws(BackupFileFailure) {
      return .verified(try verifyBackupFile(at: path, emailColumn: emailColumn))
    } catch {
      let sentence = "\(error.shortfall.reason) \(error.shortfall.remedy)"
      if case .unknownColumn = error { return .unknownColumn(sentence) }
      return .failed(sentence)
    }
  }
  // A wrong column is wrong usage, and shows before anything is copied.
  if emailColumn != nil,
    case .unknownColumn(let sentence) = verified(path, emailColumn: emailColumn, keepIn: nil)
  {
    return .unknownColumn(sentence)
  }
  switch verifyAndKeep(path, emailColumn: emailColumn, in: folder, { _, _ in }, { false }) {
  case .success(let result): return .verified(result)
  case .failure(let refusal): return .failed(refusal.sentence)
  }
}
