import DXAPI
import OktaAPI
import SetupCore

/// The values that a preview compares with, read once the app's attributes are known.
public typealias PreviewBackup =
  @Sendable ([SyncedAttribute]) async ->
  Storage.Answer<(table: BackupTable, columns: BackupColumns)>

/// What reading for a preview brought.
public struct PreviewReading: Sendable {
  /// The counts, incomplete where something could not be read; nil where the backup can't be.
  public var preview: Preview?
  /// What a person should know besides, or why something is missing, a sentence each.
  public var notices: [String]

  /// What was read.
  public init(preview: Preview?, notices: [String]) {
    (self.preview, self.notices) = (preview, notices)
  }
}

extension Live {
  /// Reads everybody assigned to an app and counts what the next sync changes.
  ///
  /// One page of people is in memory at a time. After a failure what was counted so far comes
  /// back as incomplete.
  public func preview(
    of app: String, against: Preview.Against, planned: [String], _ backup: PreviewBackup
  ) async -> PreviewReading {
    guard let okta else { return .nothing(against, "Nobody is signed in to Okta.") }
    let probes = OktaProbes(okta, app: app)
    var notices: [String] = []
    do {
      let settings = try await probes.pushSettings()
      notices += settings.notices
      let attributes = try await okta.schema(of: app).synced
      let read: (table: BackupTable, columns: BackupColumns)
      switch await backup(attributes) {
      case .success(let answer): read = answer
      case .failure(let refusal): return PreviewReading(preview: nil, notices: [refusal.sentence])
      }
      var tally = PreviewTally(
        read.table, columns: read.columns, against: against, deactivates: settings.deactivates)
      let failure = await probes.assignedPeople { tally.take($0) }
      var preview = tally.finish(isComplete: failure == nil)
      preview.onlyPlanned = planned.filter { name in
        !attributes.contains { $0.externalName == name }
      }
      // Who gave it up says why.
      if let failure, !failure.isCancelled { notices.append(sentence(of: failure)) }
      return PreviewReading(preview: preview, notices: notices)
    } catch {
      return .nothing(against, sentence(of: error), notices)
    }
  }

  /// DX's people as they are now, for the attributes that `users.list` has a place for.
  public func presentValues(
    of attributes: [SyncedAttribute]
  ) async -> Storage.Answer<(table: BackupTable, columns: BackupColumns)> {
    let listed = attributes.map(\.externalName).filter(DXUser.lists)
    let columns = BackupColumns(attributes, header: ["email"] + listed, emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    let answer = await everyone { user in
      let row = [user.email] + listed.map { user.value(of: $0) ?? "" }
      table.add(email: user.email, values: columns.values(of: row))
    }
    return answer.map { (table, columns) }
  }
}

extension PreviewReading {
  fileprivate static func nothing(
    _ against: Preview.Against, _ sentence: String, _ notices: [String] = []
  ) -> PreviewReading {
    var preview = Preview(against: against)
    preview.complete = false
    return PreviewReading(preview: preview, notices: notices + [sentence])
  }
}

extension Live {
  /// DX's people as they are now, for the columns of a backup that `users.list` has a place for.
  public func presentRows(
    of columns: RestoreColumns
  ) async -> Storage.Answer<(table: BackupTable, isThere: [Bool])> {
    let names = columns.columns.map { $0.externalName.flatMap { DXUser.lists($0) ? $0 : nil } }
    var table = BackupTable(width: columns.columns.count)
    switch await everyone({ user in
      table.add(email: user.email, values: names.map { $0.flatMap(user.value(of:)) ?? "" })
    }) {
    case .success: return .success((table, names.map { $0 != nil }))
    case .failure(let refusal): return .failure(refusal)
    }
  }

  /// Hands on everybody whom DX lists and hasn't deleted, to the end of the list.
  private func everyone(_ visit: (DXUser) -> Void) async -> Storage.Answer<Void> {
    guard let dx = state.withLock({ $0.dx }) else {
      return .failure(.init("Nobody is signed in to DX."))
    }
    var place = UsersListPlace()
    do throws(DXFailure) {
      try await dx.users(from: &place) { users, _ throws(DXFailure) in
        for user in users where !user.isDeleted { visit(user) }
        return true
      }
      return .success(())
    } catch {
      return .failure(.init(sentence(of: error)))
    }
  }
}
