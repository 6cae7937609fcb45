import Basics
import OktaExpressions

/// A person's record within an app.
struct AppUser: Sendable {
  let person: DemoPerson
  let app: DemoApp
  let assignment: Assignment
  private let source: [JSONObject.Member]

  init?(_ person: DemoPerson, of app: DemoApp) {
    guard let assignment = app.assignment(of: person.number) else { return nil }
    self.person = person
    self.app = app
    self.assignment = assignment
    source = person.profile
  }

  private var change: PersonChange.AppUserChange { person.change.appUser }

  /// DX's side's key, once the person was created there.
  var externalID: String? {
    let isThere = change.hasExternalID ?? assignment.isProvisioned
    return isThere ? "directory_user_\(padded(person.number, 8))" : nil
  }

  var status: String { change.status ?? (assignment.isProvisioned ? "PROVISIONED" : "ACTIVE") }
  var syncState: String { change.syncState ?? "DISABLED" }
  var lastUpdated: Int { change.lastUpdated ?? assignment.lastUpdated }

  var scope: String {
    let isPersonal = change.isPersonal ?? (assignment.group == nil)
    return isPersonal ? "USER" : "GROUP"
  }

  /// The name that the *Application username format* gives.
  var userName: String? {
    if let userName = change.userName { return userName }
    guard app.userName.type != "NONE" else { return nil }
    let source = app.userName.template.drop { $0 != "." }.dropFirst().prefix { $0 != "}" }
    return self.source.first { $0.key == source }?.value.plain
  }

  /// Every attribute of the app's profile with its value, null for none.
  var profile: [JSONObject.Member] {
    (app.base + app.custom).filter { $0.variableName != "userName" }.map {
      JSONObject.Member($0.variableName, value($0.variableName))
    }
  }

  /// The value of one attribute; null for none.
  func value(_ variableName: String) -> JSONValue {
    if let value = change.profile[variableName] { return value }
    if let value = assignment.groupProfile[variableName] { return value }
    guard let expression = assignment.applied[person.type]?[variableName] else { return .null }
    let context = ExpressionContext { root, name in
      guard root == "user" || root == "source" else { return nil }
      return source.first { $0.key == name }?.value.asExpressionValue ?? .null
    }
    // What can't be computed is empty, as a broken mapping's value is in Okta.
    guard case .value(let value) = expression.result(in: context) else { return .null }
    return JSONValue(value)
  }
}
