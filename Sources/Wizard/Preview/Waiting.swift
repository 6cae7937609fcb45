import Platform
import Synchronization

/// Waits for something that is read in tasks, for a command that has nothing else to do.
public func waiting<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value {
  let pipe = WakePipe()
  let answer = TaskAnswer<Value>()
  Task {
    let value = await work()
    answer.value.withLock { $0 = value }
    pipe.wake()
  }
  while true {
    if let value = answer.value.withLock({ $0 }) { return value }
    pipe.wait()
    pipe.drain()
  }
}

private final class TaskAnswer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
