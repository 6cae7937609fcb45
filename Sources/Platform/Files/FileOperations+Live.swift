#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileOperations {
  /// The system's own.
  public static let live = FileOperations(
    open: { path, purpose throws(SystemError) in try OpenFile(path, for: purpose) },
    makeFolder: { path throws(SystemError) in try retrying { mkdir(path, 0o700) } },
    write: { file, bytes throws(SystemError) in try retrying { systemWrite(file, bytes) } },
    truncate: { file, length throws(SystemError) in
      try retrying { ftruncate(file.descriptor, off_t(length)) }
    },
    sync: { file throws(SystemError) in try retrying { fsync(file.descriptor) } },
    rename: { from, to throws(SystemError) in try retrying { systemRename(from, to) } },
    remove: { path throws(SystemError) in try retrying { unlink(path) } })
}

// Inside the extension these names are the operations' own.
private func systemWrite(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file.descriptor, bytes.baseAddress, bytes.count)
}
private func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }
