import Basics
import SetupCore

/// A group assigned to the app.
public struct OktaAppGroup: Hashable, Sendable {
  /// Okta's id of the group.
  public var id: String
  /// The group's name, empty where Okta left it out.
  public var name: String
  /// Which group's values win, the lower number first.
  public var priority: Int?
  /// The values that the group gives its people within the app.
  public var profile: JSONObject

  init?(okta value: JSONValue) {
    guard let id = value["id"]?.string, OktaID.isValid(id) else { return nil }
    self.id = id
    name = Answer.name(value.at("_embedded", "group", "profile", "name")?.string)
    priority = value["priority"]?.number?.int
    profile = value["profile"]?.object ?? JSONObject()
  }
}

/// A group that is pushed through the app.
public struct OktaPushGroup: Hashable, Sendable {
  /// Okta's id of the push.
  public var id: String
  /// The group in Okta, and the one on the other side.
  public var sourceGroupID, targetGroupID: String?
  /// `ACTIVE`, `INACTIVE` or `ERROR`.
  public var status: String
  /// Why it is in error.
  public var errorSummary: String?
  /// When it was last pushed, as Okta writes it.
  public var lastPush: String?

  init?(okta value: JSONValue) {
    guard value.object != nil else { return nil }
    id = value.name("id", 100)
    sourceGroupID = value.nameIfAny("sourceGroupId", 100)
    targetGroupID = value.nameIfAny("targetGroupId", 100)
    status = value.name("status", 40)
    errorSummary = value.nameIfAny("errorSummary")
    lastPush = value.nameIfAny("lastPush", 40)
  }
}

extension OktaClient {
  /// The groups assigned to the app, page by page.
  public func groups(
    assignedTo app: String, visit: ([OktaAppGroup]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    let query = [(name: "expand", value: "group"), (name: "limit", value: "200")]
    try await list(.appGroups, app, query: query) { page throws(OktaFailure) in
      try await visit(try elements(page, of: .appGroups, OktaAppGroup.init(okta:)))
    }
  }

  /// Whether a group has anyone in it.
  public func hasPeople(group: String) async throws(OktaFailure) -> Bool {
    let value = try await read(.groupUsers, group, query: [("limit", "1")])
    guard let people = value.array else {
      throw failed(.unexpected("a list was expected"), .groupUsers)
    }
    return !people.isEmpty
  }

  /// The ids of the people in a group, page by page.
  ///
  /// Ends early once `visit` returns false.
  public func people(
    inGroup group: String, visit: ([String]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    try await list(.groupUsers, group, query: [("limit", "1000")]) { page throws(OktaFailure) in
      try await visit(page.map { $0.name("id", 100) })
    }
  }

  /// The names of at most 20 groups, sorted; one that is gone has none.
  public func names(ofGroups ids: [String]) async throws(OktaFailure) -> [String] {
    let wanted = ids.filter(OktaID.isValid).prefix(GroupPattern.limit)
    guard !wanted.isEmpty else { return [] }
    let filter = wanted.map { "id eq \"\($0)\"" }.joined(separator: " or ")
    var names: [String] = []
    try await list(.groups, query: [("filter", filter), ("limit", "200")]) {
      page throws(OktaFailure) in
      names += page.filter { wanted.contains($0["id"]?.string ?? "") }.map {
        Answer.name($0.at("profile", "name")?.string)
      }
      return true
    }
    return names.sorted()
  }

  /// The groups pushed through the app, page by page.
  public func pushGroups(
    of app: String, visit: ([OktaPushGroup]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    try await list(.groupPush, app, query: [("limit", "1000")]) { page throws(OktaFailure) in
      try await visit(try elements(page, of: .groupPush, OktaPushGroup.init(okta:)))
    }
  }

  /// Whether groups may be read.
  func touchGroups() async throws(OktaFailure) {
    _ = try await read(.groups, query: [("limit", "1")])
  }
}
