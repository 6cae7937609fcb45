/// Follows a list's `Link: …; rel="next"` from page to page, to the end.
///
/// Only one page is held at a time. A link to another origin is not followed, since the request
/// carries a token; neither is one to a page that was read before.
public struct Pager: Sendable {
  private let transport: Transport
  private let mostPages: Int

  /// A pager over a way to send; a list longer than that many pages is given up.
  public init(_ transport: Transport, mostPages: Int = 20_000) {
    self.transport = transport
    self.mostPages = mostPages
  }

  /// Reads page by page until the last one, or until `visit` returns false.
  ///
  /// `visit` gets every answer, whatever its status, and throws if it is not a page. Returns the
  /// number of pages read.
  @discardableResult
  public func read(
    _ first: Request, visit: (Response) async throws -> Bool
  ) async throws -> Int {
    let origin = try Origin.checked(first.url)
    var request = first
    var seen: Set<String> = [first.url]
    while true {
      let response = try await transport.send(request)
      guard try await visit(response),
        let target = response.headers["link"].map(LinkHeader.init)?.next
      else { return seen.count }
      request.url = try Self.resolve(target, within: origin)
      guard seen.insert(request.url).inserted else { throw TransportFailure.pagesLoop(seen.count) }
      guard seen.count <= mostPages else { throw TransportFailure.tooManyPages(mostPages) }
    }
  }

  private static func resolve(
    _ target: String, within origin: Origin
  ) throws(TransportFailure) -> String {
    let address = target.hasPrefix("/") && !target.hasPrefix("//") ? origin.text + target : target
    let other = try Origin.checked(address)
    guard other == origin else { throw .redirectedElsewhere(other.text) }
    return address
  }
}

extension TransportFailure {
  fileprivate static func pagesLoop(_ pages: Int) -> TransportFailure {
    .other("The list never ends: after \(pages) pages it leads back to one already read.")
  }
  fileprivate static func tooManyPages(_ pages: Int) -> TransportFailure {
    .other("The list is longer than \(pages) pages, so it was not read to its end.")
  }
}
