import Basics
import SetupCore

/// A profile mapping in the list: from where to where, without its properties.
public struct OktaMapping: Hashable, Sendable {
  /// Okta's id of the mapping.
  public var id: String
  /// The source's id, its name (`user` for the default user type) and type.
  public var sourceID, sourceName, sourceType: String
  /// The target's id and type.
  public var targetID, targetType: String

  /// A mapping as Okta lists it; nil without an id.
  init?(okta value: JSONValue) {
    guard let id = value["id"]?.string, OktaID.isValid(id) else { return nil }
    self.id = id
    let source = value["source"] ?? .null
    let target = value["target"] ?? .null
    (sourceID, sourceName) = (source.name("id", 100), source.name("name", 100))
    sourceType = source.name("type", 40)
    (targetID, targetType) = (target.name("id", 100), target.name("type", 40))
  }

  /// Whether it fills the app's profile from people of Okta.
  func fills(_ app: String) -> Bool { targetID == app && sourceType == "user" }
}

extension OktaClient {
  /// The mapping from Okta's user type to the app, nil where there is none.
  ///
  /// An organisation with several user types has a mapping for each; the default type's is named
  /// `user`. Okta's link to the next page drops `targetId`, so each entry is looked at, and reading
  /// ends at the first that fits.
  public func mapping(to app: String) async throws(OktaFailure) -> OktaMapping? {
    var found: OktaMapping?
    let query = [(name: "targetId", value: app), (name: "limit", value: "200")]
    guard OktaID.isValid(app) else { throw failed(.notAnID(Answer.name(app)), .mappings) }
    try await list(.mappings, query: query) { page throws(OktaFailure) in
      let fitting = try elements(page, of: .mappings, OktaMapping.init(okta:)).filter {
        $0.fills(app)
      }
      let best = fitting.first { $0.sourceName == "user" } ?? found ?? fitting.first
      found = best
      return best?.sourceName != "user"
    }
    return found
  }

  /// The mapping from one user type to the app, by the type's id; nil where there is none.
  public func mapping(to app: String, fromType type: String) async throws(OktaFailure)
    -> OktaMapping?
  {
    var found: OktaMapping?
    let query = [(name: "targetId", value: app), (name: "limit", value: "200")]
    try await list(.mappings, query: query) { page throws(OktaFailure) in
      found = try elements(page, of: .mappings, OktaMapping.init(okta:)).first {
        $0.fills(app) && $0.sourceID == type
      }
      return found == nil
    }
    return found
  }

  /// The expressions of a mapping, by the target's variable name.
  public func properties(ofMapping id: String) async throws(OktaFailure) -> ObservedMappings {
    let value = try await read(.mapping, id)
    guard value.object != nil else {
      throw failed(.unexpected("a mapping was expected"), .mapping)
    }
    let members = (value["properties"]?.object?.members ?? []).prefix(5000)
    let pairs = members.map { (Answer.exact($0.key), Mapping(okta: $0.value)) }
    return ObservedMappings(Dictionary(pairs, uniquingKeysWith: { $1 }))
  }
}

extension Mapping {
  /// A mapping as Okta writes it.
  init(okta value: JSONValue) {
    let push: Push =
      switch value["pushStatus"]?.string {
      case "PUSH": .onCreateAndUpdate
      case "DONT_PUSH": .onCreate
      case let word?: .other(Answer.name(word, 40))
      case nil: .other("not told")
      }
    self.init(expression: value.exact("expression") ?? "", push: push)
  }
}
