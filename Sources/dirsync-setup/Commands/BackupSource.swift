import Basics
import SetupCore
import SetupStore
import Wizard

/// A backup that a command works on: a file that was named, or the kept one.
struct BackupSource: Sendable {
  let against: Preview.Against
  /// The header's text of the e-mail column; nil where it is to be found.
  let emailColumn: String?
  /// Hands on the file's bytes, in chunks.
  let chunks: @Sendable ((UnsafeRawBufferPointer) -> Void) -> Storage.Answer<Void>

  /// The file of `--backup`, else the kept backup; nil where there is neither.
  static func chosen(_ call: Invocation, _ sitting: Sitting) throws(CommandFailure) -> BackupSource?
  {
    if let path = call.option("--backup") { return try BackupSource(path: path) }
    guard let kept = sitting.setup.backup?.value, sitting.setup.forgotten == nil,
      let vault = sitting.folder?.vault
    else { return nil }
    return BackupSource(kept, in: vault)
  }

  /// The kept backup.
  private init(_ kept: Backup, in vault: Vault) {
    (against, emailColumn) = (.kept, kept.emailColumn)
    chunks = { take in
      do throws(StoreFailure) {
        try vault.read(kept.sha256) { take($0) }
        return .success(())
      } catch {
        return .failure(.init(error.sentence))
      }
    }
  }

  /// A named export; one in which nobody can be found by e-mail is refused.
  init(path: String) throws(CommandFailure) {
    let found: BackupVerification
    do throws(BackupFileFailure) {
      found = try verifyBackupFile(at: path)
    } catch {
      throw .file("\(error.shortfall.reason) \(error.shortfall.remedy)")
    }
    if let problem = found.problems.first(where: { $0.kind.isOfTheFile }) {
      throw .file("\(printable(path)): \(problem.detail)")
    }
    (against, emailColumn) = (.file, found.emailColumn)
    chunks = { take in
      do throws(BackupFileFailure) {
        try readBackupFile(at: path) { take($0) }
        return .success(())
      } catch {
        return .failure(.init("\(error.shortfall.reason) \(error.shortfall.remedy)"))
      }
    }
  }

  /// The people of the backup with their values of some attributes.
  func table(
    _ attributes: [SyncedAttribute]
  ) -> Storage.Answer<(table: BackupTable, columns: BackupColumns)> {
    var reader = BackupTableReader(attributes, emailColumn: emailColumn)
    return chunks { reader.feed($0.assumingMemoryBound(to: UInt8.self)) }.flatMap {
      reader.finish().map { .success($0) }
        ?? .failure(.init("The backup has no column of e-mails."))
    }
  }
}
