import CPlatform
import Glibc
import Synchronization

/// Keeps URLSession from burning a core while a server lets it wait.
///
/// On Linux, URLSession goes on asking whether a socket can be written to once its request is sent,
/// and it always can: 16 of 20 seconds of waiting were processor time. So while nothing moves, each
/// tick of processor time is followed by a sleep of the thread that used it. An answer that comes after
/// a silence is so at most `pause` late, and none after it is.
enum WaitGovernor {
  // Seconds without a byte after which threads are slowed down.
  private static let patience = 0.5
  // A tick of the kernel is 4 or 10 ms, so this leaves 4 to 10 % of a core.
  private static let tick: Int32 = 4_000
  private static let pause = 96_000_000

  // Nanoseconds on the clock that nobody sets.
  private static let lastMove = Atomic<UInt64>(0)

  /// Something moved: an order, a byte, a timer.
  static func moved() { lastMove.store(now(), ordering: .relaxed) }

  /// Starts to watch the processor time of this process.
  static func start() {
    moved()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in WaitGovernor.slowDown() }
    action.sa_flags = SA_RESTART
    sigaction(SIGPROF, &action, nil)
    dirsync_watch_processor_time(tick)
  }

  // A signal handler: the kernel runs it on the thread that used the time.
  private static func slowDown() {
    let since = now() &- lastMove.load(ordering: .relaxed)
    guard Double(since) / 1e9 > patience else { return }
    let before = errno
    var sleep = timespec(tv_sec: 0, tv_nsec: pause)
    nanosleep(&sleep, nil)
    errno = before
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
