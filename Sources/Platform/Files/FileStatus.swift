#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system knows of a file, folder, link or device.
public struct FileStatus: Hashable, Sendable {
  /// What stands behind a name.
  public enum Kind: Hashable, Sendable {
    /// An ordinary file.
    case plain
    /// A folder.
    case folder
    /// A symbolic link; only where links are not followed.
    case link
    /// A pipe, socket or device.
    case special
  }

  /// What it is.
  public var kind: Kind
  /// How many bytes it has.
  public var size: Int
  /// When its content changed last: seconds since 1970-01-01 00:00 UTC.
  public var modified: Int
  /// And billionths of a second.
  public var nanoseconds: Int
  /// The number of the user that it belongs to.
  public var owner: Int
  /// The permission bits alone.
  public var permissions: Int
  /// Which file it is, whatever its name: device and number.
  public var identity: [UInt64]

  /// What is behind a path, links followed; nil when nothing is there.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// What a path itself is, not what it links to; nil when nothing is there.
  public init?(ofLink path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .plain
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(status.st_size)
    owner = Int(status.st_uid)
    permissions = Int(status.st_mode & 0o7777)
    identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)]
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (modified, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
  }

  /// Whether it is an ordinary file.
  public var isPlain: Bool { kind == .plain }
  /// Whether it is a folder.
  public var isFolder: Bool { kind == .folder }
  /// Whether it belongs to the account that runs this program.
  public var isOwn: Bool { owner == Int(geteuid()) }

  /// Why something that isn't an ordinary file is not written to.
  public var refusal: SystemError {
    switch kind {
    case .folder: SystemError(code: EISDIR)
    case .link: SystemError(code: ELOOP)
    case .plain, .special: SystemError(code: ENODEV)
    }
  }
}
