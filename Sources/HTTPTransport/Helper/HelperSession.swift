import Platform
import Synchronization

/// One run of the helper program, from its start to its end.
///
/// A thread of its own waits for the helper in `poll()`; callers only take a short lock. Once a
/// session has ended it stays so, and the next request starts another.
final class HelperSession: Sendable {
  typealias Reply = CheckedContinuation<Response, any Error>

  struct Waiter {
    var reply: Reply
    // On the monotonic clock.
    var deadline: Double
  }

  struct State {
    var inbox = HelperInbox()
    var waiters: [UInt64: Waiter] = [:]
    var cancelledEarly: Set<UInt64> = []
    var outgoing: [UInt8] = []
    var idleSince: Double
    // Takes no more requests, and ends with the last one that it has.
    var isRetiring = false
    var isClosing = false
    var hasEnded = false

    var takesRequests: Bool { !hasEnded && !isClosing && !isRetiring }
  }

  let process: ChildProcess
  let channel: Socket
  let idleSeconds: Double
  let grace: Double
  let bell = WakePipe()
  let state: Mutex<State>

  /// Starts the helper and the thread that listens to it.
  ///
  /// - Parameter grace: seconds that the helper may be late with a time-out of its own.
  init(
    path: String, environment: [String: String], idleSeconds: Double, grace: Double
  ) throws(TransportFailure) {
    (process, channel) = try HelperSpawn.start(path, environment)
    (self.idleSeconds, self.grace) = (idleSeconds, grace)
    state = Mutex(State(idleSince: Clock.monotonic))
    startThread()
  }

  /// Sends a request and keeps its reply; false if this session has ended.
  func open(_ id: UInt64, _ request: Request, order: [UInt8], reply: Reply) -> Bool {
    enum Next { case sent, ended, cancelled }
    let next = state.withLock { state -> Next in
      if state.cancelledEarly.remove(id) != nil { return .cancelled }
      guard state.takesRequests else { return .ended }
      state.inbox.expect(id, bodyLimit: request.bodyLimit)
      let deadline = Clock.monotonic + request.timeout + grace
      state.waiters[id] = Waiter(reply: reply, deadline: deadline)
      state.outgoing += order
      bell.wake()
      return .sent
    }
    if next == .cancelled { reply.resume(throwing: TransportFailure.cancelled) }
    return next != .ended
  }

  /// Gives a request up, at once for its caller, and tells the helper.
  func cancel(_ id: UInt64, order: [UInt8]) {
    let waiter = state.withLock { state -> Waiter? in
      guard let waiter = state.waiters.removeValue(forKey: id) else {
        // Cancelled before it was opened; or after its answer came, then `finished` clears it.
        state.cancelledEarly.insert(id)
        return nil
      }
      state.inbox.forget(id)
      state.outgoing += order
      state.idleSince = Clock.monotonic
      bell.wake()
      return waiter
    }
    waiter?.reply.resume(throwing: TransportFailure.cancelled)
  }

  /// The caller of a request has its outcome.
  func finished(_ id: UInt64) { state.withLock { _ = $0.cancelledEarly.remove(id) } }

  /// Whether the helper runs and takes requests.
  var isOpen: Bool { state.withLock { $0.takesRequests } }

  /// Ends the helper.
  func close() {
    state.withLock { state in
      state.isClosing = true
      bell.wake()
    }
  }
}
