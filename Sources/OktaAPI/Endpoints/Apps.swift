import Basics
import SetupCore

extension OktaClient {
  /// The app of an id.
  public func app(_ id: String) async throws(OktaFailure) -> ObservedApp {
    let value = try await read(.app, id)
    guard let app = ObservedApp(okta: value) else {
      throw failed(.unexpected("an app without an id"), .app)
    }
    return app
  }

  /// All apps, or those whose name or label begins with a text, page by page.
  ///
  /// Ends early once `visit` returns false.
  public func apps(
    beginning text: String = "", visit: ([ObservedApp]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    var query = [(name: "limit", value: "200")]
    if !text.isEmpty { query.append(("q", String(text.prefix(100)))) }
    try await list(.apps, query: query) { page throws(OktaFailure) in
      try await visit(try elements(page, of: .apps, ObservedApp.init(okta:)))
    }
  }
}

extension ObservedApp {
  /// An app as Okta writes it; nil without an id.
  init?(okta value: JSONValue) {
    guard let id = value["id"]?.string, OktaID.isValid(id) else { return nil }
    let template = value.at("credentials", "userNameTemplate")
    let isNone = template?["type"]?.string == "NONE"
    self.init(
      id: id, name: value.name("name", 100), label: value.name("label", 100),
      status: value.name("status", 40), features: value.names("features"),
      signOnMode: value.name("signOnMode", 40), created: value.name("created", 40),
      userNameTemplate: isNone ? nil : template?.exact("template"),
      userNamePush: template?.nameIfAny("pushStatus", 40))
  }
}
