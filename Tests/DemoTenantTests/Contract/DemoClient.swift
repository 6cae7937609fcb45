import HTTPTransport

@testable import DemoTenant

/// A tenant with somebody who asks it.
struct DemoClient {
  static let now = 1_790_000_000

  var tenant: DemoTenant
  var seconds = DemoClient.now

  init(_ name: String) throws {
    guard let scenario = Scenario.named(name) else { throw NoScenario(name: name) }
    tenant = DemoTenant(scenario, at: Self.now)
  }

  struct NoScenario: Error {
    var name: String
  }

  /// Asks Okta, or DX where the path is not Okta's.
  mutating func ask(
    _ path: String, authorization: String? = "SSWS demo-token", form: String? = nil,
    headers: [String: String] = [:]
  ) -> Response {
    var headers = headers
    headers["Authorization"] = authorization
    let request = Request(
      form == nil ? .get : .post, DemoTenant.oktaURL + path, headers: headers,
      body: Array((form ?? "").utf8))
    return tenant.answer(request, at: seconds)
  }

  /// Changes something at Okta, with the token that may; the body is JSON.
  mutating func send(
    _ method: Request.Method, _ path: String, _ json: String = "",
    token: String = DemoTenant.oktaManagingToken
  ) throws -> (status: Int, body: Value) {
    let request = Request(
      method, DemoTenant.oktaURL + path, headers: ["Authorization": "SSWS \(token)"],
      body: Array(json.utf8))
    let response = tenant.answer(request, at: seconds)
    return (response.status, response.body.isEmpty ? .null : try Value(response.body))
  }

  /// The body of an answer that must be a success.
  mutating func get(_ path: String) throws -> Value {
    let response = ask(path)
    guard response.status == 200 else { throw Refused(path: path, status: response.status) }
    return try Value(response.body)
  }

  struct Refused: Error {
    var path: String
    var status: Int
  }

  /// Every item of a list, its pages followed to the last.
  mutating func all(_ path: String) throws -> (items: [Value], pages: Int) {
    var items: [Value] = []
    var pages = 0
    var next: String? = path
    while let path = next {
      let response = ask(path)
      guard response.status == 200 else { throw Refused(path: path, status: response.status) }
      items += try Value(response.body).items
      pages += 1
      next = Self.next(response)
    }
    return (items, pages)
  }

  /// The path of the next page, as the answer's `Link` names it.
  static func next(_ response: Response) -> String? {
    for link in (response.headers["link"] ?? "").split(separator: ", <") {
      guard link.hasSuffix("rel=\"next\"") else { continue }
      let address = link.drop { $0 == "<" }.prefix { $0 != ">" }
      return String(address.dropFirst(DemoTenant.oktaURL.count))
    }
    return nil
  }

  /// The path of the app that syncs to DX.
  var app: String { "/api/v1/apps/\(tenant.appID ?? "none")" }

  /// What the DX account lists on one page.
  mutating func dxUsers(page: Int = 1, size: Int = 100) throws -> Value {
    try Value(
      ask(
        "/users.list?page=\(page)&page_size=\(size)", authorization: "Bearer demo-dx-token"
      ).body)
  }
}
