#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock that two threads hold to hand something over, and wait in for what the other one does.
///
/// Not `Sendable`: who shares it with a thread shares what it guards as well, and answers for both.
public final class WaitingLock {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// A lock that nobody holds.
  public init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Does something while no other thread does, once a condition holds, and wakes who waits.
  public func locked<Result>(
    when isReady: () -> Bool = { true }, _ body: () -> Result
  ) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    while !isReady() { pthread_cond_wait(changed, lock) }
    return body()
  }
}
