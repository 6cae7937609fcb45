import Basics

extension Precondition {
  /// A user export is verified, or `users.list` was read to its end.
  ///
  /// Ages while its step is current: people join and change. It no longer ages once the sync is
  /// connected, as from then on it is the way back; it ages at once when a sync ran after it was
  /// taken before that, as it may be missing what that sync overwrote.
  static let backupTaken = Precondition(
    .backupTaken, step: .backUp, accepts: [.file, .observed],
    waiving: .withReasonAndWord, usualRole: .dxAdmin,
    whenNotAttested: { context in
      context.setup.refusedBackup.map { .refused($0.value) } ?? .none
    },
    assumedFixes: [
      AssumedFix(
        "A user export was verified",
        events: { setup in
          [.backupKept(backup: setup.backup?.value ?? .hypothetical)]
        })
    ]
  ) { context in
    guard let backup = context.setup.backup else { return nil }
    let kind: EvidenceKind = backup.value.source == .file ? .file : .observed
    return RuleResult(outcome(backup, context), kind, from: backup)
  }

  private static func outcome(
    _ backup: Dated<Backup>, _ context: RuleContext
  ) -> RuleResult.Outcome {
    let missing = backup.value.source == .usersList ? lacking(context.attributes) : []
    if !missing.isEmpty, !context.setup.isConnected(at: context.now) {
      return .lacks(.noPlace(missing))
    }
    guard context.setup.ages(.backUp), !context.setup.isConnected(at: context.now) else {
      return .holds(sentence(backup, context))
    }
    if context.setup.forgotten != nil { return .lacks(.forgotten(backup.value.file)) }
    if let ran = context.setup.syncRan, ran > backup.at {
      return .aged(.syncRan(backup.value.file, context.when(ran)))
    }
    guard context.now.since(backup.at) <= Age.backup else {
      return .aged(.old(backup.value.file, context.ago(backup.at)))
    }
    return .holds(sentence(backup, context))
  }

  private static func sentence(_ backup: Dated<Backup>, _ context: RuleContext) -> String {
    let people = counted(backup.value.rows, "person", "people")
    let lacks = backup.value.source == .usersList ? " " + Shortfall.limits : ""
    let gone =
      context.setup.forgotten.map { " The kept copy was deleted \(context.when($0))." } ?? ""
    return "\(backup.value.file): \(people), verified \(context.when(backup.at)).\(lacks)\(gone)"
  }

  private static func lacking(_ plan: [PlannedAttribute]) -> [String] {
    plan.map(\.externalName).filter { !DXProperty.isInUsersList($0) }
  }
}

extension Backup {
  fileprivate static let hypothetical = Backup(
    source: .file, file: "a user export", sha256: "", bytes: 0, rows: 1, columns: ["email"],
    emailColumn: "email")
}

extension SetupState {
  /// Whether DX is said to show Directory Sync as connected.
  func isConnected(at now: Instant) -> Bool { judged(.syncConnected, at: now).verdict.kind == .met }
}

extension Shortfall {
  fileprivate static let limits =
    "DX's list of users has no start dates, no AI dates, no ssoemail, branch, protected or "
    + "excludefromsnapshots, and only people with a role, a team, a group or a property."

  fileprivate static func noPlace(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "The backup was read from DX's list of users, which has no place for "
        + "\(listed(names.map(shown))).",
      remedy: "In DX, open the User CSV admin page, click Export CSV, and choose the file.")
  }

  fileprivate static let none = Shortfall(
    reason: "No user export is verified yet.",
    remedy: "In DX, open the User CSV admin page, click Export CSV, and choose the file.")

  fileprivate static func refused(_ reason: String) -> Shortfall {
    Shortfall(
      reason: reason,
      remedy: "See the rows. Export again, or mend them in DX first, and choose the new file.")
  }

  fileprivate static func forgotten(_ file: String) -> Shortfall {
    Shortfall(
      reason: "The kept copy of \(file) was deleted.",
      remedy: "Export the users again and choose the new file.")
  }

  fileprivate static func syncRan(_ file: String, _ when: String) -> Shortfall {
    Shortfall(
      reason: "A sync ran \(when), after \(file) was verified. It may have changed people's data.",
      remedy: "Check people's data in DX, export again, and choose the new file.")
  }

  fileprivate static func old(_ file: String, _ ago: String) -> Shortfall {
    Shortfall(
      reason: "\(file) was verified \(ago). People have joined and changed since.",
      remedy: "In DX, export the users again and choose the new file.")
  }
}
