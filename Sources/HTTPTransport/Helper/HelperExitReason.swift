import Platform

/// Says for a person why the helper is gone.
enum HelperExitReason {
  static func sentence(
    _ ending: HelperSession.Ending, status: ExitStatus, wasReady: Bool
  ) -> String {
    let name = HelperSpawn.name
    switch ending {
    case .wanted: return "The program \(name) was closed before the answer was complete."
    case .late: return "The program \(name) stopped responding and was ended."
    case .violation(let what):
      return "The program \(name) sent what it must not (\(what)) and was ended."
    case .helperGone where !wasReady && status == .notStarted:
      return "The program \(name) could not be started; a library that it needs may be missing."
    case .helperGone:
      return "The program \(name) ended before the answer was complete (\(cause(status)))."
    }
  }

  private static func cause(_ status: ExitStatus) -> String {
    switch status {
    case .code(let code): "exit code \(code)"
    case .signal(let signal) where status.isCrash:
      "signal \(signal); the answer may have been too large or malformed"
    case .signal(let signal): "signal \(signal)"
    }
  }
}
