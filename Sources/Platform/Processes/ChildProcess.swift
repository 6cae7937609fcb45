import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that this one started.
public struct ChildProcess: Hashable, Sendable {
  /// The number of the process.
  public let id: Int32

  /// A process of that number.
  init(id: Int32) { self.id = id }

  /// What a child reads or writes by one of its standard streams.
  public enum Stream: Sendable {
    /// Nothing.
    case null
    /// The other end of a channel.
    case socket(Socket)
  }

  /// Starts a program, looked for in `PATH` where its name has no slash.
  ///
  /// It gets a process group of its own, so that Ctrl-C at the terminal is this program's to answer;
  /// signals that this program blocks or ignores are back to usual, and no file of ours is open.
  public static func start(
    _ program: String, _ arguments: [String] = [], environment: [String], input: Stream,
    output: Stream
  ) throws(SystemError) -> ChildProcess {
    var actions = emptyActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, stream) in [(STDIN_FILENO, input), (STDOUT_FILENO, output)] {
      switch stream {
      case .null: posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      case .socket(let socket):
        posix_spawn_file_actions_adddup2(&actions, socket.descriptor, descriptor)
      }
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // What was opened without close-on-exec stays here as well.
    _ = dirsync_close_from(&actions, STDERR_FILENO + 1)
    var attributes = attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var process = pid_t()
    let name = program.split(separator: "/").last.map(String.init) ?? program
    let problem = withCStrings([name] + arguments) { arguments in
      withCStrings(environment) {
        posix_spawnp(&process, program, &actions, &attributes, arguments, $0)
      }
    }
    guard problem == 0 else { throw SystemError(code: problem) }
    return ChildProcess(id: process)
  }

  /// Ends it at once, whatever it does, and waits for that; how it ended.
  @discardableResult
  public func end() -> ExitStatus {
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) == -1, errno == EINTR {}
    return ExitStatus(encoded: status)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  private static func emptyActions() -> SpawnActions {
    var actions = SpawnActions()
    posix_spawn_file_actions_init(&actions)
    return actions
  }

  private static func attributes() -> SpawnAttributes {
    var attributes = SpawnAttributes()
    posix_spawnattr_init(&attributes)
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int32(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }
}

// Darwin's are pointers.
#if canImport(Darwin)
  private typealias SpawnActions = posix_spawn_file_actions_t?
  private typealias SpawnAttributes = posix_spawnattr_t?
#else
  private typealias SpawnActions = posix_spawn_file_actions_t
  private typealias SpawnAttributes = posix_spawnattr_t
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a process ended.
public enum ExitStatus: Hashable, Sendable {
  /// By itself, with this code.
  case code(Int32)
  /// By this signal.
  case signal(Int32)

  /// As `wait(2)` encodes it; its macros are not available.
  init(encoded: Int32) {
    let signal = encoded & 0x7F
    self = signal == 0 ? .code((encoded >> 8) & 0xFF) : .signal(signal)
  }

  /// The shell's and the loader's code for a program that could not be started.
  public static let notStarted = ExitStatus.code(127)

  /// Whether it fell over its own memory or instructions.
  public var isCrash: Bool {
    guard case .signal(let signal) = self else { return false }
    return [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV].contains(signal)
  }
}
