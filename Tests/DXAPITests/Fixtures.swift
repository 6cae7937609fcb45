import DXAPI
import HTTPTransport
import Support
import Testing

/// What the tests of this target share.
enum Fixture {
  static func client(_ server: Scripted) throws -> DXClient {
    DXClient(try DXCredentials(token: Secret("dx-secret")), over: server.transport)
  }

  static func page(
    _ users: [String], next: Int? = nil, total: Int? = nil
  ) -> Result<Response, TransportFailure> {
    let total = total.map(String.init) ?? "null"
    return .success(
      .json(
        #"{"ok":true,"users":[\#(users.joined(separator: ","))],"next_page":"#
          + (next.map(String.init) ?? "null") + #","total":\#(total),"total_pages":9}"#))
  }

  static func user(_ id: String, _ rest: String = "") -> String {
    #"{"id":"\#(id)","email":"\#(id)@example.com"\#(rest)}"#
  }
}
