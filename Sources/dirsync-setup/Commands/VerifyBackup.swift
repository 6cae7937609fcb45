import Basics
import SetupCore
import Wizard

extension Command {
  /// Verifies a user export; a fit one is kept where that was asked for.
  static let verifyBackup = Command(
    "verify-backup", "verify a user export", [Positional("FILE", .file)],
    options: [
      .json, Option("--email-column", "NAME", "the column that has the e-mails"),
      Option("--keep", "keep a copy as the backup"),
    ]
  ) { call throws(CommandFailure) in
    let path = call.arguments.positionals[0]
    let sitting = call.has("--keep") ? try call.open(.writable) : nil
    switch verified(path, emailColumn: call.option("--email-column"), keepIn: sitting?.folder) {
    case .unknownColumn(let sentence): throw .usage(sentence)
    case .failed(let sentence): throw .file(sentence)
    case .verified(var result):
      result.file = path
      var outcome = Outcome(
        result, notices: result.notices, code: result.verdict == .met ? .done : .doesNotHold)
      guard let sitting, result.verdict == .met else { return outcome }
      let kept = sitting.record([.backupKept(backup: Backup(result))], saying: "")
      outcome.notices += kept.code == .done ? ["A copy is kept."] : kept.notices
      if kept.code != .done { outcome.code = kept.code }
      return outcome
    }
  }
}

extension BackupVerification: CommandResult {
  var text: String {
    var lines = ["\(file): \(summary)"]
    if let shortfall {
      lines = ["\(file): \(shortfall.reason)", "Next: \(shortfall.remedy)"]
      lines += problems.prefix(20).map { "  line \($0.line): \($0.detail)" }
      let more = problemsTotal - min(20, problems.count)
      if more > 0 { lines.append("  and \(grouped(more)) more; --json lists up to 1,000.") }
    }
    lines += warnings.prefix(20).map { "Warning, line \($0.line): \($0.detail)" }
    if warnings.count > 20 {
      lines.append("  and \(grouped(warnings.count - 20)) more warnings; --json lists up to 1,000.")
    }
    lines.append("SHA-256: \(sha256)")
    return lines.joined(separator: "\n") + "\n"
  }
}
