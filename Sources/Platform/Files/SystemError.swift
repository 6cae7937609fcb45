#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system said when it refused to do something.
public struct SystemError: Error, Hashable, Sendable {
  /// The `errno` value.
  public var code: Int32

  /// An error by its `errno` value.
  public init(code: Int32) { self.code = code }

  /// The error that the last system call left behind.
  public static var last: SystemError { SystemError(code: errno) }

  /// The disk reported an error.
  public static let inputOutput = SystemError(code: EIO)

  /// Whether nothing is there, neither file nor folder.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether something is there already.
  public var isExisting: Bool { code == EEXIST }
  /// Whether this account may not do it.
  public var isForbidden: Bool { code == EACCES || code == EPERM }
  /// Whether some space would help.
  public var isOutOfSpace: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether another program holds the lock, the port or the data that were asked for.
  public var isBusy: Bool { code == EWOULDBLOCK || code == EAGAIN || code == EADDRINUSE }
  /// Whether the file system can't do this at all.
  public var isUnsupported: Bool { code == EINVAL || code == EOPNOTSUPP }
  /// Whether a signal came in between; the call is to be made again.
  var isInterrupted: Bool { code == EINTR }

  /// The refusal in words, to stand after a colon.
  public var reason: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EROFS: "the file system is read-only"
    case EACCES, EPERM: "permission denied"
    case EIO: "the disk reported an error"
    case EFBIG: "the file would exceed the size limit of this session"
    case ENOENT: "there is no such file or folder"
    case EEXIST: "it exists already"
    case ENOTDIR: "a part of the path is a file, not a folder"
    case ENODEV: "it is a device or a pipe"
    case EISDIR: "it is a folder"
    case ELOOP: "it is a symbolic link"
    case ENAMETOOLONG: "the path is too long"
    case EMFILE, ENFILE: "too many files are open"
    case ENOLCK, EOPNOTSUPP: "the file system has no file locks"
    default: systemWords
    }
  }

  /// What a person can do about it in the state folder.
  public var remedy: String {
    switch code {
    case _ where isOutOfSpace: "Free some space and try again."
    case EROFS: "Choose another folder with --state, or open it read-only."
    case EACCES, EPERM: "Choose a folder of your own with --state."
    case EIO: "Check the disk, and choose a folder on another one with --state."
    case EFBIG: "Raise the limit (ulimit -f) and try again."
    case ELOOP, EISDIR, EEXIST: "Move it away, or choose another folder with --state."
    case ENOENT, ENOTDIR, ENAMETOOLONG: "Choose another folder with --state."
    case EMFILE, ENFILE: "Close some programs and try again."
    case ENOLCK, EOPNOTSUPP: "Choose a folder on a local disk with --state."
    default: "Try again; if it stays so, choose another folder with --state."
    }
  }

  private var systemWords: String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

/// Makes a system call again for as long as a signal comes in between; what it returned.
@discardableResult
func retrying<Value: BinaryInteger>(_ call: () -> Value) throws(SystemError) -> Int {
  while true {
    let value = call()
    if value >= 0 { return Int(value) }
    let error = SystemError.last
    guard error.isInterrupted else { throw error }
  }
}
