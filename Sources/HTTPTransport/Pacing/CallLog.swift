/// Every call that was made, summed up by route, for people to see.
///
/// Holds no ids, no queries, no headers and no bodies.
public actor CallLog {
  /// The calls of one route.
  public struct Line: Hashable, Sendable {
    /// Method and path without ids, `GET /api/v1/apps/{id}`.
    public var route: String
    /// How many calls were made.
    public var count: Int
    /// How many of them brought no answer.
    public var failures: Int
    /// Seconds that they took together.
    public var seconds: Double
    /// The last answer's status; nil while none came.
    public var lastStatus: Int?
    /// When the last one ended, in seconds since the epoch.
    public var lastAt: Double

    /// A line by its parts.
    public init(
      route: String, count: Int, failures: Int, seconds: Double, lastStatus: Int?, lastAt: Double
    ) {
      self.route = route
      self.count = count
      self.failures = failures
      self.seconds = seconds
      self.lastStatus = lastStatus
      self.lastAt = lastAt
    }
  }

  private let time: Timekeeper
  private var byRoute: [String: Line] = [:]

  /// An empty log.
  public init(time: Timekeeper) { self.time = time }

  /// One line for each route, sorted by route.
  public var lines: [Line] { byRoute.values.sorted { $0.route < $1.route } }

  /// All calls so far.
  public var count: Int { byRoute.values.reduce(0) { $0 + $1.count } }

  func record(_ route: String, status: Int?, since start: Double) {
    let now = time.now()
    var line =
      byRoute[route]
      ?? Line(route: route, count: 0, failures: 0, seconds: 0, lastStatus: nil, lastAt: now)
    line.count += 1
    line.seconds += max(0, now - start)
    line.lastAt = now
    if let status { line.lastStatus = status } else { line.failures += 1 }
    byRoute[route] = line
  }

  nonisolated func now() -> Double { time.now() }
}

extension Transport {
  /// This way to send, each call noted in a log.
  public func logged(in log: CallLog) -> Transport {
    Transport { request in
      let start = log.now()
      do {
        let response = try await self.send(request)
        await log.record(request.route, status: response.status, since: start)
        return response
      } catch {
        await log.record(request.route, status: nil, since: start)
        throw error
      }
    }
  }

  /// This way to send as a guest of someone's API: logged, within the rate budget, with retries.
  public func polite(
    limiter: RateLimiter, log: CallLog, retry: Retry = Retry(), time: Timekeeper
  ) -> Transport {
    logged(in: log).paced(by: limiter).retrying(retry, time: time)
  }
}
