#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns signals into bytes on a pipe, and gives the terminal back when the program crashes.
///
/// Handlers may call next to nothing: they write one byte, or the prepared restoring bytes. All
/// they read is made before the first of them is installed, and never changes.
public struct Signals: Sendable {
  private let pipe: WakePipe
  private let wakeEnd: Int32

  private init() {
    pipe = WakePipe()
    wakeEnd = pipe.writeEnd
  }

  /// The end that the loop waits on.
  public var readEnd: Int32 { pipe.readEnd }

  /// The only one: the system has one handler for each signal.
  public static let shared = Signals()

  /// The terminal's settings from before this program changed them; nil without a terminal.
  fileprivate static let saved: termios? = {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }()

  /// Leaves every mode that this program switches on: paste, mouse, alternate screen, attributes.
  public static let restoring: StaticString =
    "\u{1B}[?2004l\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h\r\n"

  private static let watched: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP]
  private static let crashes: [Int32] = [
    SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT,
  ]

  /// Installs all handlers; what was there before is forgotten.
  public static func install() {
    _ = saved
    // Made now, so that no handler is the first to need them.
    _ = shared
    for signal in watched { handle(signal) { Signals.noted($0) } }
    useOwnStack()
    for signal in crashes { handle(signal, SA_ONSTACK) { Signals.crashed($0) } }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Puts the system's own handling back.
  public static func remove() {
    for number in watched + crashes { _ = signal(number, SIG_DFL) }
  }

  /// The number of the signal that interrupts.
  public static let interrupt = SIGINT

  /// What a signal asks for.
  public enum Request: Hashable, Sendable {
    /// The window has another size.
    case fitWindow
    /// Ctrl-C, or who else wants the program interrupted.
    case interrupt
    /// The program is to be stopped for a while.
    case stop
    /// The program is to end; by which signal.
    case end(Int32)
  }

  /// What was asked for since the last call.
  public func received() -> [Request] {
    pipe.drain().map { number in
      switch Int32(number) {
      case SIGWINCH: .fitWindow
      case SIGINT: .interrupt
      case SIGTSTP: .stop
      default: .end(Int32(number))
      }
    }
  }

  private static func handle(
    _ number: Int32, _ flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    action.sa_flags = flags
    _ = sigaction(number, &action, nil)
  }

  // A stack that overflowed can't run a handler on itself.
  private static func useOwnStack() {
    let size = 64 << 10
    var stack = stack_t()
    stack.ss_sp = malloc(size)
    stack.ss_size = size
    if stack.ss_sp != nil { _ = sigaltstack(&stack, nil) }
  }

  private static func noted(_ number: Int32) {
    let before = errno
    WakePipe.wake(shared.wakeEnd, UInt8(truncatingIfNeeded: number))
    errno = before
  }

  private static func crashed(_ number: Int32) {
    _ = write(STDOUT_FILENO, restoring.utf8Start, restoring.utf8CodeUnitCount)
    if var settings = saved { _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    _ = signal(number, SIG_DFL)
    _ = raise(number)
  }
}
