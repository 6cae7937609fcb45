#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, closed when nobody holds it any more.
public final class OpenFile: Sendable {
  /// What a file is opened for.
  ///
  /// None waits for a pipe's other end, and a child never gets an open file.
  public enum Purpose: Hashable, Sendable {
    /// To read what this program wrote: a symbolic link is refused.
    case reading
    /// To read what the person named: links are followed.
    case readingNamed
    /// To write a new file for its owner alone; refused where something is there already.
    case creating
    /// To append to a file that is there.
    case appending
    /// To append to a new file.
    case creatingToAppend
    /// To append to a new file and read it back.
    case scratch
    /// To lock it, and read and write who holds the lock; made if it isn't there.
    case locking
    /// To sync the names in a folder.
    case folder

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
      case .readingNamed: O_RDONLY | O_NONBLOCK | O_NOCTTY
      case .creating: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
      case .appending: O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK
      case .creatingToAppend: O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK
      case .scratch: O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW
      case .locking: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
      case .folder: O_RDONLY | O_DIRECTORY
      }
    }
  }

  /// The path by which it was opened.
  public let path: String
  let descriptor: Int32

  /// Opens a file.
  public init(_ path: String, for purpose: Purpose) throws(SystemError) {
    self.path = path
    descriptor = Int32(try retrying { open(path, purpose.flags | O_CLOEXEC, 0o600) })
  }

  deinit { close(descriptor) }

  /// What the system knows of the file.
  public func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Reads from where the last read ended; 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try retrying { systemRead(descriptor, buffer) }
  }

  /// Reads from a place, wherever the last read ended; 0 at the end.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at place: Int
  ) throws(SystemError) -> Int {
    try retrying { pread(descriptor, buffer.baseAddress, buffer.count, off_t(place)) }
  }

  /// Reads to the end; nil when there are more bytes than the limit.
  public func readToEnd(atMost limit: Int) throws(SystemError) -> [UInt8]? {
    let expected = try status().size + 1
    guard expected <= limit + 1 else { return nil }
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

  /// The bytes of an ordinary file that the person named, of at most so many; nil for anything else.
  public static func bytes(of path: String, atMost limit: Int) -> [UInt8]? {
    guard let file = try? OpenFile(path, for: .readingNamed), (try? file.status())?.isPlain == true
    else { return nil }
    return (try? file.readToEnd(atMost: limit)) ?? nil
  }

  /// Takes the lock that no other program has; false where one has it.
  ///
  /// The kernel's own lock, gone with the process however it ends.
  public func lock() throws(SystemError) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return true }
    let error = SystemError.last
    guard error.isBusy else { throw error }
    return false
  }
}

// Inside the class the name `read` is a method's.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

extension [UInt8] {
  /// As many bytes as the closure says it put into a buffer of that size.
  public init(
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
