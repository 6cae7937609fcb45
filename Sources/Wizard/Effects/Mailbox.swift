import Glibc
import Synchronization

/// Messages from other threads to the loop, with a pipe that wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  /// Readable while messages wait.
  public let readEnd: Int32
  private let writeEnd: Int32

  /// An empty mailbox.
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
    close(readEnd)
    close(writeEnd)
  }

  /// Leaves a message; from any thread.
  public func post(_ message: Message) {
    waiting.withLock { $0.append(message) }
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all messages that wait.
  public func take() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) == bytes.count {}
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  /// Waits until a message is there.
  public func waitForOne() {
    var source = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, -1) < 0, errno == EINTR {}
  }
}
