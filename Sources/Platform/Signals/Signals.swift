import CPlatform
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns signals into bytes on a pipe, and gives the terminal back when the program crashes or
/// can't end in time.
///
/// Handlers may call next to nothing. All they read is made before the first of them is installed.
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
  // Milliseconds that the program has from then on.
  private static let timeToEnd: Int32 = 800

  private static let watched: [Int32] = [SIGWINCH, SIGTSTP]
  private static let asking: [Int32] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,
  ]
  private static let crashes: [Int32] = [
    SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS,
  ]

  /// Installs all handlers; a signal that the program was started without stays ignored.
  ///
  /// - Parameter output: the terminal that is taken over.
  public static func install(output: Int32) {
    _ = saved
    // Made now, so that no handler is the first to need them.
    _ = shared
    _ = ending.load(ordering: .relaxed)
    Self.output.store(output, ordering: .relaxed)
    for signal in watched { handle(signal) { Signals.noted($0) } }
    for signal in asking where dirsync_is_ignored(signal) == 0 {
      handle(signal) { Signals.asked($0) }
    }
    useOwnStack()
    for signal in crashes { handle(signal, SA_ONSTACK) { Signals.crashed($0) } }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Puts the system's own handling back: the terminal is no longer this program's.
  public static func remove() {
    output.store(-1, ordering: .relaxed)
    // The end that has begun stays bounded in time.
    let kept = ending.load(ordering: .relaxed) == 0 ? 0 : SIGALRM
    for number in watched + asking + crashes
    where number != kept && dirsync_is_ignored(number) == 0 { _ = signal(number, SIG_DFL) }
  }

  /// The number of the signal that interrupts.
  public static let interrupt = SIGINT

  /// What a signal asks for.
  public enum Request: Hashable, Sendable {
    /// The window has another size.
    case fitWindow
    /// The program is to be stopped for a while.
    case stop
    /// The program is to end; by which signal.
    case end(Int32)
  }

  /// What was asked for since the last call, each once.
  public func received() -> [Request] {
    Set(pipe.drain()).sorted().map { number in
      switch Int32(number) {
      case SIGWINCH: .fitWindow
      case SIGTSTP: .stop
      default: .end(Int32(number))
      }
    }
  }

  /// Puts the settings back that the terminal had at the start, whatever it is still to write.
  public static func restoreSettings() {
    if var settings = saved { _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
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

  // The loop gets most of a second to end in good order; it may hang in a write to a terminal that
  // takes nothing, because of Ctrl-S or a lost connection.
  private static func asked(_ number: Int32) {
    let first = ending.compareExchange(expected: 0, desired: number, ordering: .relaxed).original
    if number == SIGALRM, first != 0 {
      giveBack()
      _exit(128 + first)
    }
    if first == 0 { dirsync_alarm(timeToEnd) }
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
