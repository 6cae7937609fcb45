import DXAPI
import SetupCore

// What DX has now, as far as its Web API lists it.
extension Live {
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
