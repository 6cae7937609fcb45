import Foundation
import FoundationNetworking
import HTTPTransport

/// One request under way.
struct Exchange: Sendable {
  static let mostRedirects = 5

  let id: UInt64
  var request: Request
  let body: Data
  var task: URLSessionDataTask?
  let deadline: DispatchTime
  var lastHeard = DispatchTime.now()
  var received = 0
  var redirects = 0
  var hasHead = false

  init(id: UInt64, request: Request, body: Data) {
    self.id = id
    self.request = request
    self.body = body
    deadline = .now() + request.timeout
  }

  /// The request as URLSession wants it.
  ///
  /// Its own time-out ends at whole seconds and starts anew with each byte, so it is kept out of
  /// the way; `RequestRunner` keeps the time.
  var urlRequest: URLRequest? {
    guard let url = URL(string: request.url) else { return nil }
    var made = URLRequest(
      url: url, cachePolicy: .reloadIgnoringLocalCacheData,
      timeoutInterval: request.timeout.rounded(.up) + 60)
    made.httpMethod = request.method.rawValue
    made.httpShouldHandleCookies = false
    for (name, value) in request.headers { made.setValue(value, forHTTPHeaderField: name) }
    switch request.method {
    case .get: break
    case .post, .patch: made.httpBody = body
    case .delete: if !body.isEmpty { made.httpBody = body }
    }
    return made
  }

  /// When the request is given up, if nothing is heard until then.
  var due: DispatchTime { min(deadline, lastHeard + request.idleTimeout) }

  /// Goes on at another address of the same origin.
  mutating func follow(_ target: String) {
    request.url = target
    redirects += 1
    lastHeard = .now()
    task = nil
  }

  /// Where a redirect leads, if it may be followed.
  func redirected(by response: HTTPURLResponse) throws(TransportFailure) -> String {
    guard redirects < Self.mostRedirects else {
      throw .other("The server sends on from one address to another without end.")
    }
    let from = try Origin.checked(request.url)
    guard let location = response.value(forHTTPHeaderField: "Location"),
      let target = URL(string: location, relativeTo: URL(string: request.url))?.absoluteString,
      let origin = Origin(of: target)
    else { throw .other("The server sends on to an address that can't be read.") }
    guard origin == from else { throw .redirectedElsewhere(origin.text) }
    return target
  }
}
