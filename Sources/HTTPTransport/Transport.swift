import Basics

/// A way to send requests: the live helper, the demo tenant in process, or a test's refusal.
public struct Transport: Sendable {
  /// Sends one request and returns the answer, whatever its status; throws `TransportFailure`.
  public var send: @Sendable (Request) async throws -> Response

  /// A way to send, by its one function.
  public init(send: @escaping @Sendable (Request) async throws -> Response) { self.send = send }
}

/// Why no answer came.
public enum TransportFailure: Error, Hashable, Codable, Sendable, Explained {
  /// The address is not https, nor http on loopback, or can't be read.
  case refusedAddress(String)
  /// The host name is not known.
  case hostNotFound(String)
  /// Nobody listens there, or the connection broke.
  case notConnected(String)
  /// The server's certificate isn't trusted; the text says why.
  case certificate(String)
  /// No answer within the time.
  case timedOut(seconds: Double)
  /// The body was longer than the request allowed.
  case tooLarge(limit: Int)
  /// A redirect led to another origin; it was not followed.
  case redirectedElsewhere(String)
  /// The caller gave up.
  case cancelled
  /// The helper program is missing, died, or was ended for its memory; the text says which.
  case helper(String)
  /// Anything else, in the system's words.
  case other(String)
}
