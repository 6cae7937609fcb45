import Basics
import Platform
import SetupCore

/// Why a user export could not be verified at all.
public enum BackupFileFailure: Error {
  /// There is nothing of that name, or no longer.
  case notFound(path: String)
  /// A folder, pipe or device.
  case notAFile(path: String, isFolder: Bool)
  /// The system refuses it to this person.
  case notAllowed(path: String)
  /// Reading broke off; the text is the system's.
  case notReadable(path: String, reason: String)
  /// It became another file while it was read.
  case changed(path: String)
  /// The named e-mail column isn't in it: wrong usage.
  case unknownColumn(UnknownEmailColumn)
  /// The copy could not be written.
  case copyFailed(any Error)
  /// The person called it off.
  case cancelled

  /// What it means that the system refused to open the file.
  static func refused(_ path: String, _ error: SystemError) -> BackupFileFailure {
    if error.isMissing { return .notFound(path: path) }
    if error.isForbidden { return .notAllowed(path: path) }
    return .notReadable(path: path, reason: error.reason)
  }

  /// What happened and what to do next.
  public var shortfall: Shortfall {
    switch self {
    case .notFound(let path):
      Shortfall(
        reason: "There is no file \(name(path)).",
        remedy: "Check the name and the folder, or export the users in DX again.")
    case .notAFile(let path, let isFolder):
      Shortfall(
        reason: "\(name(path)) is \(isFolder ? "a folder" : "a pipe or a device"), not a file.",
        remedy: "Name the CSV file that DX exported.")
    case .notAllowed(let path):
      Shortfall(
        reason: "\(name(path)) may not be read by this account.",
        remedy: "Give yourself the right to read it, or save the export somewhere else.")
    case .notReadable(let path, let reason):
      Shortfall(
        reason: "\(name(path)) can't be read: \(reason).",
        remedy: "Copy the export to another disk and try again.")
    case .changed(let path):
      Shortfall(
        reason: "\(name(path)) changed while it was read.",
        remedy: "Wait until the download or whatever writes to it is done, and try again.")
    case .unknownColumn(let unknown): unknown.shortfall
    case .copyFailed(let error):
      Shortfall(
        reason: "The copy of the file could not be written: \(error).",
        remedy: "Make room on the disk of the state folder, and try again.")
    case .cancelled:
      Shortfall(
        reason: "The verification was called off.", remedy: "Start it again when you are ready.")
    }
  }

  /// A path without what could move a cursor; one of nothing is shown as such.
  private func name(_ path: String) -> String {
    path.isEmpty ? "\"\"" : path.visible(lines: false).bounded(to: 200)
  }
}
