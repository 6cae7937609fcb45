import HTTPTransport
import Synchronization
import Testing

@Suite("The log of calls")
struct CallLogTests {
  @Test("Calls are summed up by route, failures among them, without ids")
  func lines() async throws {
    let clock = Mutex(100.0)
    let time = Timekeeper(now: { clock.withLock { $0 } }, sleep: { _ in }, random: { 0 })
    let log = CallLog(time: time)
    let transport = Transport { request in
      clock.withLock { $0 += 2 }
      guard !request.url.hasSuffix("/broken") else { throw TransportFailure.notConnected("") }
      return Response(status: request.url.contains("0oa2") ? 404 : 200)
    }.logged(in: log)
    for path in ["/apps/0oa1aaaaaaaaaaaaaaaa", "/apps/0oa2aaaaaaaaaaaaaaaa?x=secret"] {
      _ = try await transport.send(Request(.get, "https://a.example.com" + path))
    }
    _ = try? await transport.send(Request(.get, "https://a.example.com/broken"))
    #expect(
      await log.lines == [
        CallLog.Line(
          route: "GET /apps/{id}", count: 2, failures: 0, seconds: 4, lastStatus: 404, lastAt: 104),
        CallLog.Line(
          route: "GET /broken", count: 1, failures: 1, seconds: 2, lastStatus: nil, lastAt: 106),
      ])
    #expect(await log.count == 3)
  }
}
