import Basics
import Platform
import SetupCore

extension StoreFailure {
  /// What happened, with what was seen.
  public var reason: String {
    switch self {
    case .folderIsFile(let path): "\(shown(path)) is a file, not a folder."
    case .vaultIsLink(let path):
      "\(shown(path)) is a symbolic link, and backups are kept nowhere but in the state folder."
    case .folderOfAnother(let path, let user):
      "The folder \(shown(path)) belongs to another user (number \(user))."
    case .folderOpenToOthers(let path, let permissions):
      "Others can write to the folder \(shown(path)) (mode \(String(permissions, radix: 8)))."
    case .locked(let holder):
      "Another dirsync-setup\(holder.map { " (\($0.text))" } ?? "") is using this folder."
    case .refused(let action, let path, let error):
      "\(shown(path)) \(action.failed): \(error.reason)."
    case .notWrittenOut(let path, let error):
      "\(shown(path)) could not be written: \(error.reason)."
    case .notPlainFile(let path): "\(shown(path)) is not an ordinary file."
    case .tooLarge(let path, let limit):
      "\(shown(path)) is larger than \(size(limit)), more than this program writes."
    case .bundleTooLarge(let events, _):
      "The journal has \(counted(events, "event")), more than a bundle holds."
    case .unwritableEvent(let type, let reason):
      "The event \(sanitised(type, limit: 60)) was not saved: \(reason)."
    case .changedBehind(let path):
      "\(shown(path)) was changed or taken away by another program; nothing more is saved to it."
    case .readOnly: "The state is open read-only, so nothing was saved."
    case .notKept(let sha256): "No backup \(sanitised(sha256, limit: 12)) is kept here."
    case .digestDiffers(let path):
      "\(shown(path)) is not the file that was verified: its digest differs."
    case .exists(let path): "\(shown(path)) exists already and was left as it is."
    case .abandoned: "The copy was ended before, so nothing was kept."
    case .damagedKey(let path): "\(shown(path)) is not a key that this program made."
    }
  }

  /// What to do next; empty when there is nothing to do.
  public var remedy: String {
    switch self {
    case .folderIsFile: "Choose a folder with --state."
    case .vaultIsLink: "Move it away and start again."
    case .folderOfAnother: "Choose a folder of your own with --state, or open it read-only."
    case .folderOpenToOthers: "Run chmod go-w on it, or choose another folder with --state."
    case .locked: "Open it read-only, or close the other one."
    case .refused(_, _, let error): error.remedy
    case .notWrittenOut(_, let error):
      error.isOutOfSpace ? error.remedy : "Choose another place for the file."
    case .notPlainFile, .tooLarge: "Move it away and start again."
    case .bundleTooLarge(_, let since):
      since.map { "Name --since \($0.iso8601()): what came after that fits." }
        ?? "Name a moment with --since."
    case .unwritableEvent, .readOnly: ""
    case .changedBehind: "Quit and start again to go on with what it has now."
    case .notKept, .digestDiffers, .abandoned: "Verify the export again and keep it."
    case .exists: "Choose another name."
    case .damagedKey:
      "Move it away; a new one is made, and people seen before are then counted anew."
    }
  }
}

extension StoreFailure.Action {
  fileprivate var failed: String {
    switch self {
    case .open: "could not be opened"
    case .create: "could not be made"
    case .read: "could not be read"
    case .write: "could not be written"
    case .save: "could not be saved to the disk"
    case .rename: "could not be renamed"
    case .remove: "could not be removed"
    case .lock: "could not be locked"
    }
  }
}

/// A limit in its largest unit.
private func size(_ bytes: Int) -> String {
  bytes < 1_048_576 ? "\(bytes / 1024) KiB" : "\(bytes / 1_048_576) MiB"
}

/// A path as a sentence shows it.
func shown(_ path: String) -> String { sanitised(path, limit: 200) }

/// Does something with a file, and says which file and what for when the system refuses.
func attempt<Value>(
  _ action: StoreFailure.Action, _ path: String, _ body: () throws(SystemError) -> Value
) throws(StoreFailure) -> Value {
  do throws(SystemError) {
    return try body()
  } catch {
    throw .refused(action, path: path, error)
  }
}
