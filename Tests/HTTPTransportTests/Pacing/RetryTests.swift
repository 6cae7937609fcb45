import HTTPTransport
import Synchronization
import Testing

@Suite("Sending again")
struct RetryTests {
  private let now = 784_111_777.0
  private let date = "Sun, 06 Nov 1994 08:49:37 GMT"

  private func delay(
    _ method: Request.Method, _ outcome: Retry.Outcome, attempt: Int = 1, waited: Double = 0,
    random: Double = 0
  ) -> Double? {
    Retry(attempts: 4, totalWait: 75, firstDelay: 0.5).delay(
      before: Request(method, "https://a.example.com"), after: outcome, attempt: attempt,
      waited: waited, now: now, random: random)
  }
  private func answer(_ status: Int, _ headers: [String: String] = [:]) -> Retry.Outcome {
    .success(Response(status: status, headers: headers))
  }

  @Test(
    "What may be repeated, by status",
    arguments: [
      (200, false, false), (301, false, false), (400, false, false), (401, false, false),
      (403, false, false), (404, false, false), (408, false, false), (429, true, true),
      (500, true, false), (501, false, false), (502, true, false), (503, true, false),
      (504, true, false),
    ])
  func statuses(status: Int, get: Bool, post: Bool) {
    #expect((delay(.get, answer(status)) != nil) == get)
    #expect((delay(.post, answer(status)) != nil) == post)
  }

  @Test(
    "What may be repeated, by failure",
    arguments: [
      (.notConnected(""), true), (.helper(""), true), (.timedOut(seconds: 1), false),
      (.hostNotFound(""), false), (.certificate(""), false), (.tooLarge(limit: 1), false),
      (.redirectedElsewhere(""), false), (.cancelled, false), (.refusedAddress(""), false),
      (.other(""), false),
    ] as [(TransportFailure, Bool)])
  func failures(failure: TransportFailure, repeated: Bool) {
    #expect((delay(.get, .failure(failure)) != nil) == repeated)
    #expect(delay(.post, .failure(failure)) == nil)
  }

  @Test("Each delay is twice the one before, half of it by chance; a helper dies but twice")
  func doubling() {
    #expect([1, 2, 3, 4].map { delay(.get, answer(500), attempt: $0) } == [0.25, 0.5, 1, nil])
    #expect(delay(.get, answer(500), attempt: 2, random: 0.5) == 0.75)
    #expect(delay(.get, .failure(.helper("")), attempt: 2) == nil)
  }

  @Test(
    "The server's own wish counts, on the server's clock",
    arguments: [
      (429, ["retry-after": "5"], 5.25), (503, ["retry-after": "5"], 5.25),
      (500, ["retry-after": "5"], 0.25),
      (429, ["retry-after": "Sun, 06 Nov 1994 08:49:47 GMT"], 10.25),
      (429, ["retry-after": "soon"], 0.25), (429, ["retry-after": "-5"], 0.25),
      (429, ["x-rate-limit-reset": "784111797"], 20.25),
      (429, ["x-rate-limit-reset": "784111797", "retry-after": "3"], 3.25),
      // The server's clock is an hour ahead: still twenty seconds.
      (429, ["x-rate-limit-reset": "784115397", "date": "Sun, 06 Nov 1994 09:49:37 GMT"], 20.25),
      (429, ["x-rate-limit-reset": "784111000"], 0.25), (429, ["retry-after": "80"], nil),
      (429, ["retry-after": "99999999999999999999"], 0.25),
      (429, ["retry-after": "999999999999"], nil),
      (429, ["x-rate-limit-reset": "999999999999"], nil),
    ] as [(Int, [String: String], Double?)])
  func wishes(status: Int, headers: [String: String], seconds: Double?) {
    #expect(delay(.get, answer(status, headers)) == seconds)
  }

  @Test("All waiting together has a bound")
  func bound() {
    #expect(delay(.get, answer(429, ["retry-after": "5"]), waited: 69) == 5.25)
    #expect(delay(.get, answer(429, ["retry-after": "5"]), waited: 70) == nil)
  }

  @Test("The last outcome stands, and the waits are those of the policy")
  func runner() async throws {
    let waits = Mutex<[Double]>([])
    let time = Timekeeper(
      now: { 0 }, sleep: { seconds in waits.withLock { $0.append(seconds) } }, random: { 0 })
    let sent = Mutex(0)
    func transport(_ outcomes: [Retry.Outcome]) -> Transport {
      sent.withLock { $0 = 0 }
      waits.withLock { $0 = [] }
      return Transport { _ in
        try outcomes[
          sent.withLock { count in
            count += 1; return count - 1
          }
        ].get()
      }.retrying(Retry(), time: time)
    }
    let request = Request(.get, "https://a.example.com")
    let broken = Retry.Outcome.failure(.notConnected("broke"))

    #expect(try await transport([broken, answer(503), answer(200)]).send(request).status == 200)
    #expect(waits.withLock { $0 } == [0.25, 0.5])

    let failing = transport([broken, broken, broken, broken])
    await #expect(throws: TransportFailure.notConnected("broke")) {
      try await failing.send(request)
    }
    #expect(sent.withLock { $0 } == 4)

    let limited = transport([
      answer(429, ["retry-after": "70"]), answer(429, ["retry-after": "70"]),
    ])
    #expect(try await limited.send(request).status == 429)
    #expect(waits.withLock { $0 } == [70.25])
  }

  @Test("Cancelled while waiting, it is cancelled")
  func cancelled() async {
    let time = Timekeeper(now: { 0 }, sleep: { _ in throw CancellationError() }, random: { 0 })
    let transport = Transport { _ in Response(status: 500) }.retrying(Retry(), time: time)
    await #expect(throws: TransportFailure.cancelled) {
      try await transport.send(Request(.get, "https://a.example.com"))
    }
  }
}
