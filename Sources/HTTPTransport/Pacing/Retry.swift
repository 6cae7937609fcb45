/// When a request is sent again, and after how long.
public struct Retry: Hashable, Sendable {
  /// How often a request is sent at most, the first time included.
  public var attempts: Int
  /// Seconds of waiting, over all attempts, that are never exceeded.
  public var totalWait: Double
  /// Seconds before the first repetition; doubled for each further one.
  public var firstDelay: Double

  /// A policy; the defaults end within seconds, but outlast one window of a rate limit.
  public init(attempts: Int = 4, totalWait: Double = 75, firstDelay: Double = 0.5) {
    self.attempts = attempts
    self.totalWait = totalWait
    self.firstDelay = firstDelay
  }

  /// What a request led to.
  public typealias Outcome = Result<Response, TransportFailure>

  /// Seconds to wait before the request is sent again; nil if its outcome stands.
  ///
  /// - Parameters:
  ///   - attempt: how often it was sent so far.
  ///   - waited: seconds of waiting so far.
  ///   - now: the local time, seconds since the epoch.
  ///   - random: 0 to below 1, which spreads callers out.
  public func delay(
    before request: Request, after outcome: Outcome, attempt: Int, waited: Double, now: Double,
    random: Double
  ) -> Double? {
    guard attempt < attempts, isWorthRepeating(request, outcome, attempt) else { return nil }
    let doubled = firstDelay * Double(1 << min(attempt - 1, 16))
    let jittered = doubled * (0.5 + random / 2)
    let asked = askedFor(outcome, now: now)
    // Everyone who was told the same moment would come back at it, so jitter is added to that too.
    let delay = asked.map { $0 + jittered } ?? jittered
    return waited + delay <= totalWait ? delay : nil
  }

  private func isWorthRepeating(_ request: Request, _ outcome: Outcome, _ attempt: Int) -> Bool {
    switch outcome {
    // A call that was turned away for its rate was not carried out, so any method may repeat it.
    case .success(let response) where response.status == 429: true
    case .success(let response):
      request.method == .get && [500, 502, 503, 504].contains(response.status)
    case .failure(.notConnected): request.method == .get
    // Its second death is likely the answer's doing.
    case .failure(.helper): request.method == .get && attempt == 1
    case .failure: false
    }
  }

  private func askedFor(_ outcome: Outcome, now: Double) -> Double? {
    guard case .success(let response) = outcome, [429, 503].contains(response.status) else {
      return nil
    }
    let clock = ServerClock(response)
    // One beyond the total stays beyond it, so that a far moment ends the attempts.
    let limit = totalWait + 1
    if let seconds = clock.retryAfter(local: now, limit: limit) { return seconds }
    guard response.status == 429 else { return nil }
    return clock.reset.map { clock.seconds(until: $0, local: now, limit: limit) }
  }
}

extension Retry.Outcome {
  /// Whether the server asked to come back later.
  fileprivate var isForLimit: Bool {
    if case .success(let response) = self { response.status == 429 } else { false }
  }
}

extension Transport {
  /// This way to send, repeating by a policy what is safe to repeat.
  ///
  /// The last outcome stands, an answer of status 429 or 503 as much as a failure.
  public func retrying(_ policy: Retry, time: Timekeeper) -> Transport {
    Transport { request in
      var waited = 0.0
      for attempt in 1... {
        let outcome = try await self.outcome(of: request)
        guard
          let delay = policy.delay(
            before: request, after: outcome, attempt: attempt, waited: waited, now: time.now(),
            random: time.random())
        else { return try outcome.get() }
        try await time.pause(delay, forLimit: outcome.isForLimit)
        waited += delay
      }
      throw TransportFailure.cancelled
    }
  }

  private func outcome(of request: Request) async throws -> Retry.Outcome {
    do { return .success(try await send(request)) } catch let failure as TransportFailure {
      return .failure(failure)
    }
  }
}
