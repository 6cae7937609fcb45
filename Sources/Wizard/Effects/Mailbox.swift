import Glibc
import Synchronization
import Terminal

/// Messages from other threads to the loop, with a pipe that wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  private let pipe = WakePipe()

  /// Readable while messages wait.
  public var readEnd: Int32 { pipe.readEnd }

  /// An empty mailbox.
  public init() {}

  deinit {
    close(pipe.readEnd)
    close(pipe.writeEnd)
  }

  /// Leaves a message; from any thread.
  public func post(_ message: Message) {
    waiting.withLock { $0.append(message) }
    pipe.wake()
  }

  /// Takes all messages that wait.
  public func take() -> [Message] {
    _ = pipe.drain()
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
