import Basics

extension Precondition {
  /// A user export is verified, or `users.list` was read to its end.
  ///
  /// Ages while its step is current: people join and change. It no longer ages once the sync is
  /// connected, as from then on it is the way back; it ages at once when a sync ran after it was
  /// taken before that, as it may be missing what that sync overwrote.
  static let backupTaken = Precondition(
    .backupTaken, step: .backUp, accepts: [.file, .observed],
    unsaid: { look in
      look.setup.refusedBackup.map { .refused($0.value) } ?? .none
    }
  ) { look in
    guard let backup = look.setup.backup else { return nil }
    let kind: EvidenceKind = backup.value.source == .file ? .file : .observed
    return Seen(finding(backup, look), kind, from: backup)
  }

  private static func finding(_ backup: Dated<Backup>, _ look: Look) -> Seen.Finding {
    guard look.setup.ages(.backUp), !look.setup.isConnected(at: look.now) else {
      return .holds(sentence(backup, look))
    }
    if look.setup.forgotten != nil { return .lacks(.forgotten(backup.value.file)) }
    if let ran = look.setup.syncRan, ran > backup.at {
      return .aged(.syncRan(backup.value.file, look.when(ran)))
    }
    guard look.now.since(backup.at) <= Age.backup else {
      return .aged(.old(backup.value.file, look.ago(backup.at)))
    }
    return .holds(sentence(backup, look))
  }

  private static func sentence(_ backup: Dated<Backup>, _ look: Look) -> String {
    let people = counted(backup.value.rows, "person", "people")
    let gone = look.setup.forgotten.map { " The kept copy was deleted \(look.when($0))." } ?? ""
    return "\(backup.value.file): \(people), verified \(look.when(backup.at)).\(gone)"
  }
}

extension SetupState {
  /// Whether DX is said to show Directory Sync as connected.
  func isConnected(at now: Instant) -> Bool { judged(.syncConnected, at: now).verdict.kind == .met }
}

extension Shortfall {
  fileprivate static let none = Shortfall(
    reason: "No user export is verified yet.",
    remedy: "In DX, open the User CSV admin page, click Export CSV, and choose the file here.")

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
