import Basics
import SetupCore

extension Dialog {
  static let backupPath = Dialog(
    .backupPath, title: "Choose the export",
    fields: [Field("Path of the file", hint: "~ stands for your home folder. Paste works too.")],
    choices: [Choice("Check it"), Choice("Cancel")])

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
