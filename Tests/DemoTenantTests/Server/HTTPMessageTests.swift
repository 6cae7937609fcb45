import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("HTTP messages")
struct HTTPMessageTests {
  private func read(_ text: String) -> HTTPMessage.Reading { HTTPMessage.read(Array(text.utf8)) }

  @Test("A whole request is read, and what follows it is left")
  func whole() throws {
    let text =
      "POST /oauth2/v1/token?a=b HTTP/1.1\r\nHost: 127.0.0.1:80\r\nContent-Length: 3\r\n\r\na=bGET"
    let message = HTTPMessage(
      method: "POST", target: "/oauth2/v1/token?a=b",
      headers: ["host": "127.0.0.1:80", "content-length": "3"], body: Array("a=b".utf8),
      isKept: true)
    #expect(read(text) == .request(message, length: text.utf8.count - 3))
    let request = try #require(message.request(port: 80))
    #expect(request.method == .post)
    #expect(request.url == "http://127.0.0.1:80/oauth2/v1/token?a=b")
  }

  @Test("Every beginning of a request is incomplete, and never refused")
  func beginnings() {
    let bytes = Array(
      "POST / HTTP/1.1\r\nHost: localhost:80\r\nContent-Length: 3\r\n\r\na=b".utf8)
    for end in 0..<bytes.count { #expect(HTTPMessage.read(Array(bytes[..<end])) == .incomplete) }
  }

  @Test(
    "The connection is kept as HTTP says",
    arguments: [("1.1", "", true), ("1.1", "Connection: Close\r\n", false), ("1.0", "", false)])
  func kept(_ version: String, _ header: String, _ isKept: Bool) {
    guard case .request(let message, _) = read("GET / HTTP/\(version)\r\n\(header)\r\n") else {
      Issue.record("not read")
      return
    }
    #expect(message.isKept == isKept)
  }

  @Test(
    "What isn't a request is refused",
    arguments: [
      ("hello\r\n\r\n", 400), ("GET http://elsewhere/ HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/2\r\n\r\n", 400), ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA B: c\r\n\r\n", 400), ("\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n", 413),
      ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
      ("GET /\(String(repeating: "a", count: 33_000))", 431),
      ("GET /\(String(repeating: "a", count: 33_000)) HTTP/1.1\r\n\r\n", 431),
    ])
  func refused(_ text: String, _ status: Int) {
    #expect(read(text) == .refused(status: status))
  }

  @Test(
    "Only loopback is answered for, and only the methods that the tenant has",
    arguments: [
      ("GET", "127.0.0.1:80", true), ("GET", "LOCALHOST:80", true), ("PUT", "localhost:80", false),
      ("GET", "evil.example:80", false), ("GET", "127.0.0.1:81", false), ("GET", nil, false),
    ] as [(String, String?, Bool)])
  func hosts(_ method: String, _ host: String?, _ isTaken: Bool) {
    var message = HTTPMessage(method: method, target: "/", headers: [:], body: [], isKept: true)
    message.headers["host"] = host
    #expect((message.request(port: 80) != nil) == isTaken)
  }

  @Test("A response has a line for each header, and for each link")
  func response() {
    let response = Response(
      status: 200,
      headers: ["link": "<http://a>; rel=\"self\", <http://b>; rel=\"next\"", "a": "b"],
      body: Array("[]".utf8))
    #expect(
      String(decoding: response.message(isKept: true), as: UTF8.self)
        == """
        HTTP/1.1 200 OK\r\na: b\r\nlink: <http://a>; rel="self"\r\nlink: <http://b>; rel="next"\r\n\
        content-length: 2\r\nconnection: keep-alive\r\n\r\n[]
        """)
  }
}
