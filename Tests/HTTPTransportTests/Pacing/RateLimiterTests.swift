import HTTPTransport
import Synchronization
import Testing

@Suite("Calls held back")
struct RateLimiterTests {
  /// A clock that waiting moves on.
  private final class Clock: Sendable {
    let now = Mutex(600.0)
    var time: Timekeeper {
      Timekeeper(
        now: { self.now.withLock { $0 } },
        sleep: { seconds in self.now.withLock { $0 += seconds } },
        random: { 0 })
    }
  }

  private func server(_ clock: Clock, limit: Int, counts: Counts) -> Transport {
    Transport { _ in
      let now = Int(clock.now.withLock { $0 })
      let used = counts.add(now / 60)
      return Response(
        status: 200,
        headers: [
          "x-rate-limit-limit": "\(limit)", "x-rate-limit-remaining": "\(limit - used)",
          "x-rate-limit-reset": "\((now / 60 + 1) * 60)",
        ])
    }
  }

  private final class Counts: Sendable {
    let byWindow = Mutex<[Int: Int]>([:])
    func add(_ window: Int) -> Int {
      byWindow.withLock {
        $0[window, default: 0] += 1
        return $0[window, default: 0]
      }
    }
  }

  @Test("Sixty calls at once stay within half of each window, and all are made")
  func atOnce() async throws {
    let (clock, counts) = (Clock(), Counts())
    let limiter = RateLimiter(time: clock.time, longestWait: 10_000)
    let transport = server(clock, limit: 20, counts: counts).paced(by: limiter)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<60 {
        group.addTask {
          _ = try await transport.send(Request(.get, "https://a.example.com/r\(number % 2)"))
        }
      }
      try await group.waitForAll()
    }
    let used = counts.byWindow.withLock { $0 }
    #expect(used.values.reduce(0, +) == 60)
    #expect(used.values.allSatisfy { $0 <= 10 })
  }

  @Test("A wait that is too long is a sentence")
  func tooLong() async throws {
    let clock = Clock()
    let limiter = RateLimiter(time: clock.time, longestWait: 90)
    let transport = Transport { _ in Response(status: 429, headers: ["retry-after": "600"]) }
      .paced(by: limiter)
    let request = Request(.get, "https://a.example.com/api/v1/logs")
    #expect(try await transport.send(request).status == 429)
    await #expect(
      throws: TransportFailure.other(
        "The server's rate limit leaves no room for GET /api/v1/logs for another 10 minutes.")
    ) { try await transport.send(request) }
  }

  @Test("A call that waits for another one's answer is cancelled at once")
  func cancelled() async throws {
    let limiter = RateLimiter(time: Clock().time)
    let (began, begin) = AsyncStream.makeStream(of: Void.self)
    let transport = Transport { _ in
      begin.yield()
      try? await Task.sleep(for: .seconds(60))
      throw TransportFailure.cancelled
    }.paced(by: limiter)
    let request = Request(.get, "https://a.example.com/a")
    let first = Task { try await transport.send(request) }
    for await _ in began { break }
    let second = Task { try await transport.send(request) }
    second.cancel()
    await #expect(throws: TransportFailure.cancelled) { try await second.value }
    first.cancel()
    await #expect(throws: TransportFailure.cancelled) { try await first.value }
  }

  @Test("All manners together: logged as often as sent, repeated after a 429, within the budget")
  func polite() async throws {
    let clock = Clock()
    let (limiter, log) = (RateLimiter(time: clock.time), CallLog(time: clock.time))
    let sent = Mutex(0)
    let transport = Transport { _ in
      let number = sent.withLock { count in
        count += 1; return count
      }
      return number == 1
        ? Response(status: 429, headers: ["retry-after": "3"]) : Response(status: 200)
    }.polite(limiter: limiter, log: log, time: clock.time)
    let response = try await transport.send(Request(.get, "https://a.example.com/a"))
    #expect(response.status == 200)
    #expect(await log.count == 2)
    #expect(clock.now.withLock { $0 } == 603.25)
  }
}
