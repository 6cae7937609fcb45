import Basics
import Screens
import SetupCore

extension Model {
  mutating func askWords(_ id: PreconditionID, _ role: Role) -> [Effect] {
    ask(.attest(id, role, plan: setup.plan))
  }

  /// Takes back the newest thing said of a row: the waiver before the word.
  mutating func withdraw(_ id: PreconditionID) -> [Effect] {
    if setup.waivers[id] != nil {
      return record([.waiverWithdrawn(id: id)], saying: "The waiver of \(id.title) is withdrawn.")
    }
    if setup.attestations[id] != nil {
      return record(
        [.attestationWithdrawn(id: id)], saying: "What was said of \(id.title) is withdrawn.")
    }
    notice = Notice(.refused, "Nothing was said or waived for \(id.title).")
    return []
  }

  mutating func verify(_ path: String) -> [Effect] {
    guard access.canWrite else { return record([.syncRan]) }
    verification = Verification(file: baseName(of: path), done: 0, total: 0)
    verified = nil
    return [.verify(path: path)]
  }

  mutating func verified(_ result: BackupVerification) -> [Effect] {
    verification = nil
    verified = result
    guard result.verdict == .met else {
      notice = Notice(.refused, "Not a backup yet: see the rows (v).")
      return record([
        .backupRefused(file: result.file, reason: result.shortfall?.reason ?? "")
      ])
    }
    notice = Notice(
      .done, (["Verified, and a copy is kept."] + result.notices).joined(separator: " "))
    return record([.backupKept(backup: Backup(result))])
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
