#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe that wakes a loop: anyone writes a byte, the loop waits for it and drains it.
///
/// Both ends close on exec and never block, and are closed when nobody holds the value.
public final class WakePipe: Sendable {
  /// The end that the loop waits on.
  public let readEnd: Int32
  let writeEnd: Int32

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

  deinit {
    for end in [readEnd, writeEnd] where end >= 0 { close(end) }
  }

  /// Writes one byte, from any thread.
  public func wake(_ byte: UInt8 = 1) { Self.wake(writeEnd, byte) }

  /// Writes one byte to the end of a pipe that is never closed, from a signal handler.
  static func wake(_ writeEnd: Int32, _ byte: UInt8) {
    var byte = byte
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all bytes that wait.
  @discardableResult
  public func drain() -> [UInt8] {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(readEnd, &bytes, bytes.count)
      guard count > 0 else { return all }
      all += bytes.prefix(count)
    }
  }

  /// Waits until a byte is there.
  public func wait() {
    while !Poll.wait([.init(readEnd)]).contains(where: { !$0.isEmpty }) {}
  }
}
