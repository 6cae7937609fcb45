import Basics
import SetupCore
import Wizard

/// `verify-backup`: the file's report; with a sitting, a fit file is kept.
func verifyBackup(
  _ sitting: Sitting?, _ arguments: Arguments, _ environment: Environment
) throws(UsageError) -> Outcome {
  let path = arguments.positionals[0]
  let column = arguments.options["--email-column"]
  switch verified(path, emailColumn: column, keepIn: sitting?.folder) {
  case .unknownColumn(let sentence): throw UsageError(sentence)
  case .failed(let sentence): return .failed(.file, sentence)
  case .verified(var result):
    result.file = path
    var outcome = Outcome(
      arguments.has("--json") ? jsonText(result) : readable(result), notices: result.notices,
      code: result.verdict == .met ? .done : .doesNotHold)
    guard let sitting, result.verdict == .met else { return outcome }
    let kept = sitting.record([.backupKept(backup: Backup(result))], saying: "A copy is kept.")
    outcome.notices += kept.output.isEmpty ? kept.notices : ["A copy is kept."]
    if kept.code != .done { outcome.code = kept.code }
    return outcome
  }
}

private func readable(_ result: BackupVerification) -> String {
  var lines = ["\(result.file): \(result.summary)"]
  if let shortfall = result.shortfall {
    lines = ["\(result.file): \(shortfall.reason)", "Next: \(shortfall.remedy)"]
    lines += result.problems.prefix(20).map { "  line \($0.line): \($0.detail)" }
    let more = result.problemsTotal - min(20, result.problems.count)
    if more > 0 { lines.append("  and \(grouped(more)) more; --json lists up to 1,000.") }
  }
  lines.append("SHA-256: \(result.sha256)")
  return lines.joined(separator: "\n") + "\n"
}
