import Glibc
import Synchronization

/// Turns signals into bytes on a pipe, and gives the terminal back when the program crashes or
/// can't end in time.
///
/// Handlers may call next to nothing. All they read is made before the first of them is installed.
struct Signals {
  private let pipe = WakePipe()

  /// The end that the loop waits on.
  var readEnd: Int32 { pipe.readEnd }

  static let shared = Signals()

  /// The terminal's settings from before this program changed them; nil without a terminal.
  private static let saved: termios? = {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }()

  /// Leaves every mode that this program switches on: paste, mouse, keypad, alternate screen,
  /// attributes.
  private static let restoring: StaticString =
    "\u{1B}[?2004l\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?1l\u{1B}>\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h\r\n"

  // Where `restoring` goes; -1 while the terminal is the shell's.
  private static let output = Atomic<Int32>(-1)
  // The first signal that asked the program to end.
  private static let ending = Atomic<Int32>(0)

  private static let asking: [Int32] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,
  ]
  private static let crashes: [Int32] = [
    SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS,
  ]

  /// Installs all handlers; signals that the program was started without stay ignored.
  ///
  /// - Parameter output: the terminal that is taken over.
  static func install(output: Int32) {
    _ = saved
    // Made now, so that no handler is the first to need them.
    _ = shared
    _ = ending.load(ordering: .relaxed)
    Self.output.store(output, ordering: .relaxed)
    for signal in [SIGWINCH, SIGTSTP] { handle(signal) { Signals.noted($0) } }
    for signal in asking where !isIgnored(signal) { handle(signal) { Signals.asked($0) } }
    useOwnStack()
    for signal in crashes { handle(signal, SA_ONSTACK) { Signals.crashed($0) } }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Puts the system's own handling back: the terminal is no longer this program's.
  static func remove() {
    output.store(-1, ordering: .relaxed)
    let isEnding = ending.load(ordering: .relaxed) != 0
    for number in [SIGWINCH, SIGTSTP] + asking + crashes
    where !isIgnored(number) && !(isEnding && number == SIGALRM) { _ = signal(number, SIG_DFL) }
  }

  /// The signals that came since the last call, each once.
  func received() -> Set<Int32> { Set(pipe.drain().map(Int32.init)) }

  /// Puts the settings back that the terminal had at the start, whatever it is still to write.
  static func restoreSettings() {
    if var settings = saved { _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
  }

  private static func handle(
    _ number: Int32, _ flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    _ = sigaction(number, &action, nil)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    _ = sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
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

  // The loop gets most of a second to end in good order; it may hang in a write to a terminal that takes
  // nothing, because of Ctrl-S or a lost connection.
  private static func asked(_ number: Int32) {
    let first = ending.compareExchange(expected: 0, desired: number, ordering: .relaxed).original
    if number == SIGALRM, first != 0 {
      giveBack()
      _exit(128 + first)
    }
    if first == 0 {
      var timer = itimerval()
      timer.it_value.tv_usec = 800_000
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    }
    noted(number)
  }

  private static func crashed(_ number: Int32) {
    giveBack()
    _ = signal(number, SIG_DFL)
    _ = raise(number)
  }

  // Never waits for the terminal for long.
  private static func giveBack() {
    let file = output.exchange(-1, ordering: .relaxed)
    guard file >= 0 else { return }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK)
    var wanted = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    if poll(&wanted, 1, 50) == 1 {
      _ = write(file, restoring.utf8Start, restoring.utf8CodeUnitCount)
    }
    restoreSettings()
  }
}
