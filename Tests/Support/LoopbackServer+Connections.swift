import Foundation
import Glibc
import HTTPTransport
import Synchronization

/// Sockets and threads of a `LoopbackServer`.
final class LoopbackCore: Sendable {
  struct CannotListen: Error { var problem: Int32 }

  let port: Int
  let requests = Mutex<[Request]>([])
  private let listener: Int32
  private let script: @Sendable (Request) -> [LoopbackServer.Act]
  private let events: AsyncStream<LoopbackServer.Event>.Continuation
  private let connections = Mutex<(open: Set<Int32>, isStopped: Bool)>(([], false))

  init(
    script: @escaping @Sendable (Request) -> [LoopbackServer.Act],
    events: AsyncStream<LoopbackServer.Event>.Continuation
  ) throws {
    (self.script, self.events) = (script, events)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let file = listener
    let problem = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, size) == 0 && listen(file, 128) == 0 && getsockname(file, $0, &size) == 0
          ? 0 : errno
      }
    }
    guard problem == 0 else { throw CannotListen(problem: problem) }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  func start() {
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, note(connection) else { break }
        Thread.detachNewThread { self.serve(connection) }
      }
      close(listener)
      events.finish()
    }
  }

  func stop() {
    connections.withLock { connections in
      guard !connections.isStopped else { return }
      connections.isStopped = true
      // Wakes the threads that wait on them; each closes its own.
      shutdown(listener, Int32(SHUT_RDWR))
      for connection in connections.open { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  private func note(_ connection: Int32) -> Bool {
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    return connections.withLock { connections in
      guard !connections.isStopped else {
        close(connection)
        return false
      }
      connections.open.insert(connection)
      return true
    }
  }

  private func serve(_ connection: Int32) {
    var stream = ConnectionReader(connection)
    while let request = stream.nextRequest(origin: "http://127.0.0.1:\(port)") {
      requests.withLock { $0.append(request) }
      events.yield(.request(request))
      guard script(request).allSatisfy({ perform($0, on: connection) }) else { break }
    }
    connections.withLock { connections in
      connections.open.remove(connection)
      close(connection)
    }
  }

  // False where the connection is over.
  private func perform(_ act: LoopbackServer.Act, on connection: Int32) -> Bool {
    switch act {
    case .send(let bytes): return sendAll(bytes, times: 1, on: connection)
    case .flood(let bytes, let times): return sendAll(bytes, times: times, on: connection)
    case .pause(let seconds):
      // Ends early where the client leaves.
      var file = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      guard poll(&file, 1, Int32(seconds * 1000)) > 0 else { return true }
      return perform(.hang, on: connection)
    case .hang:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
      events.yield(.clientLeft)
      return false
    case .close: return false
    }
  }

  private func sendAll(_ bytes: [UInt8], times: Int, on connection: Int32) -> Bool {
    for _ in 0..<times {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else {
          events.yield(.clientLeft)
          return false
        }
        rest = rest.dropFirst(count)
      }
    }
    return true
  }
}

/// Reads requests off a connection; enough of HTTP/1.1 for what URLSession and curl send.
private struct ConnectionReader {
  private let connection: Int32
  private var unread: [UInt8] = []
  init(_ connection: Int32) { self.connection = connection }

  mutating func nextRequest(origin: String) -> Request? {
    while true {
      if let end = endOfHead() {
        let head = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeFirst(end + 4)
        return request(head, origin)
      }
      guard unread.count < 256 << 10, readMore() else { return nil }
      // A greeting for TLS, say: answered as web servers do.
      guard unread.first.map({ (0x41...0x5A).contains($0) }) ?? true else {
        send(connection, "HTTP/1.1 400 Bad Request\r\n\r\n", 28, Int32(MSG_NOSIGNAL))
        return nil
      }
    }
  }

  private func endOfHead() -> Int? {
    unread.indices.dropLast(3).first { unread[$0...].starts(with: [13, 10, 13, 10]) }
  }

  private mutating func request(_ head: String, _ origin: String) -> Request? {
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3, let method = Request.Method(rawValue: String(words[0])) else {
      return nil
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      headers[line[..<colon].lowercased()] = value
    }
    let length = headers["content-length"].flatMap(Int.init) ?? 0
    while unread.count < length { guard readMore() else { return nil } }
    let body = Array(unread[..<length])
    unread.removeFirst(length)
    return Request(method, origin + words[1], headers: headers, body: body)
  }

  private mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    unread += buffer[..<count]
    return true
  }
}
