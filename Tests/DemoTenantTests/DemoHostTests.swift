import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("The tenant in process")
struct DemoHostTests {
  private func host(_ name: String) throws -> DemoHost {
    DemoHost(try DemoClient(name).tenant) { DemoClient.now }
  }

  private func request(_ path: String) -> Request {
    Request(
      .get, DemoTenant.oktaURL + path,
      headers: ["Authorization": "SSWS \(DemoTenant.oktaToken)"], bodyLimit: 100_000)
  }

  @Test("Answers through the transport, and shows each click at the next look")
  func answers() async throws {
    let host = try host("fresh")
    let before = try await host.transport.send(request("/api/v1/apps?q=dx"))
    #expect(try Value(before.body).items.isEmpty)
    host.play(.createApp)
    let after = try await host.transport.send(request("/api/v1/apps?q=dx"))
    #expect(try Value(after.body)[0]["id"].text == host.read { $0.appID })
  }

  @Test("An answer longer than asked for is not given")
  func bounded() async throws {
    let host = try host("ten-thousand")
    let path = "/api/v1/apps/\(host.read { $0.appID } ?? "")/users?limit=500"
    await #expect(throws: TransportFailure.tooLarge(limit: 100_000)) {
      try await host.transport.send(request(path))
    }
  }

  @Test("A flaky tenant breaks off and refuses at fixed places")
  func flaky() async throws {
    let host = try host("flaky")
    var observed: [String] = []
    for _ in 1...10 {
      do {
        observed.append(String(try await host.transport.send(request("/api/v1/org")).status))
      } catch TransportFailure.notConnected {
        observed.append("broken")
      }
    }
    #expect(
      observed == ["200", "503", "200", "200", "200", "broken", "200", "200", "200", "200"])
  }

  @Test("A slow tenant's answer is awaited, and can be given up")
  func slow() async throws {
    let host = try host("slow")
    #expect(host.react(to: request("/api/v1/org")).milliseconds == 1500)
    let task = Task { try await host.transport.send(request("/api/v1/org")) }
    task.cancel()
    await #expect(throws: TransportFailure.cancelled) { try await task.value }
  }
}
