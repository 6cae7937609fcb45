import Basics

extension BackupVerification {
  private static let mostNamed = 3

  /// What keeps the file from being the backup, in one sentence, and what to do; nil when met.
  public var shortfall: Shortfall? {
    guard let first = problems.first else { return nil }
    let ofFile = problems.first { $0.kind.isOfTheFile }
    guard ofFile == nil, faultyRows > 0 else {
      let problem = ofFile ?? first
      return Shortfall(reason: problem.detail, remedy: remedy(for: problem.kind))
    }
    let all = counted(rows, "row", "rows")
    let head =
      rows == faultyRows && rows > 1
      ? "None of the \(all) can be used" : "\(grouped(faultyRows)) of \(all) can't be used"
    return Shortfall(reason: "\(head): \(namedProblems).", remedy: remedy(for: first.kind))
  }

  /// What was verified, in one sentence, for a file that is fit to be the backup.
  public var summary: String {
    let people = counted(rows, "person", "people")
    let columns = counted(columns.count, "column", "columns")
    return "\(people) in \(columns), \(rows == 1 ? "" : "each ")with an e-mail of their own."
  }

  /// The first problems as parts of one sentence, and how many there are besides.
  private var namedProblems: String {
    let named = problems.prefix(Self.mostNamed).map { problem in
      let clause = problem.detail.dropLast()
      return clause.prefix(1).lowercased() + clause.dropFirst()
    }
    let rest = problemsTotal - named.count
    let more = rest > 0 ? ["and \(grouped(rest)) more"] : []
    return (named + more).joined(separator: ", ")
  }

  private func remedy(for kind: BackupProblem.Kind) -> String {
    switch kind {
    case .empty: "Export the users in DX again, and check that the download is complete."
    case .noEmailColumn: "Say which column holds the e-mails, or export the users in DX again."
    case .notUTF8: "Take the file as DX exported it, not one that was opened and saved again."
    case .notACSV: "In DX, sign in and click Export CSV on the User CSV page, and take that file."
    case .badQuote, .tooLong: "Take the file as DX exported it, or export the users again."
    case .ragged: "Export the users in DX again, and leave the file as it comes."
    case .duplicateEmail, .invalidEmail, .missingEmail, .invisibleCharacter:
      "Mend these people in DX, and export the users again."
    case .lostDigits:
      "Export the users in DX again, and don't open the file in a spreadsheet. If the fresh export "
        + "has it too, it is so in DX: waive backup-taken with that reason."
    }
  }
}

extension BackupProblem.Kind {
  /// Whether it speaks of the file and not of a row.
  public var isOfTheFile: Bool { self == .empty || self == .noEmailColumn || self == .notACSV }
}
