import HTTPTransport
import Support
import Testing

@Suite("Answers through the helper")
struct AnswersTests {
  let helper = HelperProgram.transport()

  @Test("Status, headers by lower-case name, repeated headers joined, and the body")
  func plain() async throws {
    let server = try LoopbackServer { _ in
      [
        .text("HTTP/1.1 200 OK\r\nLink: <a>; rel=\"self\"\r\nLink: <b>; rel=\"next\"\r\n"),
        .text("X-Odd: a\u{1}b\u{1B}[31m\r\nContent-Length: 5\r\n\r\nhello"),
      ]
    }
    let response = try await helper.send(Request(.get, server.origin + "/a/b?c=d%20e"))
    #expect(
      response
        == Response(
          status: 200,
          headers: [
            "link": #"<a>; rel="self", <b>; rel="next""#, "x-odd": "ab[31m", "content-length": "5",
          ], body: Array("hello".utf8)))
    #expect(server.requests.map(\.url) == [server.origin + "/a/b?c=d%20e"])
  }

  @Test("Headers and a body are sent as given; cookies are not kept")
  func post() async throws {
    let server = try LoopbackServer { _ in [.answer(201, ["Set-Cookie": "a=b"], "made")] }
    let request = Request(
      .post, server.origin + "/x", headers: ["Authorization": "SSWS 0123", "X-Mine": "1"],
      body: [0, 1, 255, 10, 13])
    let first = try await helper.send(request)
    #expect(first.status == 201)
    #expect(first.body == Array("made".utf8))
    _ = try await helper.send(request)
    let arrived = try #require(server.requests.last)
    #expect(arrived.method == .post)
    #expect(arrived.body == [0, 1, 255, 10, 13])
    #expect(arrived.headers["authorization"] == "SSWS 0123")
    #expect(arrived.headers["x-mine"] == "1")
    #expect(arrived.headers["user-agent"] == "dirsync-setup")
    #expect(arrived.headers["cookie"] == nil)
  }

  @Test(
    "Any status is an answer, also a 401 with each kind of challenge",
    arguments: [
      (204, [:]), (304, [:]), (400, [:]), (401, [:]), (401, ["WWW-Authenticate": "SSWS realm="]),
      (401, ["WWW-Authenticate": #"Basic realm="x""#]), (401, ["WWW-Authenticate": "Negotiate"]),
      (401, ["WWW-Authenticate": #"Digest realm="x", nonce="y""#]), (403, [:]), (404, [:]),
      (429, ["Retry-After": "1"]), (500, [:]), (503, [:]), (300, [:]), (302, [:]),
      (302, ["Location": "ht tp://["]),
    ] as [(Int, [String: String])])
  func statuses(status: Int, headers: [String: String]) async throws {
    let server = try LoopbackServer { _ in [.answer(status, headers), .close] }
    let response = try await helper.send(Request(.get, server.origin))
    #expect(response.status == status)
    for (name, value) in headers { #expect(response.headers[name.lowercased()] == value) }
    #expect(server.requests.count == 1)
  }

  @Test("An answer in pieces, without a length, and one to an interim answer")
  func framing() async throws {
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    let endless = "HTTP/1.1 200 OK\r\n\r\nabcde"
    let interim =
      "HTTP/1.1 103 Early\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde"
    for text in [chunked, endless, interim] {
      let server = try LoopbackServer { _ in [.text(text), .close] }
      let response = try await helper.send(Request(.get, server.origin))
      #expect(response.status == 200)
      #expect(response.body == Array("abcde".utf8))
    }
  }

  @Test("A body of many pieces arrives whole")
  func large() async throws {
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let server = try LoopbackServer { _ in [.answer(Response(status: 200, body: body))] }
    #expect(try await helper.send(Request(.get, server.origin)).body == body)
  }

  @Test("Forty requests at once each get their own answer, from one helper")
  func concurrent() async throws {
    let server = try LoopbackServer(answering: { request in
      Response(status: 200, body: Array(request.url.utf8.suffix(6)))
    })
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 100..<140 {
        group.addTask {
          let response = try await helper.send(Request(.get, server.origin + "/n=\(number)x"))
          return (number, String(decoding: response.body, as: UTF8.self))
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(answers.count == 40)
    for (number, text) in answers { #expect(text == "n=\(number)x") }
  }
}

@Suite("Redirects")
struct RedirectTests {
  let helper = HelperProgram.transport()

  @Test(
    "Within the origin a GET is followed, with its headers",
    arguments: [
      (301, "/b?c=d", "/b?c=d"), (302, "b", "/dir/b"), (303, "../b", "/b"), (307, "?q", "/dir/a?q"),
      (308, "SAME/b", "/b"),
    ])
  func followed(status: Int, location: String, path: String) async throws {
    let server = try LoopbackServer { request in
      let origin = request.url.prefix(while: { $0 != "/" }) + "//"
      guard request.url.hasSuffix("/dir/a") else { return [.answer(200, [:], "there")] }
      let host = request.headers["host"] ?? ""
      let target =
        location.hasPrefix("SAME") ? origin + host + location.dropFirst(4) : location[...]
      return [.answer(status, ["Location": String(target)], "moved")]
    }
    let request = Request(.get, server.origin + "/dir/a", headers: ["Authorization": "SSWS 1"])
    let response = try await helper.send(request)
    #expect(
      response == Response(status: 200, headers: ["content-length": "5"], body: Array("there".utf8))
    )
    #expect(server.requests.map(\.url) == [server.origin + "/dir/a", server.origin + path])
    #expect(server.requests.map { $0.headers["authorization"] } == ["SSWS 1", "SSWS 1"])
  }

  @Test("Another origin is never called, whether port, host or scheme differs")
  func elsewhere() async throws {
    let other = try LoopbackServer { _ in [.answer(200, [:], "stolen")] }
    let cases = [
      (other.origin + "/x", other.origin),
      ("http://localhost:\(other.port)/x", "http://localhost:\(other.port)"),
      ("//evil.example.com/x", "http://evil.example.com"),
      ("https://127.0.0.1/x", "https://127.0.0.1"),
    ]
    for (location, origin) in cases {
      let server = try LoopbackServer { _ in [.answer(302, ["Location": location])] }
      let request = Request(.get, server.origin, headers: ["Authorization": "SSWS 1"])
      await #expect(throws: TransportFailure.redirectedElsewhere(origin)) {
        try await helper.send(request)
      }
    }
    #expect(other.requests.isEmpty)
  }

  @Test("An address that two readers could read in two ways is not followed")
  func doubtful() async throws {
    let server = try LoopbackServer { request in
      [
        .answer(
          302,
          [
            "Location":
              "http://user@127.0.0.1:\(request.headers["host"]?.split(separator: ":").last ?? "")/x"
          ])
      ]
    }
    await #expect(
      throws: TransportFailure.other("The server sends on to an address that can't be read.")
    ) { try await helper.send(Request(.get, server.origin)) }
    #expect(server.requests.count == 1)
  }

  @Test("After five, no further one is followed")
  func endless() async throws {
    let server = try LoopbackServer { _ in [.answer(302, ["Location": "/again"])] }
    await #expect(
      throws: TransportFailure.other("The server sends on from one address to another without end.")
    ) { try await helper.send(Request(.get, server.origin)) }
    #expect(server.requests.count == 6)
  }

  @Test("A POST is not repeated elsewhere: the redirect is its answer")
  func post() async throws {
    let server = try LoopbackServer { _ in [.answer(302, ["Location": "/b"], "moved")] }
    let response = try await helper.send(Request(.post, server.origin, body: [1]))
    #expect(response.status == 302)
    #expect(response.headers["location"] == "/b")
    #expect(server.requests.count == 1)
  }
}
