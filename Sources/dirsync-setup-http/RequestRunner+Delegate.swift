import Foundation
import FoundationNetworking
import HTTPTransport
import Synchronization

extension RequestRunner: URLSessionDataDelegate {
  // Pieces small enough for the program's limit of a line.
  private static let piece = 192 << 10

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    WaitGovernor.moved()
    completionHandler(.allow)
    // An interim answer, such as 103, is followed by the one that counts.
    guard (response as? HTTPURLResponse)?.statusCode ?? 0 >= 200 else { return }
    let exchange = state.withLock { state -> Exchange? in
      state[task: dataTask]?.lastHeard = .now()
      state[task: dataTask]?.hasHead = true
      return state[task: dataTask]
    }
    if let exchange { sendHead(exchange, response) }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    WaitGovernor.moved()
    let exchange = state.withLock { state -> Exchange? in
      state[task: dataTask]?.lastHeard = .now()
      state[task: dataTask]?.received += data.count
      return state[task: dataTask]
    }
    guard let exchange else { return }
    guard exchange.received <= exchange.request.bodyLimit else {
      return fail(exchange.id, .tooLarge(limit: exchange.request.bodyLimit))
    }
    var rest = data[...]
    while !rest.isEmpty {
      reports.send(.body(id: exchange.id, bytes: Data(rest.prefix(Self.piece))))
      rest = rest.dropFirst(Self.piece)
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    guard let error else { return complete(task) }
    guard let exchange = state.withLock({ $0[task: task] }) else { return }
    let failure = CurlMessage.failure(
      code: (error as? URLError)?.errorCode ?? 0, message: error.localizedDescription,
      request: exchange.request)
    fail(exchange.id, failure)
  }

  // The answer, a 401, has come whole by now; nobody here has another credential to try.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    complete(task)
    completionHandler(.cancelAuthenticationChallenge, nil)
  }

  // URLSession would keep the token on the way to another origin, and resolve paths in its own way:
  // so it never follows, and the request is made anew within the same origin.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let exchange = state.withLock { state -> Exchange? in
      // A POST is not repeated elsewhere: the redirect itself is its answer.
      guard let exchange = state[task: task], exchange.request.method == .get else {
        return nil
      }
      state.requests[ObjectIdentifier(task)] = nil
      return exchange
    }
    completionHandler(nil)
    guard let exchange else { return }
    do throws(TransportFailure) {
      let target = try exchange.redirected(by: response)
      state.withLock { $0.exchanges[exchange.id]?.follow(target) }
      start(exchange.id)
    } catch {
      fail(exchange.id, error)
    }
  }

  private func complete(_ task: URLSessionTask) {
    let exchange = state.withLock { state in
      state.requests[ObjectIdentifier(task)].flatMap { state.remove($0) }
    }
    guard let exchange else { return }
    if !exchange.hasHead { sendHead(exchange, task.response) }
    reports.send(.end(id: exchange.id))
  }

  private func sendHead(_ exchange: Exchange, _ response: URLResponse?) {
    let response = response as? HTTPURLResponse
    let fields = (response?.allHeaderFields ?? [:]).map { name, value in
      (String(describing: name).lowercased(), String(describing: value))
    }
    reports.send(
      .head(
        id: exchange.id, status: response?.statusCode ?? 0,
        headers: Dictionary(fields, uniquingKeysWith: { $0 + ", " + $1 })))
  }
}
