import Glibc

extension StateFolder {
  /// Makes the folder if it isn't there, and refuses one that isn't safe to write to.
  static func prepareFolder(_ path: String, _ operations: FileOperations) throws(StoreFailure) {
    try makeFolder(path, operations)
    guard let status = status(path) else { throw .refused(.open, path: path, .last) }
    guard status.isFolder else { throw .folderIsFile(path: path) }
    guard status.st_uid == geteuid() else {
      throw .folderOfAnother(path: path, user: Int(status.st_uid))
    }
    guard status.permissions & 0o022 == 0 else {
      throw .folderOpenToOthers(path: path, permissions: Int(status.permissions))
    }
  }

  /// Makes a folder and those above it that are missing, for their owner alone.
  private static func makeFolder(
    _ path: String, _ operations: FileOperations
  ) throws(StoreFailure) {
    guard status(path) == nil else { return }
    let above = folder(of: path)
    if above != path, above != "." { try makeFolder(above, operations) }
    do throws(SystemError) {
      try operations.makeFolder(path, 0o700)
    } catch {
      // Another program may have made it meanwhile.
      guard error.code == EEXIST else { throw .refused(.create, path: path, error) }
    }
    try attempt(.save, path) { () throws(SystemError) in try operations.syncFolder(above) }
  }
}

/// What the system knows of a path, links followed; nil when nothing is there.
func status(_ path: String) -> stat? {
  var status = stat()
  return stat(path, &status) == 0 ? status : nil
}
