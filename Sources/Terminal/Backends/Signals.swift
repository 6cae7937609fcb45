import Glibc

/// Turns signals into bytes on a pipe, and gives the terminal back when the program crashes.
///
/// Handlers may call next to nothing: they write one byte, or the prepared restoring bytes. All
/// they read is made before the first of them is installed, and never changes.
struct Signals {
  private let pipe = WakePipe()

  /// The end that the loop waits on.
  var readEnd: Int32 { pipe.readEnd }

  static let shared = Signals()

  /// The terminal's settings from before this program changed them; nil without a terminal.
  fileprivate static let saved: termios? = {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }()

  /// Leaves every mode that this program switches on: paste, mouse, alternate screen, attributes.
  static let restoring: StaticString =
    "\u{1B}[?2004l\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h\r\n"

  private static let watched: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP]
  private static let crashes: [Int32] = [
    SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT,
  ]

  /// Installs all handlers; what was there before is forgotten.
  static func install() {
    _ = saved
    // Made now, so that no handler is the first to need them.
    _ = shared
    for signal in watched { handle(signal) { Signals.noted($0) } }
    useOwnStack()
    for signal in crashes { handle(signal, SA_ONSTACK) { Signals.crashed($0) } }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Puts the system's own handling back.
  static func remove() {
    for number in watched + crashes { _ = signal(number, SIG_DFL) }
  }

  /// The signals that came since the last call.
  func received() -> [Int32] { pipe.drain().map(Int32.init) }

  private static func handle(
    _ number: Int32, _ flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
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
    shared.pipe.wake(UInt8(truncatingIfNeeded: number))
    errno = before
  }

  private static func crashed(_ number: Int32) {
    _ = write(STDOUT_FILENO, restoring.utf8Start, restoring.utf8CodeUnitCount)
    if var settings = saved { _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    _ = signal(number, SIG_DFL)
    _ = raise(number)
  }
}
