import Foundation
import FoundationNetworking
import HTTPTransport
import Synchronization

/// Carries requests to servers and their answers back, by URLSession.
final class Courier: NSObject, Sendable {
  private let reports: ReportWriter
  // URLSession is called from here alone: its calls wait for the queue that it reads on, and its
  // delegate must stay free to count meanwhile.
  private let control = DispatchQueue(label: "control")
  private let clock = DispatchQueue(label: "clock")
  // By URLSession's number of the task.
  private let exchanges = Mutex<[Int: Exchange]>([:])
  private let session = Mutex<URLSession?>(nil)

  init(_ reports: ReportWriter) {
    self.reports = reports
    super.init()
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    session.withLock {
      $0 = URLSession(configuration: Self.configuration, delegate: self, delegateQueue: queue)
    }
  }

  // Nothing is kept between requests, in memory or on disk.
  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpMaximumConnectionsPerHost = 6
    configuration.httpAdditionalHeaders = ["User-Agent": "dirsync-setup"]
    return configuration
  }

  func take(_ order: HelperOrder) {
    switch order {
    case .request(let id, let request, let body):
      do throws(TransportFailure) {
        try request.check()
        try start(request, body: body, id: id)
      } catch {
        reports.send(.failure(id: id, failure: error))
      }
    case .cancel(let id):
      let task = exchanges.withLock { exchanges -> URLSessionDataTask? in
        guard let number = exchanges.first(where: { $0.value.id == id })?.key else { return nil }
        return exchanges.removeValue(forKey: number)?.task
      }
      if let task { cancel(task) }
    }
  }

  private func cancel(_ task: URLSessionTask) { control.async { task.cancel() } }

  private func start(_ request: Request, body: Data, id: UInt64) throws(TransportFailure) {
    let now = DispatchTime.now()
    let deadline = now + request.timeout
    try start(request, body: body) {
      Exchange(id: id, request: request, body: body, task: $0, deadline: deadline, lastHeard: now)
    }
  }

  private func start(
    _ request: Request, body: Data, as exchange: (URLSessionDataTask) -> Exchange
  ) throws(TransportFailure) {
    guard let made = Exchange.urlRequest(request, body: body),
      let task = session.withLock({ $0?.dataTask(with: made) })
    else { throw .refusedAddress("The address can't be read.") }
    exchanges.withLock { $0[task.taskIdentifier] = exchange(task) }
    watch(task.taskIdentifier)
    control.async { task.resume() }
  }

  // Looks when the time would be up if nothing came, and again if something did.
  private func watch(_ number: Int) {
    guard let due = exchanges.withLock({ $0[number]?.due }) else { return }
    clock.asyncAfter(deadline: due) { [weak self] in
      guard let self else { return }
      let overdue = exchanges.withLock { exchanges -> Double? in
        guard let exchange = exchanges[number], exchange.due <= .now() else { return nil }
        return exchange.deadline <= .now() ? exchange.request.timeout : exchange.request.idleTimeout
      }
      guard let overdue else { return watch(number) }
      fail(number, .timedOut(seconds: overdue))
    }
  }

  private func fail(_ number: Int, _ failure: TransportFailure) {
    guard let exchange = exchanges.withLock({ $0.removeValue(forKey: number) }) else { return }
    reports.send(.failure(id: exchange.id, failure: failure))
    cancel(exchange.task)
  }

  private func complete(_ number: Int) {
    guard let exchange = exchanges.withLock({ $0.removeValue(forKey: number) }) else { return }
    if !exchange.hasHead { sendHead(exchange, exchange.task.response) }
    reports.send(.end(id: exchange.id))
  }

  private func sendHead(_ exchange: Exchange, _ response: URLResponse?) {
    let response = response as? HTTPURLResponse
    let fields = response?.allHeaderFields ?? [:]
    let headers = fields.map {
      (String(describing: $0.key).lowercased(), String(describing: $0.value))
    }
    reports.send(
      .head(
        id: exchange.id, status: response?.statusCode ?? 0,
        headers: Dictionary(headers, uniquingKeysWith: { $0 + ", " + $1 })))
  }
}

extension Courier: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    completionHandler(.allow)
    let number = dataTask.taskIdentifier
    let exchange = exchanges.withLock { exchanges -> Exchange? in
      exchanges[number]?.lastHeard = .now()
      exchanges[number]?.hasHead = true
      return exchanges[number]
    }
    if let exchange { sendHead(exchange, response) }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let number = dataTask.taskIdentifier
    let exchange = exchanges.withLock { exchanges -> Exchange? in
      exchanges[number]?.lastHeard = .now()
      exchanges[number]?.received += data.count
      return exchanges[number]
    }
    guard let exchange else { return }
    guard exchange.received <= exchange.request.bodyLimit else {
      return fail(number, .tooLarge(limit: exchange.request.bodyLimit))
    }
    // Pieces small enough for the program's limit of a line.
    var rest = data[...]
    while !rest.isEmpty {
      reports.send(.body(id: exchange.id, bytes: Data(rest.prefix(192 << 10))))
      rest = rest.dropFirst(192 << 10)
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    let number = task.taskIdentifier
    guard let error else { return complete(number) }
    guard let exchange = exchanges.withLock({ $0[number] }) else { return }
    fail(number, .of(error, for: exchange.request))
  }

  // The answer, a 401, has come whole by now; nobody here has another credential to try.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    complete(task.taskIdentifier)
    completionHandler(.cancelAuthenticationChallenge, nil)
  }

  // URLSession would keep the token on the way to another origin, and resolve paths in its own way:
  // so it never follows, and the request is made anew within the same origin.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let number = task.taskIdentifier
    let exchange = exchanges.withLock { exchanges -> Exchange? in
      // A POST is not repeated elsewhere: the redirect itself is its answer.
      guard exchanges[number]?.request.method == .get else { return nil }
      return exchanges.removeValue(forKey: number)
    }
    completionHandler(nil)
    guard var exchange else { return }
    do throws(TransportFailure) {
      exchange.request.url = try exchange.redirected(by: response)
      exchange.redirects += 1
      try start(exchange.request, body: exchange.body) { exchange.on($0) }
    } catch {
      reports.send(.failure(id: exchange.id, failure: error))
    }
  }
}
