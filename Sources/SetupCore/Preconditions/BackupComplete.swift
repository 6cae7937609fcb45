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
    _ observed: ObservedBackupComparison, _ context: RuleContext
  ) -> RuleResult.Outcome {
    guard let backup = context.setup.backup, backup.value.sha256 == observed.backup else {
      return .notReported(.otherBackup)
    }
    guard observed.missing == 0 else { return .lacks(.missing(observed, backup.value.file)) }
    let people = counted(observed.people, "person", "people")
    return .holds("The backup has all of the \(people) that DX has.")
  }

  @Sendable
  private static func everyone(
    _ observed: ObservedBackupComparison, _ setup: SetupState
  ) -> Observation {
    .backupComparison(
      ObservedBackupComparison(
        backup: setup.backup?.value.sha256 ?? observed.backup, people: observed.people, missing: 0))
  }
}

extension Shortfall {
  fileprivate static let otherBackup = Shortfall(
    reason: "The people in DX were compared with another file than the kept backup.",
    remedy: "Compare again; this needs a DX token.")

  fileprivate static func missing(_ observed: ObservedBackupComparison, _ file: String) -> Shortfall
  {
    Shortfall(
      reason: "\(file) lacks \(grouped(observed.missing)) of the "
        + "\(counted(observed.people, "person", "people")) that DX has.",
      remedy: "Export the users again and choose the new file.")
  }
}
