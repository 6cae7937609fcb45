import Glibc
import Synchronization
import Terminal

/// Answers from other threads to the loop, with a pipe that wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Answer]>([])
  private let pipe = WakePipe()

  /// Readable while answers wait.
  public var readEnd: Int32 { pipe.readEnd }

  /// An empty mailbox.
  public init() {}

  deinit {
    close(pipe.readEnd)
    close(pipe.writeEnd)
  }

  /// Leaves an answer; from any thread.
  public func post(_ answer: Answer) {
    waiting.withLock { $0.append(answer) }
    pipe.wake()
  }

  /// Empties the mailbox.
  public func collect() -> [Answer] {
    _ = pipe.drain()
    return waiting.withLock { answers in
      defer { answers = [] }
      return answers
    }
  }

  /// Waits until an answer is there.
  public func waitForOne() {
    var source = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, -1) < 0, errno == EINTR {}
  }
}
