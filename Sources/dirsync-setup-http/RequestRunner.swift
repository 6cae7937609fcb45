import Foundation
import FoundationNetworking
import HTTPTransport
import Synchronization

/// Sends requests to servers and reports their answers, by URLSession.
final class RequestRunner: NSObject, Sendable {
  struct State {
    // By the program's number of the request.
    var exchanges: [UInt64: Exchange] = [:]
    // A task of URLSession, to the number of the request that it serves.
    var requests: [ObjectIdentifier: UInt64] = [:]

    /// The exchange that a task serves, if it still does.
    subscript(task task: URLSessionTask) -> Exchange? {
      get { requests[ObjectIdentifier(task)].flatMap { exchanges[$0] } }
      set { if let id = requests[ObjectIdentifier(task)] { exchanges[id] = newValue } }
    }

    mutating func remove(_ id: UInt64) -> Exchange? {
      guard let exchange = exchanges.removeValue(forKey: id) else { return nil }
      if let task = exchange.task { requests[ObjectIdentifier(task)] = nil }
      return exchange
    }
  }

  let reports: ReportWriter
  let state = Mutex(State())
  private let session = Mutex<URLSession?>(nil)
  private let queue = OperationQueue()
  // URLSession is called from here alone. Its calls wait for the queue that it reads and unpacks on,
  // which a hostile answer can hold for seconds; orders, time-outs and counting must not wait.
  private let control = DispatchQueue(label: "control")
  private let clock = DispatchQueue(label: "clock")

  init(_ reports: ReportWriter) {
    self.reports = reports
    super.init()
    queue.maxConcurrentOperationCount = 1
    session.withLock { $0 = newSession() }
  }

  private func newSession() -> URLSession {
    URLSession(configuration: Self.configuration, delegate: self, delegateQueue: queue)
  }

  // curl sends a request once more, whatever it does, where a connection that was used before turns
  // out to be closed. What changes something therefore gets a connection of its own.
  private func task(for request: URLRequest, reading: Bool) -> URLSessionDataTask? {
    if reading { return session.withLock { $0 }?.dataTask(with: request) }
    let session = newSession()
    defer { session.finishTasksAndInvalidate() }
    return session.dataTask(with: request)
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

  func handle(_ order: HelperOrder) {
    switch order {
    case .request(let id, let request, let body):
      do throws(TransportFailure) {
        try request.check()
        state.withLock { $0.exchanges[id] = Exchange(id: id, request: request, body: body) }
        start(id)
        watch(id)
      } catch {
        reports.send(.failure(id: id, failure: error))
      }
    case .cancel(let id): drop(id)
    }
  }

  /// Hands an exchange's request, as it is now, to URLSession.
  func start(_ id: UInt64) {
    control.async { [self] in
      guard let exchange = state.withLock({ $0.exchanges[id] }) else { return }
      guard let request = exchange.urlRequest,
        let task = task(for: request, reading: exchange.request.method == .get)
      else { return fail(id, .refusedAddress("The address can't be read.")) }
      let isWanted = state.withLock { state in
        guard state.exchanges[id] != nil else { return false }
        state.exchanges[id]?.task = task
        state.requests[ObjectIdentifier(task)] = id
        return true
      }
      WaitGovernor.moved()
      if isWanted { task.resume() } else { task.cancel() }
    }
  }

  // Checks when the time would be up if nothing came, and again if something did.
  private func watch(_ id: UInt64) {
    guard let due = state.withLock({ $0.exchanges[id]?.due }) else { return }
    clock.asyncAfter(deadline: due) { [weak self] in
      guard let self else { return }
      let overdue = state.withLock { state -> Double? in
        guard let exchange = state.exchanges[id], exchange.due <= .now() else { return nil }
        return exchange.deadline <= .now() ? exchange.request.timeout : exchange.request.idleTimeout
      }
      if let overdue { fail(id, .timedOut(seconds: overdue)) } else { watch(id) }
    }
  }

  /// Ends an exchange with a failure.
  func fail(_ id: UInt64, _ failure: TransportFailure) {
    if drop(id) { reports.send(.failure(id: id, failure: failure)) }
  }

  @discardableResult
  private func drop(_ id: UInt64) -> Bool {
    guard let exchange = state.withLock({ $0.remove(id) }) else { return false }
    control.async { exchange.task?.cancel() }
    return true
  }
}
