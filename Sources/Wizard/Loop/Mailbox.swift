import Platform
import Synchronization

/// Answers from other threads to the loop, with a pipe that wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Answer]>([])
  private let pipe = WakePipe()

  /// Readable while answers wait.
  public var readEnd: Int32 { pipe.readEnd }

  /// An empty mailbox.
  public init() {}

  /// Leaves an answer; from any thread.
  public func post(_ answer: Answer) {
    waiting.withLock { $0.append(answer) }
    pipe.wake()
  }

  /// Empties the mailbox.
  public func collect() -> [Answer] {
    pipe.drain()
    return waiting.withLock { answers in
      defer { answers = [] }
      return answers
    }
  }

  /// Waits until an answer is there.
  public func waitForOne() { pipe.wait() }
}
