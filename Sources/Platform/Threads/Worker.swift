import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of its own, for work that takes long or waits in the system.
///
/// A thread rather than a task: waiting would hold one of the few threads that all tasks share.
/// Signals are left to the program's own threads. The work goes on when nobody holds the value.
public final class Worker: Sendable {
  private let thread: Mutex<UInt?>

  /// Starts some work; nil where the system has no thread left, and then nothing was done.
  public init?(_ work: @escaping @Sendable () -> Void) {
    #if canImport(Glibc)
      var made = pthread_t()
    #else
      var made: pthread_t?
    #endif
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    // The new thread inherits this.
    pthread_sigmask(SIG_SETMASK, &all, &before)
    let box = Unmanaged.passRetained(Work(work))
    let problem = pthread_create(
      &made, nil,
      { box in
        runWork(box)
        return nil
      }, box.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard problem == 0 else {
      box.release()
      return nil
    }
    thread = Mutex(numbered(made))
  }

  deinit {
    if let thread = taken() { pthread_detach(thread) }
  }

  /// Waits until the work is done; at once where that was waited for before.
  public func join() {
    if let thread = taken() { pthread_join(thread, nil) }
  }

  private func taken() -> pthread_t? {
    let number = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    return number.flatMap(threadNumbered)
  }
}

/// Runs something on a thread of its own; on this one where the system has none left.
public func onThread(_ work: @escaping @Sendable () -> Void) {
  if Worker(work) == nil { work() }
}

// A thread is a number to glibc, and a pointer elsewhere.
#if canImport(Glibc)
  private func numbered(_ thread: pthread_t) -> UInt { thread }
  private func threadNumbered(_ number: UInt) -> pthread_t? { number }
#else
  private func numbered(_ thread: pthread_t?) -> UInt { UInt(bitPattern: thread) }
  private func threadNumbered(_ number: UInt) -> pthread_t? { pthread_t(bitPattern: number) }
#endif

private final class Work: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runWork(_ box: UnsafeMutableRawPointer?) {
  guard let box else { return }
  Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run()
}
