import HTTPTransport
import SetupCore

extension OktaClient {
  /// A write's request, signed for this organisation; nil where it leads to another address than
  /// those few that are written.
  ///
  /// Ids come from Okta's answers and from the journal: neither may lead a request elsewhere.
  func signed(_ write: WriteRequest) -> Request? {
    guard Self.written.contains(where: { $0.leadsTo(write.path, by: write.method) }) else {
      return nil
    }
    var headers = [
      "Accept": "application/json", "Authorization": credentials.header,
      "User-Agent": "dirsync-setup",
    ]
    let body = write.body.map { Array($0.text().utf8) }
    if body != nil { headers["Content-Type"] = "application/json" }
    return Request(
      write.method.http, organisation.address + write.path, headers: headers, body: body ?? [])
  }
}

extension OktaClient {
  /// All that is ever written; `{id}` stands for an id.
  private static let written: [WrittenAddress] = [
    WrittenAddress(.post, "/api/v1/meta/schemas/apps/{id}/default"),
    WrittenAddress(.post, "/api/v1/mappings/{id}"),
    WrittenAddress(.post, "/api/v1/apps/{id}/group-push/mappings"),
    WrittenAddress(.patch, "/api/v1/apps/{id}/group-push/mappings/{id}"),
    WrittenAddress(.delete, "/api/v1/apps/{id}/group-push/mappings/{id}?deleteTargetGroup=false"),
    WrittenAddress(.delete, "/api/v1/api-tokens/current"),
  ]
}

/// An address that may be written to, by one method.
private struct WrittenAddress {
  private let method: WriteRequest.Method
  private let parts: [Substring]
  private let query: Substring?

  init(_ method: WriteRequest.Method, _ template: String) {
    self.method = method
    (parts, query) = Self.taken(template)
  }

  func leadsTo(_ path: String, by method: WriteRequest.Method) -> Bool {
    let (parts, query) = Self.taken(path)
    return method == self.method && query == self.query && parts.count == self.parts.count
      && zip(parts, self.parts).allSatisfy { part, wanted in
        wanted == "{id}" ? OktaID.isValid(String(part)) : part == wanted
      }
  }

  private static func taken(_ path: String) -> ([Substring], Substring?) {
    let halves = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return (
      halves[0].split(separator: "/", omittingEmptySubsequences: false),
      halves.count > 1 ? halves[1] : nil
    )
  }
}

extension WriteRequest.Method {
  fileprivate var http: Request.Method {
    switch self {
    case .post: .post
    case .patch: .patch
    case .delete: .delete
    }
  }
}

extension Write.Place {
  /// The address that it is read from and written to.
  var route: OktaRoute {
    switch self {
    case .attribute: .appSchema
    case .mapping: .mapping
    case .push: .groupPush
    }
  }
}
