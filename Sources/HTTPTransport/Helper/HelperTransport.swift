import Basics
import FoundationEssentials
import Synchronization

/// Sends requests by way of the helper program, which is started when it is first needed.
///
/// The helper is another process, so that a hostile answer breaks nothing here and the networking
/// library costs no start-up time. It gets a request's headers, and so the token, over its channel
/// alone. It is ended after a while without requests, and started anew by the next one.
public final class HelperTransport: Sendable {
  private let path: String
  private let environment: [String: String]
  private let idleSeconds: Double
  private let grace: Double
  private let nextID = Atomic<UInt64>(1)
  private let session = Mutex<HelperSession?>(nil)

  /// Where the helper program is looked for: beside this one.
  public static var programPath: String { HelperSpawn.pathBesideProgram() }

  /// A way to send by way of the helper.
  ///
  /// - Parameters:
  ///   - environment: the program's own environment; proxy settings and little else are passed on.
  ///   - helper: the helper program; nil for the one beside the running program.
  ///   - idleSeconds: how long the helper is kept without requests.
  public convenience init(
    environment: [String: String], helper: String? = nil, idleSeconds: Double = 60
  ) {
    self.init(environment: environment, helper: helper, idleSeconds: idleSeconds, grace: 5)
  }

  package init(
    environment: [String: String], helper: String?, idleSeconds: Double, grace: Double
  ) {
    path = helper ?? HelperSpawn.pathBesideProgram()
    self.environment = HelperEnvironment.of(environment)
    self.idleSeconds = idleSeconds
    self.grace = grace
  }

  deinit { close() }

  /// This as a `Transport`, for the clients.
  public var transport: Transport { Transport { try await self.send($0) } }

  /// The running helper's process id; nil while none runs.
  public var helperProcess: Int32? {
    session.withLock { session in session.flatMap { $0.isOpen ? $0.process.id : nil } }
  }

  /// Ends the helper if it runs; requests under way fail, and the next one starts it anew.
  public func close() {
    session.withLock { session in
      session?.close()
      session = nil
    }
  }

  /// Sends one request; throws `TransportFailure`.
  public func send(_ request: Request) async throws -> Response {
    try request.check()
    // A session may end, for idleness say, between being looked up and being used.
    for _ in 1...3 {
      guard !Task.isCancelled else { throw TransportFailure.cancelled }
      if let response = try await send(request, through: openSession()) { return response }
    }
    throw TransportFailure.helper(
      HelperExitReason.sentence(.helperGone, status: .notStarted, wasReady: false))
  }

  private func openSession() throws(TransportFailure) -> HelperSession {
    try session.withLock { (session) throws(TransportFailure) in
      if let session, session.isOpen { return session }
      let started = try HelperSession(
        path: path, environment: environment, idleSeconds: idleSeconds, grace: grace)
      session = started
      return started
    }
  }

  // Nil if the session ended before it took the request.
  private func send(
    _ request: Request, through session: HelperSession
  ) async throws -> Response? {
    let id = nextID.add(1, ordering: .relaxed).oldValue
    var bare = request
    bare.body = []
    let order = try HelperOrder.request(id: id, request: bare, body: Data(request.body)).line()
    let cancelOrder = try HelperOrder.cancel(id: id).line()
    defer { session.finished(id) }
    do {
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { reply in
          guard session.open(id, request, order: order, reply: reply) else {
            return reply.resume(throwing: SessionOver())
          }
        }
      } onCancel: {
        session.cancel(id, order: cancelOrder)
      }
    } catch is SessionOver {
      return nil
    }
  }

  private struct SessionOver: Error {}
}

extension Request {
  /// Refuses an address or a header that must not be sent.
  package func check() throws(TransportFailure) {
    _ = try Origin.checked(url)
    for (name, value) in headers {
      let isName = !name.isEmpty && name.utf8.allSatisfy(Self.isHeaderNameByte)
      // A line break within a value would begin another header.
      let isValue = value.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
      guard isName, isValue else {
        throw .other(
          "The header \(sanitised(name, limit: 40)) has a line break or a letter outside ASCII, "
            + "so nothing was sent.")
      }
    }
    guard timeout > 0, timeout <= 3600, idleTimeout > 0, idleTimeout <= 3600, bodyLimit >= 0 else {
      throw .other("The request's time-out or limit is out of range, so nothing was sent.")
    }
  }

  private static func isHeaderNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
