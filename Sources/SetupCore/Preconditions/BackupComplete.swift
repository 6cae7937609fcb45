import Basics

extension Precondition {
  /// The backup has everyone that `users.list` has now.
  ///
  /// Without a DX token it is unknown, which doesn't block.
  static let backupComplete = Precondition(
    .backupComplete, step: .backUp, accepts: [.observed], looks: [.backupComparison]
  ) { look in
    guard let dated = look.setup.observations[.backupComparison],
      case .backupComparison(let seen) = dated.value
    else { return nil }
    return Seen(finding(seen, look), from: dated)
  }

  private static func finding(_ seen: ObservedBackupComparison, _ look: Look) -> Seen.Finding {
    guard let backup = look.setup.backup, backup.value.sha256 == seen.backup else {
      return .untold(.otherBackup)
    }
    guard seen.missing == 0 else { return .lacks(.missing(seen, backup.value.file)) }
    let people = counted(seen.people, "person", "people")
    return .holds("The backup has all of the \(people) that DX has.")
  }
}

extension Shortfall {
  fileprivate static let otherBackup = Shortfall(
    reason: "The people in DX were compared with another file than the kept backup.",
    remedy: "Compare again; this needs a DX token.")

  fileprivate static func missing(_ seen: ObservedBackupComparison, _ file: String) -> Shortfall {
    Shortfall(
      reason: "\(file) lacks \(grouped(seen.missing)) of the "
        + "\(counted(seen.people, "person", "people")) that DX has.",
      remedy: "Export the users again and choose the new file.")
  }
}
