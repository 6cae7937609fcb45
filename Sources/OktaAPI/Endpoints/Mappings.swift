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
  /// The mappings from Okta's user types to the app, the default type's first.
  ///
  /// An organisation with several user types has a mapping for each; the default type's is named
  /// `user`. Okta's link to the next page drops `targetId`, so each entry is checked, and reading
  /// ends once the default type's is there: all that fit stand on one page.
  public func mappings(to app: String) async throws(OktaFailure) -> [OktaMapping] {
    var found: [OktaMapping] = []
    let query = [(name: "targetId", value: app), (name: "limit", value: "200")]
    guard OktaID.isValid(app) else { throw failed(.notAnID(Answer.name(app)), .mappings) }
    try await list(.mappings, query: query) { page throws(OktaFailure) in
      found += try elements(page, of: .mappings, OktaMapping.init(okta:)).filter { $0.fills(app) }
      return !found.contains { $0.sourceName == "user" } || page.count >= 200
    }
    return found.filter { $0.sourceName == "user" } + found.filter { $0.sourceName != "user" }
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
