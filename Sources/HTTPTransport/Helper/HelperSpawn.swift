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
