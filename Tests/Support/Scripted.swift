import HTTPTransport
import Synchronization

/// A server that answers by a script, and remembers what it was asked.
///
/// The script goes by method and path, without origin and query. Several answers to one path come
/// one after the other, the last one again and again. A request that isn't in the script fails and
/// is listed in `unexpected`.
public final class Scripted: Sendable {
  private struct State {
    var script: [String: [Answer]]
    var requests: [Request] = []
    var unexpected: [String] = []
  }

  /// What comes of a request.
  public typealias Answer = Result<Response, TransportFailure>

  private let state: Mutex<State>

  /// A server with a script.
  public init(_ script: [String: [Answer]]) { state = Mutex(State(script: script)) }

  /// A server with one answer for each path.
  public convenience init(_ script: [String: Response]) {
    self.init(script.mapValues { [.success($0)] })
  }

  /// All requests so far, in order.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// The requests that were not in the script.
  public var unexpected: [String] { state.withLock { $0.unexpected } }

  /// The way to send to this server.
  public var transport: Transport {
    Transport { request in
      try self.state.withLock { state in
        state.requests.append(request)
        let key = request.method.rawValue + " " + Self.path(request.url)
        guard let answers = state.script[key], let first = answers.first else {
          state.unexpected.append(key)
          throw TransportFailure.other("No answer is scripted for \(key).")
        }
        if answers.count > 1 { state.script[key] = Array(answers.dropFirst()) }
        return try first.get()
      }
    }
  }

  /// An address without origin and query.
  public static func path(_ address: String) -> String {
    let rest = address.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
    return String(rest.prefix { $0 != "?" })
  }
}

extension Response {
  /// An answer with a JSON body.
  public static func json(
    _ body: String, status: Int = 200, _ headers: [String: String] = [:]
  ) -> Response {
    Response(
      status: status, headers: ["content-type": "application/json"].merging(headers) { $1 },
      body: Array(body.utf8))
  }

  /// An error in Okta's form.
  public static func okta(
    _ status: Int, _ code: String, _ summary: String, causes: [String] = [],
    _ headers: [String: String] = [:]
  ) -> Response {
    let list = causes.map { #"{"errorSummary":"\#($0)"}"# }.joined(separator: ",")
    return .json(
      #"{"errorCode":"\#(code)","errorSummary":"\#(summary)","errorLink":"\#(code)","#
        + #""errorId":"oae1","errorCauses":[\#(list)]}"#, status: status, headers)
  }
}
