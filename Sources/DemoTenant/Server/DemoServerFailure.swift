import Platform

/// Why the demo can't be served.
public enum DemoServerFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something listens on the port already.
  case portTaken(Int)
  /// The port may not be used by this account, or there is no such port.
  case portNotAllowed(Int)
  /// The system refused something else, with the system's message.
  case system(String)

  /// What happened, and what to do.
  public var description: String {
    switch self {
    case .portTaken(let port): "Port \(port) is in use. Choose another one, or 0 for any free one."
    case .portNotAllowed(let port): "Port \(port) can't be used. Choose one from 1024 to 65535."
    case .system(let message): "The demo can't be served: \(message)."
    }
  }

  /// What it means that the system refused to listen on a port.
  init(_ error: SystemError, port: Int) {
    if error.isBusy {
      self = .portTaken(port)
    } else if error.isForbidden {
      self = .portNotAllowed(port)
    } else {
      self = .system(error.reason)
    }
  }
}
