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
