import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The running program, as the system sees it.
public enum ThisProcess {
  /// Its number.
  public static var id: Int32 { getpid() }

  /// Whether a process of that number runs here, as far as can be told.
  public static func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }

  /// An environment variable; nil where it is unset or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The folder that the program's file is in, with its closing slash; empty where that isn't told.
  public static var programFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    #if canImport(Darwin)
      var size = UInt32(buffer.count)
      let isTold = _NSGetExecutablePath(&buffer, &size) == 0
      let count = isTold ? Int(strlen(buffer)) : 0
    #else
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
    #endif
    let path = buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    let folder = path.prefix((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)
    return String(decoding: folder, as: UTF8.self)
  }

  /// This machine's name, in plain characters without blanks.
  public static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    let name = buffer.map(UInt8.init(bitPattern:)).prefix { $0 > 0x20 && $0 < 0x7F }
    return name.isEmpty ? "unknown" : String(decoding: name, as: UTF8.self)
  }

  /// Lets all signals through, and turns the one for too large a file into an error.
  ///
  /// A program that starts this one may hand on blocked signals, and then nothing but `kill -9`
  /// would end it.
  public static func unblockSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Lets the background of a shell ask for input without being stopped for it.
  public static func ignoreTerminalInputStop() { signal(SIGTTIN, SIG_IGN) }

  /// Ends the program at once, with 128 and the signal's number, when it is told to end.
  public static func endWhenSignalled() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { _exit(128 + $0) } }
  }

  /// Keeps what the program has in memory, a token above all, out of any core dump.
  ///
  /// The limit alone doesn't do where the system hands dumps to a program.
  public static func forbidDumps() {
    _ = dirsync_make_undumpable()
    _ = dirsync_forbid_core()
  }

  /// Ends the program.
  public static func end(_ code: Int32) -> Never { exit(code) }
}
