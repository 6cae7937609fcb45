import Platform

extension StateFolder {
  /// Makes the folder if it isn't there, and refuses one that isn't safe to write to.
  static func prepareFolder(_ path: String, _ operations: FileOperations) throws(StoreFailure) {
    try makeFolder(path, operations)
    guard let status = FileStatus(of: path) else { throw .refused(.open, path: path, .last) }
    guard status.isFolder else { throw .folderIsFile(path: path) }
    guard status.isOwn else {
      throw .folderOfAnother(path: path, user: status.owner)
    }
    guard status.permissions & 0o022 == 0 else {
      throw .folderOpenToOthers(path: path, permissions: status.permissions)
    }
  }

  /// Makes a folder and those above it that are missing, for their owner alone.
  ///
  /// That they are there is synced with the journal's first line: before it there is nothing to lose.
  private static func makeFolder(
    _ path: String, _ operations: FileOperations
  ) throws(StoreFailure) {
    guard FileStatus(of: path) == nil else { return }
    let above = Path.folder(of: path)
    if above != path, above != "." { try makeFolder(above, operations) }
    do throws(SystemError) {
      try operations.makeFolder(path)
    } catch {
      // Another program may have made it meanwhile.
      guard error.isExisting else { throw .refused(.create, path: path, error) }
    }
  }
}
