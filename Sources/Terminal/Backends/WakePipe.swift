import Glibc

/// A pipe that wakes a loop: anyone writes a byte, the loop waits for it and drains it.
///
/// Both ends close on exec and never block, so that a signal handler may write.
public struct WakePipe: Sendable {
  /// The end that the loop waits on.
  public let readEnd: Int32
  /// The end that is written to.
  public let writeEnd: Int32

  /// A new pipe; both ends are -1 where the system has none left.
  public init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// Writes one byte; from any thread, and from a signal handler.
  public func wake(_ byte: UInt8 = 1) {
    var byte = byte
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all bytes that wait.
  public func drain() -> [UInt8] {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(readEnd, &bytes, bytes.count)
      guard count > 0 else { return all }
      all += bytes.prefix(count)
    }
  }
}
