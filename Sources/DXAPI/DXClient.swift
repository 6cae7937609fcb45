import HTTPTransport
import SetupCore

/// Reads DX's Web API: `users.list` and `auth.info`, and nothing else.
public struct DXClient: Sendable {
  /// The address and what requests are signed with.
  public let credentials: DXCredentials
  private let transport: Transport

  /// A client that sends by a transport.
  public init(_ credentials: DXCredentials, over transport: Transport) {
    self.credentials = credentials
    self.transport = transport.readingOnly
  }

  /// Reads people from a place in the list to its end, or until `visit` returns false.
  ///
  /// One page of 100 is in memory at a time. After a failure the place is that of the page that
  /// failed: reading again with it goes on there.
  public func users(
    from place: inout UsersListPlace,
    visit: ([DXUser], UsersListPlace) async throws(DXFailure) -> Bool
  ) async throws(DXFailure) {
    while !place.isAtEnd {
      if Task.isCancelled { throw failed(.noAnswer(.cancelled)) }
      let page = try await page(place.page)
      var next = place
      do { try next.take(page) } catch { throw failed(error) }
      let goesOn = try await visit(page.users, next)
      place = next
      guard goesOn else { return }
    }
  }

  /// Whose token it is, and what it may do.
  public func tokenStatus() async throws(DXFailure) -> DXTokenStatus {
    let response = try await get("auth.info", .token)
    do { return try DXTokenStatus(DXAnswer.json(response)) } catch { throw failed(error, .token) }
  }

  private func page(_ number: Int) async throws(DXFailure) -> UsersListPage {
    let response = try await get("users.list?page=\(number)&page_size=100", .users)
    do { return try UsersListPage(DXAnswer.json(response)) } catch { throw failed(error) }
  }

  private func get(
    _ method: String, _ reading: DXFailure.Reading
  ) async throws(DXFailure) -> Response {
    let request = Request(
      .get, "\(credentials.address)/\(method)",
      headers: [
        "Accept": "application/json", "Authorization": "Bearer \(credentials.token.reveal())",
        "User-Agent": "dirsync-setup",
      ])
    do {
      return try await transport.send(request)
    } catch {
      throw failed(.noAnswer((error as? TransportFailure) ?? .cancelled(or: error)), reading)
    }
  }

  private func failed(
    _ cause: DXFailure.Cause, _ reading: DXFailure.Reading = .users
  ) -> DXFailure {
    DXFailure(cause, host: credentials.host, reading: reading)
  }
}

extension TransportFailure {
  fileprivate static func cancelled(or error: any Error) -> TransportFailure {
    error is CancellationError ? .cancelled : .other("The request failed.")
  }
}
