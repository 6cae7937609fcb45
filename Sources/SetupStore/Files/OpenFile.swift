import Glibc

/// An open file, closed when nobody holds it any more.
final class OpenFile: Sendable {
  let descriptor: Int32
  let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// What the system knows of the file.
  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return status
  }

  /// Whether it is an ordinary file, not a folder, pipe or device.
  func isPlain() throws(SystemError) -> Bool { try status().isPlain }

  /// Reads from where the last read ended; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Reads from a place, wherever the last read ended; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) throws(SystemError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Reads to the end; nil when there are more bytes than the limit.
  func readToEnd(atMost limit: Int) throws(SystemError) -> [UInt8]? {
    let expected = min(Int(try status().st_size), limit) + 1
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let room = max(4096, expected - bytes.count)
      let more = try [UInt8](filling: room) { buffer throws(SystemError) in
        try read(into: buffer)
      }
      if more.isEmpty { return bytes }
      bytes += more
    }
    return nil
  }
}

extension [UInt8] {
  /// As many bytes as the closure says it put into a buffer of that size.
  init(
    filling capacity: Int,
    _ fill: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) {
    var outcome = Result<Int, SystemError>.success(0)
    self.init(unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(SystemError) {
        count = try fill(UnsafeMutableRawBufferPointer(buffer))
      } catch {
        outcome = .failure(error)
      }
    }
    _ = try outcome.get()
  }
}

extension stat {
  var isPlain: Bool { st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Why something that isn't an ordinary file is not written to.
  var refusal: SystemError {
    SystemError(code: isFolder ? EISDIR : st_mode & S_IFMT == S_IFLNK ? ELOOP : ENODEV)
  }
  /// The permission bits alone.
  var permissions: mode_t { st_mode & 0o7777 }
}

/// What the system knows of a path itself, not of what it links to; nil when nothing is there.
func status(ofLink path: String) -> stat? {
  var status = stat()
  return lstat(path, &status) == 0 ? status : nil
}

/// The names in a folder, sorted; none when it can't be read.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    // The name's declared size is a bound of this system, its length is told by the closing zero.
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}
