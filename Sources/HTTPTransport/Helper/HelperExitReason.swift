import Glibc

/// Says for a person why the helper is gone.
enum HelperExitReason {
  static func sentence(
    _ ending: HelperSession.Ending, status: Int32, wasReady: Bool
  ) -> String {
    let name = HelperSpawn.name
    switch ending {
    case .wanted: return "The program \(name) was closed before the answer was complete."
    case .late: return "The program \(name) stopped responding and was ended."
    case .violation(let what):
      return "The program \(name) sent what it must not (\(what)) and was ended."
    case .helperGone where !wasReady && status == 127 << 8:
      return "The program \(name) could not be started; a library that it needs may be missing."
    case .helperGone:
      return "The program \(name) ended before the answer was complete (\(cause(status)))."
    }
  }

  // As `wait(2)` encodes it; its macros are not available.
  private static func cause(_ status: Int32) -> String {
    let signal = status & 0x7F
    guard signal != 0 else { return "exit code \((status >> 8) & 0xFF)" }
    let isCrash = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV].contains(signal)
    return "signal \(signal)"
      + (isCrash ? "; the answer may have been too large or malformed" : "")
  }
}
