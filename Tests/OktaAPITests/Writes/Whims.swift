import HTTPTransport
import Support
import Synchronization

/// A hostile or broken way to an organisation: what comes of a request is left to chance.
final class Whims: Sendable {
  private struct State {
    var chance: Chance
    var isOn = false
  }

  private let state: Mutex<State>
  private let lies: Bool

  /// - Parameter lies: whether good answers to reads are replaced by others.
  init(seed: UInt64, lies: Bool = false) {
    state = Mutex(State(chance: Chance(seed: seed &+ 0x57)))
    self.lies = lies
  }

  func begin() { state.withLock { $0.isOn = true } }
  func end() { state.withLock { $0.isOn = false } }

  private func drawn(below limit: Int) -> Int? {
    state.withLock { $0.isOn ? $0.chance.below(limit) : nil }
  }

  /// What comes of a request that changes something: as a rule what should.
  func answer(
    to request: Request, number: Int, _ pass: (Request) -> Response
  ) -> Response? {
    switch drawn(below: 24) {
    case 0: return nil
    case 1:
      _ = pass(request)
      return nil
    case 2: return .okta(status(), "E0000001", "No.")
    case 3:
      _ = pass(request)
      return .okta(status(), "E0000001", "No.")
    case 4: return .json("{}")
    case 5:
      _ = pass(request)
      return Response(status: 200, headers: ["content-type": "text/html"], body: Array("<p>".utf8))
    case 6: return Response(status: 302, headers: ["location": "https://evil.example/"])
    case 7: return pass(request.with("\"urn:ietf:params:scim:schemas:core:2.0:User\"", "\"urn:y\""))
    case 8: return pass(request.with("\"expression\":\"user.", "\"expression\":\"user.x"))
    case 9: return pass(request.with("\"scope\":\"SELF\"", "\"scope\":\"NONE\""))
    default: return pass(request)
    }
  }

  private func status() -> Int {
    [400, 401, 403, 404, 409, 429, 500, 503][drawn(below: 8) ?? 0]
  }

  /// What comes of a read: as a rule what was read.
  func answer(reading response: Response) -> Response? {
    switch drawn(below: lies ? 20 : 60) {
    case 0: nil
    case 1: .okta(500, "E0000009", "No.")
    case 2: .okta(429, "E0000047", "No.")
    case 3: Response(status: 200, headers: response.headers, body: Array(response.body.dropLast()))
    case 4 where lies: .json("{}")
    case 5 where lies: .json("[]")
    case 6 where lies, 7 where lies:
      Response(
        status: 200, headers: response.headers,
        body: state.withLock { $0.chance.damaged(response.body) })
    default: response
    }
  }
}

extension Request {
  fileprivate func with(_ text: String, _ other: String) -> Request {
    var request = self
    request.body = Array(String(decoding: body, as: UTF8.self).replacing(text, with: other).utf8)
    return request
  }
}
