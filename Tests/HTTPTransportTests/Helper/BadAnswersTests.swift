import HTTPTransport
import Support
import Testing

@Suite("Servers that hang, trickle, break off or send too much")
struct BadAnswersTests {
  let helper = HelperProgram.transport()

  @Test("A request to a server that hangs is cancelled at once, there and here")
  func cancel() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let task = Task { try await helper.send(Request(.get, server.origin)) }
    await server.requestCame()
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    await #expect(throws: TransportFailure.cancelled) { try await task.value }
    #expect(clock.now - start < .milliseconds(250))
    await server.clientLeft()
    // Long before the request's own time is up.
    #expect(clock.now - start < .seconds(5))
    #expect(helper.helperProcess != nil)
  }

  @Test("A task cancelled beforehand sends nothing and starts nothing")
  func cancelledBefore() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await helper.send(Request(.get, server.origin))
    }
    await #expect(throws: TransportFailure.cancelled) { try await task.value }
    #expect(server.requests.isEmpty)
    #expect(helper.helperProcess == nil)
  }

  @Test("Without a byte for the idle time, the request is given up")
  func idle() async throws {
    let server = try LoopbackServer { _ in [.head(length: 10), .text("abc"), .hang] }
    let request = Request(.get, server.origin, timeout: 30, idleTimeout: 0.3)
    await #expect(throws: TransportFailure.timedOut(seconds: 0.3)) {
      try await helper.send(request)
    }
    await server.clientLeft()
  }

  @Test("A trickle keeps the connection alive, but not beyond the whole time")
  func trickle() async throws {
    let drops = Array(repeating: [LoopbackServer.Act.text("x"), .pause(seconds: 0.1)], count: 100)
    let server = try LoopbackServer { _ in [.head(length: 1000)] + drops.flatMap { $0 } }
    let request = Request(.get, server.origin, timeout: 0.8, idleTimeout: 0.5)
    await #expect(throws: TransportFailure.timedOut(seconds: 0.8)) {
      try await helper.send(request)
    }
    await server.clientLeft()
  }

  @Test("Each answer that breaks off or isn't HTTP is a failure with its sentence")
  func broken() async throws {
    let broke = "The connection to ORIGIN broke before the answer was complete."
    let cases: [([LoopbackServer.Act], TransportFailure)] = [
      ([.head(length: 200), .text("hi"), .close], .notConnected(broke)),
      ([.close], .notConnected(broke)),
      (
        [.text("SSH-2.0-OpenSSH_9\r\n"), .close],
        .notConnected("What answers at ORIGIN does not speak http.")
      ),
      (
        [.answer(200, ["Content-Encoding": "gzip"], "not gzip"), .close],
        .other(
          "The answer of ORIGIN could not be read: Error while processing content unencoding: incorrect header check."
        )
      ),
    ]
    for (acts, failure) in cases {
      let server = try LoopbackServer { _ in acts }
      let expected = failure.replacing("ORIGIN", with: server.origin)
      await #expect(throws: expected) { try await helper.send(Request(.get, server.origin)) }
    }
  }

  @Test("Headers without end are refused")
  func endlessHeaders() async throws {
    let line = Array("X-Filler: \(String(repeating: "x", count: 4000))\r\n".utf8)
    let server = try LoopbackServer { _ in
      [.text("HTTP/1.1 200 OK\r\n"), .flood(line, times: 2000)]
    }
    await #expect {
      try await helper.send(Request(.get, server.origin))
    } throws: { error in
      guard case .other(let sentence) = error as? TransportFailure else { return false }
      return sentence.hasPrefix(
        "The answer of \(server.origin) could not be read: Too large response headers")
    }
  }

  @Test("An enormous body is cut off, and the next request is answered, by another helper")
  func enormous() async throws {
    let piece = [UInt8](repeating: 120, count: 1 << 16)
    let server = try LoopbackServer { request in
      request.url.hasSuffix("/big")
        ? [.head(), .flood(piece, times: 1 << 14)] : [.answer(200, [:], "ok")]
    }
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
    let process = try #require(helper.helperProcess)
    let request = Request(.get, server.origin + "/big", bodyLimit: 1 << 20)
    await #expect(throws: TransportFailure.tooLarge(limit: 1 << 20)) {
      try await helper.send(request)
    }
    await server.clientLeft()
    #expect(try await helper.send(Request(.get, server.origin)).body == Array("ok".utf8))
    #expect(helper.helperProcess != process)
  }

  @Test("A gigabyte that was packed into seven megabytes is cut off as well")
  func gzipBomb() async throws {
    let server = try LoopbackServer { request in
      guard request.url.hasSuffix("/bomb") else { return [.answer(200, [:], "ok")] }
      return [
        .head(200, ["Content-Encoding": "gzip"]), .send(GzipBomb.start),
        .flood(GzipBomb.turns(1000), times: 520),
      ]
    }
    let request = Request(.get, server.origin + "/bomb", bodyLimit: 1 << 20)
    await #expect(throws: TransportFailure.tooLarge(limit: 1 << 20)) {
      try await helper.send(request)
    }
    #expect(try await helper.send(Request(.get, server.origin)).body == Array("ok".utf8))
  }

  @Test("A packed body within the limit arrives unpacked")
  func gzip() async throws {
    let packed = GzipBomb.start + GzipBomb.turns(10)
    let server = try LoopbackServer { _ in
      [.head(200, ["Content-Encoding": "gzip"]), .send(packed), .close]
    }
    // Deliberately without its check sum: what was unpacked before is counted all the same.
    let limit = GzipBomb.zeros(turns: 10) - 1
    await #expect(throws: TransportFailure.tooLarge(limit: limit)) {
      try await helper.send(Request(.get, server.origin, bodyLimit: limit))
    }
  }

  @Test("A body of exactly the limit is taken, one byte more is not")
  func limit() async throws {
    let server = try LoopbackServer { _ in [.answer(200, [:], "12345678")] }
    #expect(try await helper.send(Request(.get, server.origin, bodyLimit: 8)).body.count == 8)
    await #expect(throws: TransportFailure.tooLarge(limit: 7)) {
      try await helper.send(Request(.get, server.origin, bodyLimit: 7))
    }
  }
}

extension TransportFailure {
  /// The same failure, with a word of its text replaced.
  func replacing(_ word: String, with other: String) -> TransportFailure {
    func replaced(_ text: String) -> String {
      text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
    return switch self {
    case .notConnected(let text): .notConnected(replaced(text))
    case .certificate(let text): .certificate(replaced(text))
    case .other(let text): .other(replaced(text))
    default: self
    }
  }
}
