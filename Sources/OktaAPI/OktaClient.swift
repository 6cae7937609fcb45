import Basics
import HTTPTransport
import SetupCore

/// Typed reads of one Okta organisation; it has no way to write.
///
/// Patience, retries and the rate budget are the transport's. Each read is one file in
/// `Endpoints`.
public struct OktaClient: Sendable {
  /// The organisation, and what requests are signed with.
  public let credentials: OktaCredentials
  private let transport: Transport

  /// A client that sends by a transport.
  public init(_ credentials: OktaCredentials, over transport: Transport) {
    self.credentials = credentials
    self.transport = transport.readingOnly
  }

  /// The organisation that is read.
  public var organisation: OktaOrganisation { credentials.organisation }

  /// Reads one answer.
  func read(
    _ route: OktaRoute, _ ids: String..., query: [(name: String, value: String)] = []
  ) async throws(OktaFailure) -> JSONValue {
    let request = try request(route, ids, query)
    do {
      return try json(try await transport.send(request), route)
    } catch {
      throw failure(error, route)
    }
  }

  /// Reads a list page by page, to its end or until `visit` returns false.
  ///
  /// Only one page is in memory at a time.
  func list(
    _ route: OktaRoute, _ ids: String..., query: [(name: String, value: String)] = [],
    visit: ([JSONValue]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    let request = try request(route, ids, query)
    do {
      try await Pager(transport).read(request) { response in
        if Task.isCancelled { throw TransportFailure.cancelled }
        guard let page = try json(response, route).array else {
          throw failed(.unexpected("a list was expected"), route)
        }
        return try await visit(page)
      }
    } catch {
      throw failure(error, route)
    }
  }

  /// Reads one page of a list, and the cursor of the next; nil after the last.
  ///
  /// For who goes on later where reading stopped.
  func page<Element>(
    _ route: OktaRoute, _ ids: String..., query: [(name: String, value: String)],
    read: (Response) throws(OktaFailure) -> [Element]
  ) async throws(OktaFailure) -> (elements: [Element], next: String?) {
    let request = try request(route, ids, query)
    do {
      let response = try await transport.send(request)
      let elements = try read(response)
      let target = response.headers["link"].map(LinkHeader.init)?.next
      return (elements, target.flatMap { FormEncoding.value("after", in: $0) })
    } catch {
      throw failure(error, route)
    }
  }

  /// The elements of a page as typed values.
  func elements<Element>(
    of response: Response, _ route: OktaRoute, _ read: (JSONValue) -> Element?
  ) throws(OktaFailure) -> [Element] {
    guard let page = try json(response, route).array else {
      throw failed(.unexpected("a list was expected"), route)
    }
    return try elements(page, of: route, read)
  }

  /// A failure of this organisation.
  func failed(_ cause: OktaFailure.Cause, _ route: OktaRoute) -> OktaFailure {
    OktaFailure(cause, reading: route, host: organisation.host, scheme: credentials.scheme)
  }

  private func json(_ response: Response, _ route: OktaRoute) throws(OktaFailure) -> JSONValue {
    do {
      return try Answer.json(response)
    } catch {
      throw failed(error, route)
    }
  }

  private func request(
    _ route: OktaRoute, _ ids: [String], _ query: [(name: String, value: String)]
  ) throws(OktaFailure) -> Request {
    let suffix = query.isEmpty ? "" : "?" + FormEncoding.encode(query)
    let address: String
    do {
      address = organisation.address + (try route.path(ids)) + suffix
    } catch {
      throw failed(error.cause, route)
    }
    return Request(
      .get, address,
      headers: [
        "Accept": "application/json", "Authorization": credentials.header,
        "User-Agent": "dirsync-setup",
      ])
  }

  private func failure(_ error: any Error, _ route: OktaRoute) -> OktaFailure {
    if let failure = error as? OktaFailure { return failure }
    return failed(.noAnswer(TransportFailure(error)), route)
  }
}

extension TransportFailure {
  /// Any error that a transport throws, as the failure that it is.
  init(_ error: any Error) {
    switch error {
    case let failure as TransportFailure: self = failure
    case is CancellationError: self = .cancelled
    default: self = .other("The request failed.")
    }
  }
}
