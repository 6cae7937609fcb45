import Platform

/// Starts the helper program.
enum HelperSpawn {
  static let name = "dirsync-setup-http"

  /// Where the helper is expected: beside the running program.
  static func pathBesideProgram() -> String { ThisProcess.programFolder + name }

  /// Starts the helper with a channel as its standard input and output; returns our end of it.
  ///
  /// The channel is a pair of sockets rather than two pipes: both ends are closed on exec from
  /// the start, and a write to a dead helper is an error instead of a signal to this program.
  static func start(
    _ path: String, _ environment: [String: String]
  ) throws(TransportFailure) -> (ChildProcess, Socket) {
    // A bare name would be looked for in `PATH`, and what is found there be given the token.
    guard path.contains("/") else { throw .helperMissing }
    do throws(SystemError) {
      let (ours, theirs) = try Socket.pair()
      let process = try ChildProcess.start(
        path, environment: environment.map { "\($0.key)=\($0.value)" }.sorted(),
        input: .socket(theirs), output: .socket(theirs))
      return (process, ours)
    } catch {
      throw error.isMissing ? .helperMissing : .cannotStart(error)
    }
  }
}

extension TransportFailure {
  static let helperMissing = TransportFailure.helper(
    "The program \(HelperSpawn.name) was not found beside dirsync-setup. Install both files in one "
      + "folder.")

  static func cannotStart(_ error: SystemError) -> TransportFailure {
    .helper("The program \(HelperSpawn.name) could not be started: \(error.reason).")
  }
}

/// The helper's environment: a short list of what reaching a server needs, and nothing else.
///
/// A list of what may pass, since one of what may not would miss the next token's name. The
/// variables that make URLSession print requests are left out by it as well.
enum HelperEnvironment {
  static let passed: Set<String> = [
    "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
    "HTTPS_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "RES_OPTIONS", "LOCALDOMAIN",
  ]

  /// The helper's environment, made from the program's.
  static func of(_ environment: [String: String]) -> [String: String] {
    var kept = environment.filter { passed.contains($0.key) }
    // A proxy must not see what is meant for this machine itself.
    let unproxied = kept["no_proxy"] ?? kept["NO_PROXY"] ?? ""
    let loopback = "localhost,127.0.0.1,::1"
    kept["NO_PROXY"] = nil
    kept["no_proxy"] =
      unproxied == "*" ? "*" : unproxied.isEmpty ? loopback : unproxied + "," + loopback
    // Foundation makes folders for caches and cookies in the home folder, and below this it can't.
    kept["HOME"] = "/dev/null"
    // A crash must not print memory, which may hold a token.
    kept["SWIFT_BACKTRACE"] = "enable=no"
    return kept
  }
}
