import Glibc

extension FileOperations {
  /// The system's own.
  static let live = FileOperations(
    open: { path, flags, mode throws(SystemError) in
      let descriptor = try retrying { Glibc.open(path, flags, mode) }
      return OpenFile(descriptor: Int32(descriptor), path: path)
    },
    makeFolder: { path, mode throws(SystemError) in
      _ = try retrying { mkdir(path, mode) }
    },
    write: { file, bytes throws(SystemError) in
      try retrying { Glibc.write(file.descriptor, bytes.baseAddress, bytes.count) }
    },
    truncate: { file, length throws(SystemError) in
      _ = try retrying { ftruncate(file.descriptor, length) }
    },
    sync: { file throws(SystemError) in
      _ = try retrying { fsync(file.descriptor) }
    },
    rename: { from, to throws(SystemError) in
      _ = try retrying { Glibc.rename(from, to) }
    },
    remove: { path throws(SystemError) in
      _ = try retrying { unlink(path) }
    })
}

/// Calls again for as long as a signal comes in between.
private func retrying<Value: BinaryInteger>(_ call: () -> Value) throws(SystemError) -> Int {
  while true {
    let value = call()
    if value >= 0 { return Int(value) }
    guard errno == EINTR else { throw .last }
  }
}
