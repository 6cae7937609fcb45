import Basics
import SetupCore

/// Taking the backup, as far as this sitting has come.
public struct BackupState: Sendable {
  /// The likely exports; nil until they were searched for.
  public var exports: [ExportFile]?
  /// The verification that is running.
  public var verification: Verification?
  /// The newest verification's result.
  public var verified: BackupVerification?
  /// How many people were read from DX before it was interrupted; nil when nothing goes on.
  public var readSoFar: String?
  /// People of DX whom the backup lacks; shown, never stored.
  public var missingPeople: [String] = []

  /// A verification that is running.
  public struct Verification: Hashable, Sendable {
    /// The file's base name; nil while everyone is read from DX, where people are counted and not bytes.
    public var file: String?
    /// What is done, and all there is.
    public var done = 0, total = 0

    /// It as a page shows it.
    var item: Page.Item {
      let title = file.map { "Checking \($0)" } ?? "Reading everyone from DX"
      return Page.Item(.progress(title, done: done, total: total))
    }
  }

  mutating func advance(_ done: Int, of total: Int) {
    verification?.done = done
    verification?.total = total
  }
}

/// A file that may be a user export.
public struct ExportFile: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// Its base name, without control characters.
  public var name: String
  /// Its size.
  public var bytes: Int
  /// When it was last written.
  public var modified: Instant
  /// The first column names, as far as they fit on a line.
  public var columns: String

  /// A file by what the list shows of it.
  public init(path: String, name: String, bytes: Int, modified: Instant, columns: String) {
    (self.path, self.name, self.bytes) = (path, name, bytes)
    (self.modified, self.columns) = (modified, columns)
  }
}

extension Model {
  mutating func verify(_ path: String) -> [Effect] {
    guard access.canWrite else { return refuseToWrite() }
    backup.verification = .init(file: baseName(of: path))
    backup.verified = nil
    return [.verify(path: path)]
  }

  mutating func verified(_ result: BackupVerification) -> [Effect] {
    backup.verification = nil
    guard isBackup(result, else: "Not a backup yet.") else {
      return refused(result)
    }
    guard result.warnings.isEmpty else { return ask(.warnings(result)) }
    return keepVerified()
  }

  /// Makes the file that was verified the backup.
  mutating func keepVerified() -> [Effect] {
    guard let result = backup.verified, result.verdict == .met else { return [] }
    notice = Notice(
      .done, (["Verified, and a copy is kept."] + result.notices).joined(separator: " "))
    let kept = Backup(result)
    let compares = signIn.isSignedInToDX && access.canWrite
    if compares { watching.running.insert(.backupComparison) }
    return append([.backupKept(backup: kept)])
      + (compares ? [.compareBackup(digest: kept.sha256, column: kept.emailColumn)] : [])
  }

  /// Gives up what is being read, if something is; nil where Esc means something else.
  mutating func stopReading() -> [Effect]? {
    if let running = backup.verification {
      guard running.file != nil else {
        // Reading everyone answers once it has stopped, with what is kept.
        notice = Notice(.info, "Stopping …")
        return [.cancelProbes]
      }
      backup.verification = nil
      notice = Notice(.info, "The check was cancelled; nothing was kept.")
      return [.cancelVerification]
    }
    if dialog == nil, let effects = stopPreview() { return effects }
    guard dialog == nil, !watching.running.isEmpty else { return nil }
    watching.stop()
    notice = Notice(.info, "Stopped reading. What was seen before stays.")
    return [.cancelProbes]
  }

  private mutating func isBackup(_ result: BackupVerification, else sentence: String) -> Bool {
    backup.verified = result
    guard result.verdict != .met else { return true }
    let reason = result.shortfall?.reason ?? ""
    notice = Notice(.refused, "\(sentence) \(reason) See the rows (v).")
    return false
  }

  private mutating func refused(_ result: BackupVerification) -> [Effect] {
    append([.backupRefused(file: result.file, reason: result.shortfall?.reason ?? "")])
  }
}

// Everyone, read from DX.
extension Model {
  mutating func readEveryone() -> [Effect] {
    if let offline = refusalWhileOffline() { return offline }
    guard backup.verification == nil else { return [] }
    backup.verification = .init()
    return [.readEveryone]
  }

  mutating func stoppedReading(_ sentence: String, after amount: String? = nil) -> [Effect] {
    (backup.verification, backup.readSoFar) = (nil, amount)
    return say(.failed, sentence)
  }

  mutating func keptEveryone(_ result: BackupVerification) -> [Effect] {
    (backup.verification, backup.readSoFar) = (nil, nil)
    guard isBackup(result, else: "What DX sent is no backup yet.") else {
      return refused(result)
    }
    var kept = Backup(result)
    kept.source = .usersList
    return append([.backupKept(backup: kept)], saying: "Everyone was read, and the file is kept.")
      + [.compareBackup(digest: kept.sha256, column: kept.emailColumn)]
  }

  mutating func compareBackup() -> [Effect] {
    guard signIn.isSignedInToDX, let backup = setup.backup, setup.forgotten == nil else {
      return []
    }
    watching.running.insert(.backupComparison)
    return [.compareBackup(digest: backup.value.sha256, column: backup.value.emailColumn)]
  }
}

/// The last part of a path as the journal may have it: no folders, and nobody's e-mail in a name.
func baseName(of path: String) -> String {
  sanitised(redacted(path.split(separator: "/").last.map(String.init) ?? path), limit: 80)
}

extension Backup {
  /// The journal's record of a verified export.
  public init(_ result: BackupVerification) {
    self.init(
      source: .file, file: baseName(of: result.file), sha256: result.sha256, bytes: result.bytes,
      rows: result.rows, columns: result.columns, emailColumn: result.emailColumn)
  }
}

extension Dialog {
  static let backupPath = Dialog(
    .backupPath, title: "Choose the export",
    fields: [Field("Path of the file", hint: "~ stands for your home folder. Paste works too.")],
    choices: [Choice("Check it"), Choice("Cancel")])

  /// What should be known of a fit file before it becomes the backup.
  static func warnings(_ result: BackupVerification) -> Dialog {
    Dialog(
      .menu, title: "\(baseName(of: result.file)): before it becomes the backup",
      body: result.warnings.prefix(50).map { "line \(grouped($0.line)): \($0.detail)" }
        + ["A fresh export, not opened in a spreadsheet, has none of this."],
      choices: [
        Choice("Take another file", .chooseBackupFile),
        Choice("Keep it all the same", .keepVerified),
        Choice("Cancel"),
      ])
  }

  /// The rows of a file that make it unfit.
  static func problems(_ backup: BackupState) -> Dialog? {
    guard let result = backup.verified, !result.problems.isEmpty else { return nil }
    let lines = result.problems.map { "line \(grouped($0.line)): \($0.detail)" }
    let more = result.problemsTotal - lines.count
    return Dialog(
      .menu, title: "\(result.file): \(counted(result.problemsTotal, "row")) in the way",
      body: lines + (more > 0 ? ["And \(grouped(more)) more."] : []), choices: [Choice("Close")])
  }

  static func writeOut(_ setup: SetupState) -> Dialog? {
    guard let backup = setup.backup, setup.forgotten == nil else { return nil }
    return Dialog(
      .writeOut, title: "Write the backup to a file",
      body: ["The copy has everybody's data. Delete it when it isn't needed."],
      fields: [Field("Path", hint: "A new file; nothing is overwritten.", backup.value.file)],
      choices: [Choice("Write it"), Choice("Cancel")])
  }

  static let forgetVault = Dialog(
    .confirm(.forgetVault), title: "Delete the kept copies",
    body: [
      "The vault's copies of user exports are deleted. Without them, what a sync overwrites can't "
        + "be put back from here."
    ], choices: [Choice("Delete them"), Choice("Keep them")])
}
