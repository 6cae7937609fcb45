import Basics

/// A custom attribute of the app's profile with everything that Okta keeps of it, so that it can be
/// put back as it was.
public struct AttributeDefinition: Hashable, Codable, Sendable {
  /// The property of Okta's schema: one JSON object, its keys sorted.
  public let json: String

  /// An attribute as Okta writes it.
  public init(_ members: JSONObject) { json = JSONValue.object(members).text(sortedKeys: true) }

  /// A planned attribute that isn't in the app's profile yet.
  public init(planned: PlannedAttribute) {
    // SELF is User personal, which whoever adds it by hand is told to tick; groups can't set one.
    let scope: JSONValue = planned.source == .group ? "NONE" : "SELF"
    self.init(
      JSONObject([
        .init("title", .string(planned.externalName)),
        .init("type", .string(planned.type.rawValue)),
        .init("externalName", .string(planned.externalName)),
        .init("externalNamespace", .string(coreUserNamespace)), .init("scope", scope),
      ]))
  }

  /// The members; none of a text that isn't a JSON object, as a damaged journal may have it.
  public var members: JSONObject {
    (try? JSONReader.value(utf8: Array(json.utf8)))?.object ?? JSONObject()
  }

  /// The name under which it is sent; nil where there is none, or an empty one.
  public var externalName: String? { text("externalName") }
  /// The schema URN under which it is sent; nil where there is none, or an empty one.
  public var externalNamespace: String? { text("externalNamespace") }
  /// Okta's data type.
  public var type: String? { text("type") }

  /// The same with what a plan needs it to have.
  public func planned(as planned: PlannedAttribute) -> AttributeDefinition {
    // Restrictions of one type mean nothing for another.
    type == planned.type.rawValue ? sent(as: planned) : AttributeDefinition(planned: planned)
  }

  /// The same with the names under which a planned attribute is sent.
  func sent(as planned: PlannedAttribute) -> AttributeDefinition {
    var members = members
    members["externalName"] = .string(planned.externalName)
    members["externalNamespace"] = .string(coreUserNamespace)
    return AttributeDefinition(members)
  }

  /// Whether Okta can make this of another one without deleting it: only what was missing is new.
  public func completes(_ other: AttributeDefinition) -> Bool {
    let editable: Set<String> = ["externalName", "externalNamespace"]
    let (mine, theirs) = (members, other.members)
    return Set(mine.keys + theirs.keys).allSatisfy { key in
      if mine[key] == theirs[key] { return true }
      return editable.contains(key) && (theirs[key]?.string ?? "").isEmpty
    }
  }

  /// Whether every member of another one is as there.
  func holds(_ sent: AttributeDefinition) -> Bool {
    let mine = members
    return sent.members.members.allSatisfy { member in
      mine[member.key]?.text(sortedKeys: true) == member.value.text(sortedKeys: true)
    }
  }

  private func text(_ key: String) -> String? {
    members[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}
