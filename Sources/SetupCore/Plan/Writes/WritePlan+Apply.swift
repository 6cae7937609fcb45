import Basics
import OktaExpressions

/// A group of the organisation, by id and name.
public struct NamedGroup: Hashable, Sendable {
  /// Okta's id of the group.
  public var id: String
  /// Its name.
  public var name: String

  /// A group by its id and name.
  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

extension WritePlan {
  /// What makes Okta what a plan says: its attributes, what fills them, and groups to push.
  ///
  /// Nothing outside the plan is touched, and no default attribute.
  public static func applying(
    _ plan: [PlannedAttribute], pushing groups: [NamedGroup] = [], to profile: AppProfile
  ) -> WritePlan {
    var writes = WritePlan(profile)
    for planned in plan {
      if let problem = PlanRules.problems(of: planned, among: plan).first {
        writes.refuse(problem)
      } else if let name = writes.create(planned, among: plan) {
        writes.fill(planned, under: name)
      }
    }
    for group in groups { writes.push(group) }
    return writes
  }

  /// Has an attribute in the app's profile as planned; its variable name, nil where that can't be.
  private mutating func create(_ planned: PlannedAttribute, among plan: [PlannedAttribute])
    -> String?
  {
    if let name = profile.variableName(sending: planned) {
      correct(name, planned)
      return name
    }
    let name = planned.variableName
    if let taken = profile.custom[name] {
      if let other = taken.externalName, plan.contains(where: { $0.externalName == other }) {
        refuse(.takenByPlanned(planned, other))
        return nil
      }
      correct(name, planned)
      return name
    }
    let names = profile.base.union(profile.custom.keys)
    if let taken = names.first(where: { $0.lowercased() == name.lowercased() }) {
      refuse(.taken(planned, taken))
      return nil
    }
    set(attribute: name, to: AttributeDefinition(planned: planned))
    return name
  }

  private mutating func correct(_ name: String, _ planned: PlannedAttribute) {
    guard let current = profile.custom[name] else { return }
    let completed = current.sent(as: planned)
    if completed.completes(current) {
      if let type = current.type, type != planned.type.rawValue {
        note(
          "\(planned.externalName) is of type \(shown(type)) in Okta and planned as "
            + "\(planned.type.rawValue): a type can't be edited, and it stays.")
      }
      return set(attribute: name, to: completed)
    }
    set(attribute: name, to: current.planned(as: planned)) { type in
      if planned.source == .group { return type.isConcerned ? .some(nil) : .none }
      guard type.isConcerned, !planned.expression.trimmingSpaces.isEmpty else { return .none }
      return .some(Mapping(expression: planned.expression, push: .onCreateAndUpdate))
    }
  }

  /// Has every user type that is concerned fill an attribute from its source.
  private mutating func fill(_ planned: PlannedAttribute, under name: String) {
    let types = profile.mappings.filter(\.isConcerned)
    guard !types.isEmpty else { return refuse(.noMapping(planned)) }
    // What groups set, no mapping may fill.
    if planned.source == .group {
      for type in types { set(type.place(name), to: nil) }
      if profile.custom[name]?.members["scope"]?.string == "SELF" {
        note(
          "\(planned.externalName) is User personal in Okta, and planned to come from groups: they "
            + "can't set it.")
      }
      return
    }
    for type in types {
      let had = type.properties[name]
      guard let wanted = Self.mapping(of: planned, having: had) else {
        note(
          "No source is planned for \(planned.externalName), so what fills it for people of type "
            + "\(shown(type.typeName)) isn't set.")
        continue
      }
      set(type.place(name), to: .mapping(wanted))
    }
  }

  // What is there stays to the letter where it computes the same.
  private static func mapping(of planned: PlannedAttribute, having had: Mapping?) -> Mapping? {
    let seen = had?.expression.trimmingSpaces.isEmpty == false ? had?.expression : nil
    let source = planned.expression.trimmingSpaces.isEmpty ? nil : planned.expression
    guard let source else {
      return seen.map { Mapping(expression: $0, push: .onCreateAndUpdate) }
    }
    let isSame =
      seen.map { OktaExpression($0).isSame(as: OktaExpression(source)) } ?? false
    return Mapping(expression: isSame ? seen ?? source : source, push: .onCreateAndUpdate)
  }

  private mutating func push(_ group: NamedGroup) {
    switch profile.pushes[group.id]?.status {
    case "ACTIVE": break
    case "ERROR":
      note(
        "The push of \(shown(group.name)) is in error. In Push Groups, look at Errors, then Retry "
          + "All Groups.")
    case nil, .some: set(push: group.id, name: group.name, to: "ACTIVE")
    }
  }
}

extension WritePlan {
  /// Says which of the groups to be pushed are assigned to the app as well.
  public mutating func warn(of groups: [NamedGroup], assigned: Set<String>) {
    for group in groups where assigned.contains(group.id) {
      note(
        "The group \(shown(group.name)) is assigned to the app as well. With one group for both, "
          + "members flicker; Okta advises a separate group for pushing.")
    }
  }
}

extension AppProfile {
  /// The variable name of the custom attribute that sends a planned one's External name.
  ///
  /// The right namespace first; where two send it, the planned one is meant.
  public func variableName(sending planned: PlannedAttribute) -> String? {
    let sending = custom.filter { $0.value.externalName == planned.externalName }
    let right = sending.filter { $0.value.externalNamespace == coreUserNamespace }
    let best = right.isEmpty ? sending : right
    return best[planned.variableName] != nil ? planned.variableName : best.keys.min()
  }
}

extension Shortfall {
  /// No group has the name; a name that is nearly the same is named.
  public static func noGroup(_ name: String, among groups: [NamedGroup]) -> Shortfall {
    let near = nearest(to: name, among: groups.map(\.name)).map { " Did you mean \(shown($0))?" }
    return Shortfall(
      reason: "Okta has no group \(shown(name)). Nothing was sent.",
      remedy: "Name a group as Directory > Groups shows it.\(near ?? "")")
  }

  /// Several groups have the name.
  public static func severalGroups(_ name: String, _ count: Int) -> Shortfall {
    Shortfall(
      reason: "\(count) groups in Okta have the name \(shown(name)). Nothing was sent.",
      remedy: "Push the right one in the app's Push Groups tab.")
  }

  fileprivate static func takenByPlanned(_ planned: PlannedAttribute, _ other: String) -> Shortfall
  {
    Shortfall(
      reason: "\(planned.externalName) can't be added: the attribute "
        + "\(planned.variableName) sends \(other), which is planned too.",
      remedy: "Remove \(planned.externalName) from the plan and add it with another variable name.")
  }

  fileprivate static func taken(_ planned: PlannedAttribute, _ name: String) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) can't be added: the app's profile has an attribute "
        + "\(shown(name)) already.",
      remedy: "Remove \(planned.externalName) from the plan and add it with another variable name.")
  }

  fileprivate static func noMapping(_ planned: PlannedAttribute) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) can't be mapped: Okta lists no mapping from Okta's users to "
        + "this app.",
      remedy: "Check in the Profile Editor that the app has Mappings, then run it again.")
  }
}
