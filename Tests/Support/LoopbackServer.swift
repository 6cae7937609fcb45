import Foundation
import Glibc
import HTTPTransport
import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1, for tests through the real helper.
///
/// It does what a script says, right or wrong: answers, hangs, trickles, breaks off. Each
/// connection has a thread of its own; `stop()` ends them all.
public final class LoopbackServer: Sendable {
  /// One thing that the server does with a connection.
  public enum Act: Sendable {
    /// Sends bytes as they are.
    case send([UInt8])
    /// Sends the same bytes so many times, without holding them all.
    case flood([UInt8], times: Int)
    /// Waits before the next act.
    case pause(seconds: Double)
    /// Does nothing until the client leaves.
    case hang
    /// Closes the connection.
    case close
  }

  /// What happens at the server.
  public enum Event: Hashable, Sendable {
    /// A request has come whole.
    case request(Request)
    /// A client left while the server hung, or before all was sent.
    case clientLeft
  }

  private let core: LoopbackCore
  /// What happens, as it happens; for one reader.
  public let events: AsyncStream<Event>

  /// A server that does what the script says for each request.
  public init(script: @escaping @Sendable (Request) -> [Act]) throws {
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    self.events = events
    core = try LoopbackCore(script: script, events: continuation)
    core.start()
  }

  /// A server that answers each request by a function.
  public convenience init(
    answering respond: @escaping @Sendable (Request) async throws -> Response
  ) throws {
    try self.init(script: { request in
      let answer = Mutex<Response?>(nil)
      let isDone = DispatchSemaphore(value: 0)
      Task {
        let response = try? await respond(request)
        answer.withLock { $0 = response }
        isDone.signal()
      }
      isDone.wait()
      return answer.withLock { $0 }.map { [.answer($0)] } ?? [.close]
    })
  }

  /// A server in front of a way to send; where that throws, the connection breaks.
  public convenience init(serving transport: Transport) throws {
    try self.init(answering: { try await transport.send($0) })
  }

  deinit { stop() }

  /// The port it listens on.
  public var port: Int { core.port }
  /// `http://127.0.0.1:` and the port.
  public var origin: String { "http://127.0.0.1:\(port)" }
  /// Every request that has come whole, in order.
  public var requests: [Request] { core.requests.withLock { $0 } }

  /// Ends the server and its connections.
  public func stop() { core.stop() }

  /// Waits until a client leaves an answer that isn't finished.
  public func clientLeft() async {
    for await event in events where event == .clientLeft { return }
  }

  /// Waits until a request has come.
  public func requestCame() async {
    for await event in events {
      if case .request = event { return }
    }
  }
}

extension LoopbackServer.Act {
  /// A whole answer.
  public static func answer(_ response: Response) -> Self {
    .send(head(response.status, response.headers, length: response.body.count) + response.body)
  }

  /// A whole answer by its parts.
  public static func answer(
    _ status: Int = 200, _ headers: [String: String] = [:], _ body: String = ""
  ) -> Self {
    answer(Response(status: status, headers: headers, body: Array(body.utf8)))
  }

  /// Status line and headers; without a length the body ends with the connection.
  public static func head(
    _ status: Int = 200, _ headers: [String: String] = [:], length: Int? = nil
  ) -> Self {
    .send(head(status, headers, length: length))
  }

  /// Bytes of text.
  public static func text(_ text: String) -> Self { .send(Array(text.utf8)) }

  private static func head(_ status: Int, _ headers: [String: String], length: Int?) -> [UInt8] {
    var lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if let length { lines.append("Content-Length: \(length)") }
    return Array("HTTP/1.1 \(status) Scripted\r\n\(lines.joined(separator: "\r\n"))\r\n\r\n".utf8)
  }
}
