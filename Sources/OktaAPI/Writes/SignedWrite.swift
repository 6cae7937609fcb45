import HTTPTransport
import SetupCore

extension OktaClient {
  /// A write's request, signed for this organisation; nil where a part of its path is no id.
  ///
  /// Ids come from Okta's answers and from the journal: neither may lead a request elsewhere.
  func signed(_ write: WriteRequest) -> Request? {
    let path = write.path.split(separator: "?", maxSplits: 1)[0]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard parts.starts(with: ["api", "v1"]), parts.allSatisfy({ OktaID.isValid(String($0)) }) else {
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
