import HTTPTransport
import Support
import Testing

@Suite("Requests that change something, through the helper")
struct WritesTests {
  let helper = HelperProgram.transport()

  @Test("PATCH and DELETE are sent with their bodies", arguments: [Request.Method.patch, .delete])
  func bodies(method: Request.Method) async throws {
    let server = try LoopbackServer { _ in [.answer(200, [:], "done")] }
    let answer = try await helper.send(
      Request(
        method, server.origin + "/x", headers: ["Content-Type": "application/json"],
        body: Array("{}".utf8)))
    #expect(answer.status == 200)
    let bare = try await helper.send(Request(method, server.origin + "/y"))
    #expect(bare.status == 200)
    #expect(server.requests.map(\.method) == [method, method])
    #expect(server.requests.map { String(decoding: $0.body, as: UTF8.self) } == ["{}", ""])
  }

  @Test(
    "One that gets no answer is not sent again, not even over a connection used before",
    arguments: [Request.Method.post, .patch, .delete])
  func once(method: Request.Method) async throws {
    let server = try LoopbackServer { request in
      request.method == .get ? [.answer(200, [:], "here")] : [.close]
    }
    _ = try await helper.send(Request(.get, server.origin))
    let body = method == .delete ? [] : Array("{}".utf8)
    await #expect(throws: TransportFailure.self) {
      try await helper.send(Request(method, server.origin, body: body))
    }
    #expect(server.requests.map(\.method) == [.get, method])
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
  }

  @Test("Reading only, anything but a GET fails and goes nowhere")
  func readingOnly() async throws {
    let server = try LoopbackServer { _ in [.answer(200)] }
    for method in [Request.Method.post, .patch, .delete] {
      await #expect(
        throws: TransportFailure.other("Only reading is allowed here; nothing was sent.")
      ) { try await helper.transport.readingOnly.send(Request(method, server.origin)) }
    }
    #expect(server.requests.isEmpty)
  }
}
