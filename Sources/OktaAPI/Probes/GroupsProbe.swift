import Basics
import SetupCore

extension OktaProbes {
  /// How many groups are read with their members.
  static let mostGroupsRead = 20

  /// Reads how the assigned and the pushed groups go together.
  ///
  /// - Parameter everyone: the people assigned, to tell who of a pushed group is not.
  func probeGroups(_ everyone: Everyone) async throws(OktaFailure) -> Observation {
    var assigned: [OktaAppGroup] = []
    try await client.groups(assignedTo: app) { page throws(OktaFailure) in
      assigned += page.map(\.withoutEmptyValues)
      return true
    }
    var pushed: [OktaPushGroup] = []
    try await client.pushGroups(of: app) { page throws(OktaFailure) in
      pushed += page
      return true
    }
    var members = GroupMembers(client)
    let ids = Set(assigned.map(\.id))
    let outside = try await members.notAssigned(
      of: pushed.compactMap(\.sourceGroupID).filter { !ids.contains($0) }, everyone)
    let broken = pushed.filter { $0.status == "ERROR" }
    return .groups(
      ObservedGroups(
        shared: GroupPattern(
          assigned.filter { group in
            pushed.contains { $0.sourceGroupID == group.id }
          }.map(\.name)),
        inError: GroupPattern(
          count: broken.count,
          names: try await client.names(ofGroups: broken.compactMap(\.sourceGroupID))),
        errors: broken.compactMap(\.errorSummary),
        membersNotAssigned: outside.people, values: try await values(of: assigned, &members),
        notAssignedOf: GroupPattern(
          count: outside.groups.count, names: try await client.names(ofGroups: outside.groups))))
  }

  private func values(
    of groups: [OktaAppGroup], _ members: inout GroupMembers
  ) async throws(OktaFailure) -> [String: ObservedGroups.Values] {
    var found: [String: ObservedGroups.Values] = [:]
    for name in Set(groups.flatMap(\.profile.keys)) {
      let setting = groups.filter { $0.profile[name] != nil }
      let distinct = Set(setting.map { $0.profile[name] }).count
      let contested =
        distinct > 1
        ? try await members.contested(setting.map { ($0.id, $0.profile[name] ?? .null) }) : 0
      found[name] = ObservedGroups.Values(
        groups: GroupPattern(setting.map(\.name)), distinct: distinct,
        contested: PeoplePattern(count: contested), winner: Self.first(of: setting)?.name)
    }
    return found
  }
}

extension OktaProbes {
  // The lower number comes first, and its value wins.
  private static func first(of groups: [OktaAppGroup]) -> OktaAppGroup? {
    groups.filter { $0.priority != nil }.min { ($0.priority ?? 0) < ($1.priority ?? 0) }
  }
}

extension OktaAppGroup {
  /// The group without the attributes that it leaves empty.
  fileprivate var withoutEmptyValues: OktaAppGroup {
    var group = self
    group.profile.members.removeAll { $0.value.isEmpty }
    return group
  }
}

/// Who is in which group, each group read once; people are hashes of this run.
private struct GroupMembers {
  /// How many people of a group are read.
  private static let most = 100_000

  private let client: OktaClient
  private var known: [String: Set<Int>] = [:]

  init(_ client: OktaClient) { self.client = client }

  /// How many people of these groups are not assigned to the app, and which groups have them.
  mutating func notAssigned(
    of groups: [String], _ everyone: Everyone
  ) async throws(OktaFailure) -> (people: PeoplePattern, groups: [String]) {
    var missing: Set<Int> = []
    var found: [String] = []
    for group in groups.prefix(OktaProbes.mostGroupsRead) {
      let outside = try await members(of: group).subtracting(everyone.ids)
      missing.formUnion(outside)
      if !outside.isEmpty { found.append(group) }
    }
    return (PeoplePattern(count: missing.count), found)
  }

  /// How many people are in several groups that set different values.
  mutating func contested(
    _ groups: [(id: String, value: JSONValue)]
  ) async throws(OktaFailure) -> Int {
    var values: [Int: JSONValue] = [:]
    var contested: Set<Int> = []
    for (id, value) in groups.prefix(OktaProbes.mostGroupsRead) {
      for person in try await members(of: id) {
        if values.updateValue(value, forKey: person).map({ $0 != value }) ?? false {
          contested.insert(person)
        }
      }
    }
    return contested.count
  }

  private mutating func members(of group: String) async throws(OktaFailure) -> Set<Int> {
    if let members = known[group] { return members }
    var members: Set<Int> = []
    try await client.people(inGroup: group) { page throws(OktaFailure) in
      members.formUnion(page.map(\.hashValue))
      return members.count < Self.most
    }
    known[group] = members
    return members
  }
}
