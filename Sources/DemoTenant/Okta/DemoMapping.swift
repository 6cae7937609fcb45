import OktaExpressions

/// How one attribute of the app's profile is filled.
struct DemoMapping: Hashable, Sendable {
  var variableName: String
  var expression: OktaExpression
  /// Whether it runs on create and update, or on create alone.
  var onUpdate: Bool

  init(variableName: String, expression: String, onUpdate: Bool = true) {
    self.variableName = variableName
    self.expression = OktaExpression(expression)
    self.onUpdate = onUpdate
  }

  /// What Okta makes with every app of this kind.
  static let defaults: [DemoMapping] = [
    DemoMapping(variableName: "givenName", expression: "user.firstName"),
    DemoMapping(variableName: "familyName", expression: "user.lastName"),
    DemoMapping(variableName: "middleName", expression: "user.middleName"),
    DemoMapping(variableName: "email", expression: "user.email"),
    DemoMapping(variableName: "displayName", expression: "user.displayName"),
    DemoMapping(variableName: "title", expression: "user.title"),
  ]
}

/// A type of people in the organisation; each has a mapping of its own to every app.
struct DemoUserType: Hashable, Sendable {
  /// The number of the type that every organisation has.
  static let usual = 1

  var number: Int
  var name: String
  var title: String

  var id: String { OpaqueID.make("oty", number) }
}
