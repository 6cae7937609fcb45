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

/// The same with an end: nil, and the task cancelled, once it is no longer waited for.
///
/// - Parameter goesOn: asked four times a second.
public func waiting<Value: Sendable>(
  while goesOn: () -> Bool, for work: @escaping @Sendable () async -> Value
) -> Value? {
  let pipe = WakePipe()
  let answer = TaskAnswer<Value>()
  let task = Task {
    let value = await work()
    answer.value.withLock { $0 = value }
    pipe.wake()
  }
  while goesOn() {
    if let value = answer.value.withLock({ $0 }) { return value }
    pipe.wait(milliseconds: 250)
    pipe.drain()
  }
  task.cancel()
  return nil
}

private final class TaskAnswer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
