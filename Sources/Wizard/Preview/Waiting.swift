import Glibc
import Synchronization
import Terminal

/// Waits for something that is read in tasks, for a command that has nothing else to do.
public func waiting<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value {
  let pipe = WakePipe()
  let answer = Box<Value>()
  Task {
    let value = await work()
    answer.value.withLock { $0 = value }
    pipe.wake()
  }
  while true {
    if let value = answer.value.withLock({ $0 }) {
      close(pipe.readEnd)
      close(pipe.writeEnd)
      return value
    }
    var source = pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&source, 1, -1)
  }
}

private final class Box<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
