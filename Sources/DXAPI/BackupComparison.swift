import Basics
import SetupCore

/// Compares DX's people, as they are read, with those of a backup.
///
/// Who is missing is for the screen alone; the observation has counts.
public struct BackupComparison: Sendable {
  /// A person whom the backup lacks.
  public struct Missing: Hashable, Sendable {
    /// The name and e-mail that DX has, made fit for a screen.
    public var name, email: String
  }

  /// How many of the missing are named.
  public static let mostNamed = 1000

  /// The people that DX has, the deleted ones left out: no export has them.
  public private(set) var people = 0
  /// How many of these the backup lacks.
  public private(set) var missing = 0
  /// The first of these.
  public private(set) var named: [Missing] = []
  private let backup: String

  /// A comparison with the backup of a digest.
  public init(backup sha256: String) { backup = sha256 }

  /// Takes some people.
  ///
  /// - Parameter isInBackup: is asked with an e-mail in the form to compare by.
  public mutating func take(_ users: [DXUser], isInBackup: (String) -> Bool) {
    for user in users where !user.isDeleted {
      people += 1
      let email = EmailAddress(user.email)
      // Without an e-mail nobody can be found again.
      guard email.canonical.isEmpty || !isInBackup(email.canonical) else { continue }
      missing += 1
      if named.count < Self.mostNamed {
        named.append(
          Missing(name: sanitised(user.name, limit: 100), email: sanitised(user.email, limit: 320)))
      }
    }
  }

  /// What was found, once all people were taken.
  public var observation: Observation {
    .backupComparison(ObservedBackupComparison(backup: backup, people: people, missing: missing))
  }
}
