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

  /// The arguments without the program's own name; nil where they can't be told.
  ///
  /// Swift takes them from `/proc`. Without it there seem to be none, not even the program's name.
  public static var arguments: [String]? {
    if !CommandLine.arguments.isEmpty { return Array(CommandLine.arguments.dropFirst()) }
    var pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = Int(dirsync_arguments(&pointers))
    guard count > 0, let pointers else { return nil }
    return (1..<count).compactMap { pointers[$0].map { String(cString: $0) } }
  }

  /// Whether a process of that number runs here, as far as is known.
  public static func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }

  /// An environment variable; nil where it is unset or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The home of the account that runs the program; nil where neither environment nor system tell.
  public static var home: String? {
    if let home = variable("HOME") { return home }
    guard let entry = getpwuid(geteuid()), let folder = entry.pointee.pw_dir else { return nil }
    let home = String(cString: folder)
    return home.isEmpty ? nil : home
  }

  /// The folder that the program's file is in, with its closing slash; empty where that isn't known.
  public static var programFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    #if canImport(Darwin)
      var size = UInt32(buffer.count)
      let isKnown = _NSGetExecutablePath(&buffer, &size) == 0
      let count = isKnown ? Int(strlen(buffer)) : 0
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
