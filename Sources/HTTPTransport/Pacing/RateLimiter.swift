/// Holds calls back until the rate budget has room for them.
///
/// One limiter serves one origin, since routes are told apart by method and path alone.
public actor RateLimiter {
  private var budget: RateBudget
  private let time: Timekeeper
  private let longestWait: Double
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextTicket = 0

  /// A limiter over a budget; a call that would have to wait longer fails instead.
  public init(_ budget: RateBudget = RateBudget(), time: Timekeeper, longestWait: Double = 90) {
    self.budget = budget
    self.time = time
    self.longestWait = longestWait
  }

  /// What is left of each window, for people to see.
  public var usages: [RateBudget.Usage] { budget.usages(at: time.now()) }

  // Returns once a call of the route may be made; the call counts as begun.
  func enter(_ route: String) async throws(TransportFailure) {
    var left = longestWait
    while true {
      guard !Task.isCancelled else { throw .cancelled }
      switch budget.decision(for: route, at: time.now()) {
      case .go:
        budget.began(route)
        return
      case .wait(let seconds):
        guard seconds <= left else { throw .rateLimited(route, seconds: seconds) }
        try await time.pause(seconds, forLimit: true)
        left -= seconds
      case .afterAnswer:
        await nextAnswer()
      }
    }
  }

  func leave(_ route: String, with response: Response?) {
    budget.ended(route, with: response, at: time.now())
    for continuation in waiting.values { continuation.resume() }
    waiting = [:]
  }

  private func nextAnswer() async {
    nextTicket += 1
    let ticket = nextTicket
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard !Task.isCancelled else { return continuation.resume() }
        waiting[ticket] = continuation
      }
    } onCancel: {
      Task { await self.drop(ticket) }
    }
  }

  // Registering checks for cancellation on this actor, so this runs either after it or in vain.
  private func drop(_ ticket: Int) { waiting.removeValue(forKey: ticket)?.resume() }
}

extension TransportFailure {
  fileprivate static func rateLimited(_ route: String, seconds: Double) -> TransportFailure {
    let minutes = max(1, Int((seconds / 60).rounded(.up)))
    let span = "\(minutes) \(minutes == 1 ? "minute" : "minutes")"
    return .other("The server's rate limit leaves no room for \(route) for another \(span).")
  }
}

extension Transport {
  /// This way to send, each call held back until the limiter's budget has room for it.
  public func paced(by limiter: RateLimiter) -> Transport {
    Transport { request in
      let route = request.route
      try await limiter.enter(route)
      do {
        let response = try await self.send(request)
        await limiter.leave(route, with: response)
        return response
      } catch {
        await limiter.leave(route, with: nil)
        throw error
      }
    }
  }
}
