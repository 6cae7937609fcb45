import Platform
import Synchronization

/// Messages from other threads to the loop, with a pipe that wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  private let pipe = WakePipe()

  /// Readable while messages wait.
  public var readEnd: Int32 { pipe.readEnd }

  /// An empty mailbox.
  public init() {}

  /// Leaves a message; from any thread.
  public func post(_ message: Message) {
    waiting.withLock { $0.append(message) }
    pipe.wake()
  }

  /// Takes all messages that wait.
  public func take() -> [Message] {
    pipe.drain()
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  /// Waits until a message is there.
  public func waitForOne() { pipe.wait() }
}
