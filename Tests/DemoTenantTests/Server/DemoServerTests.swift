import Foundation
import FoundationNetworking
import Glibc
import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("The tenant over loopback")
struct DemoServerTests {
  private func server(_ name: String) throws -> DemoServer {
    let server = try DemoServer(DemoHost(try DemoClient(name).tenant) { DemoClient.now })
    server.start()
    return server
  }

  private func get(
    _ session: URLSession, _ address: String, token: String = "SSWS demo-token"
  ) async throws -> (HTTPURLResponse, Value) {
    var request = URLRequest(url: try #require(URL(string: address)))
    request.setValue(token, forHTTPHeaderField: "Authorization")
    let (data, response) = try await session.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return (answer, (try? Value(data)) ?? .null)
  }

  @Test("Any client can page through a list by following its links")
  func pages() async throws {
    let server = try server("finished")
    defer { server.stop() }
    let app = server.host.read { $0.appID } ?? ""
    var next: String? = "\(server.url)/api/v1/apps/\(app)/users?limit=6"
    var count = 0
    while let address = next {
      let (response, body) = try await get(.shared, address)
      #expect(response.statusCode == 200)
      #expect(response.value(forHTTPHeaderField: "x-rate-limit-limit") == "100")
      count += body.items.count
      let links = response.value(forHTTPHeaderField: "link") ?? ""
      next = links.matches(of: #/<([^>]*)>; rel="next"/#).first.map { String($0.output.1) }
    }
    #expect(count == 20)
  }

  @Test("DX is on the same port, and a wrong token is 401")
  func tokens() async throws {
    let server = try server("finished")
    defer { server.stop() }
    let (_, dx) = try await get(.shared, "\(server.url)/users.list", token: "Bearer demo-dx-token")
    #expect(dx["total"].number == 22)
    let (response, body) = try await get(.shared, "\(server.url)/api/v1/org", token: "SSWS no")
    #expect(response.statusCode == 401)
    #expect(body["errorCode"].text == "E0000011")
  }

  @Test("Many clients at once are all answered, and see a click at the next look")
  func concurrent() async throws {
    let server = try server("fresh")
    defer { server.stop() }
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 1...40 {
        group.addTask { try await get(.shared, "\(server.url)/api/v1/org").0.statusCode }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 40))
    server.host.play(.createApp)
    let (_, apps) = try await get(.shared, "\(server.url)/api/v1/apps?q=dx")
    #expect(apps.items.count == 1)
  }

  @Test("A connection is kept, requests in a row are answered in order, and the last closes it")
  func keepAlive() throws {
    let server = try server("finished")
    defer { server.stop() }
    let head = "Host: 127.0.0.1:\(server.port)\r\nAuthorization: SSWS demo-token\r\n"
    let answer = try RawClient(port: server.port).talk(
      "GET /api/v1/org HTTP/1.1\r\n\(head)\r\nGET /api/v1/users/me HTTP/1.1\r\n\(head)\r\n"
        + "GET /api/v1/apps HTTP/1.1\r\n\(head)Connection: close\r\n\r\n")
    let places = ["DX demo organisation", "admin@example.com", "\"label\":\"Wiki\""].map {
      answer.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 }.sorted() == places.compactMap { $0 })
    #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
  }

  @Test(
    "What isn't HTTP, or asks for too much, gets a status and the end",
    arguments: [
      ("nonsense\r\n\r\n", "HTTP/1.1 400"),
      ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 400"),
      ("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 405"),
      ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", "HTTP/1.1 413"),
    ])
  func refused(_ text: String, _ status: String) throws {
    let server = try server("fresh")
    defer { server.stop() }
    #expect(try RawClient(port: server.port).talk(text).hasPrefix(status))
  }

  @Test("A dropped connection is closed without a word")
  func dropped() throws {
    let server = try server("flaky")
    defer { server.stop() }
    let head = "Host: 127.0.0.1:\(server.port)\r\nConnection: close\r\n\r\n"
    let answers = try (1...6).map { _ in
      try RawClient(port: server.port).talk("GET /api/v1/org HTTP/1.1\r\n\(head)").prefix(12)
    }
    #expect(
      answers == [
        "HTTP/1.1 401", "HTTP/1.1 503", "HTTP/1.1 401", "HTTP/1.1 401", "HTTP/1.1 401", "",
      ])
  }

  @Test("A taken port is said to be taken")
  func taken() throws {
    let server = try server("fresh")
    defer { server.stop() }
    let failure = #expect(throws: DemoServerFailure.self) {
      try DemoServer(server.host, port: server.port)
    }
    #expect(
      failure?.description
        == "Port \(server.port) is in use. Choose another one, or 0 for any free one.")
    #expect(throws: DemoServerFailure.portNotAllowed(70_000)) {
      try DemoServer(server.host, port: 70_000)
    }
  }

  @Test("Stopped, nobody listens any more; stopping twice is harmless")
  func stops() throws {
    var server: DemoServer? = try server("fresh")
    let port = try #require(server?.port)
    server?.stop()
    server?.stop()
    server = nil
    #expect(throws: RawClient.Refused.self) { try RawClient(port: port).talk("GET") }
  }
}

/// A client that sends what it is given, byte for byte.
struct RawClient {
  struct Refused: Error {}

  let port: Int

  /// Sends a text and reads until the server closes.
  func talk(_ text: String) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Refused() }
    let bytes = Array(text.utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
