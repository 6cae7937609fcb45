import Platform

/// All bytes of an ordinary file; nil when nothing is there.
///
/// Links, pipes, devices and folders are refused, so are files of more bytes than the limit.
func readPlainFile(
  _ path: String, atMost limit: Int, _ operations: FileOperations
) throws(StoreFailure) -> [UInt8]? {
  guard let file = try openPlainFile(path, operations) else { return nil }
  let bytes = try attempt(.read, path) { () throws(SystemError) in
    try file.readToEnd(atMost: limit)
  }
  guard let bytes else { throw .tooLarge(path: path, limit: limit) }
  return bytes
}

/// An ordinary file, open for reading; nil when nothing is there.
func openPlainFile(
  _ path: String, _ operations: FileOperations
) throws(StoreFailure) -> OpenFile? {
  let file = try attempt(.open, path) { () throws(SystemError) in
    try operations.openToRead(path)
  }
  guard let file else { return nil }
  guard try attempt(.read, path, { () throws(SystemError) in try file.status().isPlain }) else {
    throw .notPlainFile(path: path)
  }
  return file
}
