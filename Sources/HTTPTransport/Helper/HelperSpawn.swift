import Glibc

/// A started helper: its process and this program's end of the channel to it.
struct SpawnedHelper {
  var process: pid_t
  var channel: Int32
}

/// Starts the helper program.
enum HelperSpawn {
  static let name = "dirsync-setup-http"

  /// Where the helper is expected: beside the running program.
  static func pathBesideProgram() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    let folder = path.prefix((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)
    return String(decoding: folder, as: UTF8.self) + name
  }

  /// Starts the helper with a channel as its standard input and output, and nothing else of ours.
  ///
  /// The channel is a pair of sockets rather than two pipes: both ends are closed on exec from
  /// the start, and a write to a dead helper is an error instead of a signal to this program.
  static func start(_ path: String, _ environment: [String: String]) throws(TransportFailure)
    -> SpawnedHelper
  {
    guard let (ours, theirs) = channel() else { throw .cannotStart(errno) }
    defer { close(theirs) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    let lines = environment.map { "\($0.key)=\($0.value)" }.sorted()
    var process = pid_t()
    let problem = withCStrings([name]) { arguments in
      withCStrings(lines) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
    }
    guard problem == 0 else {
      close(ours)
      throw problem == ENOENT ? .helperMissing : .cannotStart(problem)
    }
    return SpawnedHelper(process: process, channel: ours)
  }

  static func channel() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }

  // A process group of its own: Ctrl-C at the terminal is this program's to answer. Signals that
  // this program blocks or ignores are back to usual.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

extension TransportFailure {
  static let helperMissing = TransportFailure.helper(
    "The program \(HelperSpawn.name) was not found beside dirsync-setup. Install both files in one "
      + "folder.")

  static func cannotStart(_ problem: Int32) -> TransportFailure {
    .helper(
      "The program \(HelperSpawn.name) could not be started: \(String(cString: strerror(problem)))."
    )
  }
}
