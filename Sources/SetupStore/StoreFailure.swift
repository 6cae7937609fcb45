import Basics
import Platform
import SetupCore

/// Why the store could not do what was asked.
public enum StoreFailure: Error, Hashable, Sendable, Explained {
  /// The path given for the state folder is a file.
  case folderIsFile(path: String)
  /// The vault is a symbolic link.
  case vaultIsLink(path: String)
  /// The state folder is another user's.
  case folderOfAnother(path: String, user: Int)
  /// People other than its owner can write to the state folder.
  case folderOpenToOthers(path: String, permissions: Int)
  /// Another program holds the state folder; who, if it is known.
  case locked(by: LockHolder?)
  /// The system refused.
  case refused(Action, path: String, SystemError)
  /// The system refused to write a file to a place that the person chose.
  case notWrittenOut(path: String, SystemError)
  /// A file of the store is a link, folder, pipe or device.
  case notPlainFile(path: String)
  /// A file is larger than anything this program writes.
  case tooLarge(path: String, limit: Int)
  /// A bundle of so many events would be larger than one may be; since when they would fit.
  case bundleTooLarge(events: Int, since: Instant?)
  /// An event is too large for a line, or its time is none that can be written.
  case unwritableEvent(type: String, reason: String)
  /// The journal was changed or taken away while it was open.
  case changedBehind(path: String)
  /// The store was opened read-only.
  case readOnly
  /// No kept file has that digest.
  case notKept(sha256: String)
  /// The bytes are not those that the digest stands for.
  case digestDiffers(path: String)
  /// There is a file already where one should be written.
  case exists(path: String)
  /// The copy was committed or abandoned before.
  case abandoned
  /// The digest key is not one that this program made.
  case damagedKey(path: String)

  /// What the system refused to do.
  public enum Action: String, Hashable, Sendable {
    case open, create, read, write, save, rename, remove, lock
  }
}
