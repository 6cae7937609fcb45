import SetupCore
import SetupStore

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
