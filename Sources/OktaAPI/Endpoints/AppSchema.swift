import Basics
import SetupCore

extension OktaClient {
  /// The attributes of the app's user profile.
  public func schema(of app: String) async throws(OktaFailure) -> ObservedSchema {
    let value = try await read(.appSchema, app)
    guard let definitions = value["definitions"], definitions.object != nil else {
      throw failed(.unexpected("a schema without definitions"), .appSchema)
    }
    return ObservedSchema(
      base: ObservedAttribute.read(definitions["base"]),
      custom: ObservedAttribute.read(definitions["custom"]))
  }

  /// Whether schemas may be read, proved on Okta's own user schema, which every organisation has.
  func touchUserSchema() async throws(OktaFailure) {
    _ = try await read(.userSchema, "default")
  }
}

extension ObservedAttribute {
  /// The most attributes that a part of a schema is taken with.
  private static let most = 5000

  /// The attributes of one part of a schema; none where the part is missing.
  static func read(_ part: JSONValue?) -> [ObservedAttribute] {
    (part?["properties"]?.object?.members ?? []).prefix(most).map {
      ObservedAttribute(name: $0.key, okta: $0.value)
    }
  }

  private init(name: String, okta value: JSONValue) {
    self.init(
      variableName: Answer.exact(name), externalName: value.exact("externalName"),
      externalNamespace: value.exact("externalNamespace"), type: value.name("type", 40),
      scope: value.nameIfAny("scope", 40), allowed: Self.allowed(value))
  }

  /// The restricting values, also where each has a title of its own.
  private static func allowed(_ value: JSONValue) -> [String] {
    let plain = value["enum"]?.array ?? []
    let titled = (value["oneOf"]?.array ?? []).compactMap { $0["const"] }
    return (plain + titled).prefix(200).map { Answer.exact($0.string ?? $0.text(), 200) }
  }
}
