import Basics

extension Precondition {
  /// The backup has everyone that `users.list` has now.
  ///
  /// Without a DX token it is unknown, which doesn't block.
  static let backupComplete = Precondition(
    .backupComplete, step: .backUp, accepts: [.observed], reads: [.backupComparison],
    blocking: .unlessUnknown, usualRole: .dxAdmin,
    remedyUnread: "Sign in to DX to compare the backup with the people DX has now.",
    assumedFixes: [AssumedFix("The backup had everyone", everyone)]
  ) { context in
    context.backupComparison.map { RuleResult(outcome($0.value, context), from: $0) }
  }

  private static func outcome(
    _ seen: ObservedBackupComparison, _ context: RuleContext
  ) -> RuleResult.Outcome {
    guard let backup = context.setup.backup, backup.value.sha256 == seen.backup else {
      return .notReported(.otherBackup)
    }
    guard seen.missing == 0 else { return .lacks(.missing(seen, backup.value.file)) }
    let people = counted(seen.people, "person", "people")
    return .holds("The backup has all of the \(people) that DX has.")
  }

  @Sendable
  private static func everyone(
    _ seen: ObservedBackupComparison, _ setup: SetupState
  ) -> Observation {
    .backupComparison(
      ObservedBackupComparison(
        backup: setup.backup?.value.sha256 ?? seen.backup, people: seen.people, missing: 0))
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
