import Basics
import DXAPI
import SetupCore
import SetupStore

/// Rows that are read from DX, on their way to become the backup.
///
/// They are on the disk and not in memory, so that a hundred thousand people take no more of it
/// than a hundred.
public struct BackupScratch: Sendable {
  /// Adds the rows of a page: all of them, or none.
  public var append: @Sendable (_ rows: [UInt8]) -> Storage.Answer<Void>
  /// Completes the rows to a CSV file, verifies it in one pass, and keeps it if it is fit.
  public var keep:
    @Sendable (_ completion: UsersCSVCompletion) -> Storage.Answer<BackupVerification>
  /// Removes the rows.
  public var abandon: @Sendable () -> Void

  /// A file by its functions.
  public init(
    append: @escaping @Sendable ([UInt8]) -> Storage.Answer<Void>,
    keep: @escaping @Sendable (UsersCSVCompletion) -> Storage.Answer<BackupVerification>,
    abandon: @escaping @Sendable () -> Void
  ) {
    (self.append, self.keep, self.abandon) = (append, keep, abandon)
  }
}

extension Storage.Answer<BackupScratch> {
  /// A file in the vault of an open state folder.
  static func live(in folder: StateFolder) -> Self {
    do throws(StoreFailure) {
      let scratch = try folder.vault.beginScratch()
      return .success(
        BackupScratch(
          append: { rows in
            do throws(StoreFailure) {
              return .success(try scratch.append(rows))
            } catch {
              return .failure(.init(error.sentence))
            }
          }, keep: { kept(scratch, $0, in: folder) }, abandon: { scratch.abandon() }))
    } catch {
      return .failure(.init(error.sentence))
    }
  }
}

/// The name under which what DX sent is known.
let usersListFile = "users-list.csv"

private func kept(
  _ scratch: VaultScratch, _ completion: UsersCSVCompletion, in folder: StateFolder
) -> Storage.Answer<BackupVerification> {
  do {
    var completion = completion
    var keeping = Keeping(try folder.vault.beginCopy())
    try keeping.take(completion.header)
    try scratch.read { piece throws(StoreFailure) in try keeping.take(completion.feed(piece)) }
    return .success(try keeping.finish())
  } catch let failure as StoreFailure {
    return .failure(.init(failure.sentence))
  } catch {
    return .failure(.init("What DX sent could not be verified."))
  }
}

/// Verifies, digests and copies in one pass, so that what is kept is what was verified.
private struct Keeping: ~Copyable {
  private let copy: VaultWriter
  private var verifier = BackupVerifier()
  private var digest = SHA256()

  init(_ copy: VaultWriter) { self.copy = copy }

  mutating func take(_ bytes: [UInt8]) throws(StoreFailure) {
    verifier.feed(bytes)
    bytes.withUnsafeBytes { digest.update($0) }
    try copy.write(bytes)
  }

  // A copy that isn't committed is removed with its writer.
  consuming func finish() throws -> BackupVerification {
    var result = try verifier.finish()
    result.sha256 = Hexadecimal.text(digest.finalize())
    result.file = usersListFile
    if result.verdict == .met { try copy.commit(expecting: result.sha256) }
    return result
  }
}
