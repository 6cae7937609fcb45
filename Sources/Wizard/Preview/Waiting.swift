import Platform
import Synchronization

/// Waits for something that is read in tasks, for a command that has nothing else to do.
///
/// - Parameter goesOn: asked four times a second; once it says no, the work is cancelled, and what
///   it then returns is what there is.
public func waiting<Value: Sendable>(
  while goesOn: () -> Bool = { true }, for work: @escaping @Sendable () async -> Value
) -> Value {
  let pipe = WakePipe()
  let answer = TaskAnswer<Value>()
  let task = Task {
    let value = await work()
    answer.value.withLock { $0 = value }
    pipe.wake()
  }
  while true {
    if let value = answer.value.withLock({ $0 }) { return value }
    if !goesOn() { task.cancel() }
    pipe.wait(milliseconds: 250)
    pipe.drain()
  }
}

private final class TaskAnswer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
