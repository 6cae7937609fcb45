import Basics
import SetupCore
import Wizard

/// A backup that a command works on: a file that was named, or the kept one.
struct BackupSource: Sendable {
  let against: Preview.Against
  let export: ExportSource

  /// The file of `--backup`, else the kept backup; nil where there is neither.
  static func chosen(_ call: Invocation, _ sitting: Sitting) throws(CommandFailure) -> BackupSource?
  {
    if let path = call.option("--backup") {
      return BackupSource(against: .file, export: try ExportSource(named: path))
    }
    guard let kept = sitting.setup.backup?.value, sitting.setup.forgotten == nil,
      let folder = sitting.folder
    else { return nil }
    return BackupSource(
      against: .kept,
      export: ExportSource(
        kept: kept.sha256, emailColumn: kept.emailColumn, in: .reading(folder)))
  }
}

extension ExportSource {
  /// An export that was named as an option.
  init(named path: String) throws(CommandFailure) {
    do throws(Storage.Refusal) {
      try self.init(path: path)
    } catch {
      throw .file(error.sentence)
    }
  }
}
