import Basics
import OktaExpressions

extension Precondition {
  /// Every planned attribute has the planned expression as its mapping, applied on create and update.
  ///
  /// One that is planned without an expression may have any, and it is shown.
  static let attributesMapped = Precondition(
    .attributesMapped, step: .mapAttributes, accepts: [.observed, .attested],
    needs: .userProperties, reads: [.mappings], claim: "Every planned attribute is mapped",
    isOfOktaApp: true, consults: [.assignments],
    covers: { $0.expression == $1.expression && $0.source == $1.source }, isOfPlan: true,
    assumedFixes: [
      AssumedFix(
        "All planned attributes were mapped, on create and update",
        { (mappings: ObservedMappings, setup) in .mappings(mappings.supposingRead.filling(setup)) },
        { (seen: ObservedAssignments, setup) in .assignments(seen.withGroupValues(setup)) })
    ]
  ) { context in
    guard let mappings = context.mappings else { return nil }
    let setup = context.setup
    let lacks = context.attributes.flatMap { setup.lacks(of: $0) }
    if let first = lacks.first {
      let outcome = RuleResult.Outcome.lacks(.listing(lacks.map(\.reason), remedy: first.remedy))
      // What turns up with the assignments is newer than what was said of the mappings before.
      guard let assigned = context.assignments, assigned.order > mappings.order,
        !context.attributes.contains(where: setup.lacksMappingForDefaultType)
      else { return RuleResult(outcome, from: mappings) }
      return RuleResult(outcome, from: assigned)
    }
    // What was read lacks nothing; what was not may.
    let types = setup.unreadMappings
    guard types.isEmpty else {
      return RuleResult(.notReported(.mappingsNotRead(types)), from: mappings)
    }
    let unread = context.attributes.filter { setup.groupsFill($0) == nil }.map(\.externalName)
    guard unread.isEmpty else {
      return RuleResult(.notReported(.groupsNotRead(unread)), from: mappings)
    }
    let names = context.attributes.flatMap { planned in
      setup.eachMapped { $0.sentence(of: planned, under: setup.variableName(of: planned), $1) }
        .map(\.said)
    }
    let read = mappings.value.typesSentence(setup).map { " " + $0 } ?? ""
    return RuleResult(
      .holds("Filled on create and update: \(listed(names)).\(read)"), from: mappings)
  }
}

extension SetupState {
  /// The variable name under which Okta has a planned attribute: as seen, else as planned.
  public func variableName(of planned: PlannedAttribute) -> String {
    guard let schema = observations.schema?.value else { return planned.variableName }
    // Where two attributes send one name, the planned one is meant; the other is a finding.
    if schema.custom(named: planned.variableName)?.externalName == planned.externalName {
      return planned.variableName
    }
    return schema.attribute(sending: planned.externalName)?.variableName ?? planned.variableName
  }
}

extension ObservedMappings {
  /// What keeps a planned attribute from being filled, nil if nothing.
  func lack(
    of planned: PlannedAttribute, under variableName: String, _ people: MappedPeople
  ) -> Shortfall? {
    guard let mapping = properties[variableName], !mapping.expression.trimmingSpaces.isEmpty else {
      return planned.source == .group ? nil : .unmapped(planned, variableName, people)
    }
    guard planned.source != .group else {
      return .mappedDespiteGroups(planned, variableName, mapping, people)
    }
    guard !differs(from: planned, under: variableName) else {
      return .otherSource(planned, variableName, mapping, people)
    }
    switch mapping.push {
    case .onCreateAndUpdate: return nil
    case .onCreate: return .onCreateOnly(planned, variableName, mapping, people)
    case .other(let word): return .otherPush(planned, variableName, word, people)
    }
  }

  /// Whether Okta fills a planned attribute from another source than planned.
  func differs(from planned: PlannedAttribute, under variableName: String) -> Bool {
    guard let mapping = properties[variableName], !mapping.expression.trimmingSpaces.isEmpty
    else { return false }
    if planned.source == .group { return true }
    guard !planned.expression.trimmingSpaces.isEmpty
    else { return false }
    // Of an expression that had to be redacted, the digest of the original is compared.
    if let digest = mapping.digest { return digest != planned.digest }
    return !OktaExpression(mapping.expression).isSame(as: OktaExpression(planned.expression))
  }

  /// The attribute's name, with what fills it where the plan leaves that open.
  fileprivate func sentence(
    of planned: PlannedAttribute, under variableName: String, _ people: MappedPeople
  ) -> String? {
    if planned.source == .group { return "\(planned.externalName) (from groups)" }
    guard planned.expression.trimmingSpaces.isEmpty, let mapping = properties[variableName] else {
      return planned.externalName
    }
    return "\(planned.externalName) (from \(shown(mapping.expression))\(people.suffix))"
  }

  /// Which user types were looked at, and how many people's; nil where Okta has one type alone.
  fileprivate func typesSentence(_ setup: SetupState) -> String? {
    guard otherTypes != nil else { return nil }
    guard let types = setup.assignedTypes else {
      return "Looked at for the default user type alone: no assigned person's type was read."
    }
    let names = listed(setup.assignedMappings.map { shown($0.type.name) })
    let those = types.counts.count == 1 ? "the user type \(names)" : "the user types \(names)"
    let all = max(types.people, setup.observations.assignments?.value.people ?? 0)
    guard all > types.people else {
      return "Looked at for \(those), which the assigned people have."
    }
    return "Looked at for \(those), which the first \(grouped(types.people)) of "
      + "\(people(all)) have; the others may have more."
  }

  /// The same with everything planned filled on create and update, from the source that it has.
  fileprivate func filling(_ setup: SetupState) -> ObservedMappings {
    changing { properties in
      for planned in setup.plan {
        let name = setup.variableName(of: planned)
        let had = properties[name]?.expression.trimmingSpaces ?? ""
        guard ObservedMappings(properties).lack(of: planned, under: name, .anyone) != nil else {
          continue
        }
        if planned.source == .group {
          properties[name] = nil
          continue
        }
        let free = had.isEmpty ? "user.\(name)" : had
        properties[name] = Mapping(
          expression: planned.expression.isEmpty ? free : planned.expression,
          push: .onCreateAndUpdate)
      }
    }
  }
}

extension ObservedAssignments {
  /// The same with groups that have a value of all that is planned to come from them.
  fileprivate func withGroupValues(_ setup: SetupState) -> ObservedAssignments {
    let wanted = setup.plan.filter { setup.groupsFill($0) != true }.map(setup.variableName(of:))
    guard !wanted.isEmpty else { return self }
    var seen = self
    seen.groups = max(1, groups)
    seen.groupValues = Set((groupValues ?? []) + wanted).sorted()
    return seen
  }
}

extension SetupState {
  /// What keeps a planned attribute from being filled, for each user type and by the groups.
  fileprivate func lacks(of planned: PlannedAttribute) -> [Shortfall] {
    let name = variableName(of: planned)
    let lacks = eachMapped { $0.lack(of: planned, under: name, $1) }.map(\.said)
    return lacks.isEmpty && groupsFill(planned) == false
      ? [.noGroupValue(planned, name)] : lacks
  }

  /// Whether it is lacking for people of the default type, whoever is assigned.
  fileprivate func lacksMappingForDefaultType(_ planned: PlannedAttribute) -> Bool {
    let usual = assignedMappings.filter { $0.isDefault(self) }
    return usual.contains {
      $0.mappings.lack(of: planned, under: variableName(of: planned), .anyone) != nil
    }
  }

  /// Whether assigned groups were seen to have a value of an attribute.
  func groupsHaveValue(of variableName: String) -> Bool {
    observations.assignments?.value.groupValues?.contains(variableName) == true
      || (observations.groups?.value.values[variableName]?.groups.count ?? 0) > 0
  }

  /// Whether an assigned group has a value of what is planned to come from groups.
  ///
  /// Nil where that was not read. What comes from elsewhere needs none.
  func groupsFill(_ planned: PlannedAttribute) -> Bool? {
    guard planned.source == .group else { return true }
    return observations.assignments?.value.groupValues.map {
      $0.contains(variableName(of: planned))
    }
  }
}

extension Shortfall {
  /// User types whose mappings count and could not be read.
  static func mappingsNotRead(_ types: [UnreadMappings]) -> Shortfall {
    Shortfall(
      reason: types.map {
        "The mapping of the user type \(shown($0.name)) could not be read: \($0.reason)"
      }.joined(separator: " "),
      remedy: "Look again once that is mended, or say that it is done.")
  }

  fileprivate static func unmapped(
    _ planned: PlannedAttribute, _ name: String, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) has no mapping, so it stays empty for \(people.everyone).",
      remedy: "Go to Profile Editor > \(people.page): map \(name), "
        + "applied on create and update, then Save Mappings.")
  }

  fileprivate static func mappedDespiteGroups(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(shown(mapping.expression))\(people.suffix), and is "
        + "planned to come from groups.",
      remedy: "In \(people.window), set \(name) to Do not map, then Save Mappings.")
  }

  fileprivate static func noGroupValue(_ planned: PlannedAttribute, _ name: String) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) is planned to come from groups, and no assigned group has a "
        + "value of it.",
      remedy:
        "Assignments > Groups > the group: Edit (pencil), type the value of \(name), then Save."
    )
  }

  fileprivate static func groupsNotRead(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "Whether an assigned group has a value of \(listed(names)) was not read.",
      remedy: "Look at who is assigned, or say it is done.")
  }

  fileprivate static func otherSource(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(shown(mapping.expression))\(people.suffix), and "
        + "\(shown(planned.expression)) is planned.",
      remedy: "In \(people.window), set \(name) to \(shown(planned.expression)), or take Okta's "
        + "expression into the plan.")
  }

  fileprivate static func onCreateOnly(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(shown(mapping.expression))\(people.suffix), but on "
        + "create only.",
      remedy: "In \(people.window), set \(name) to Apply mapping on user create and update.")
  }

  fileprivate static func otherPush(
    _ planned: PlannedAttribute, _ name: String, _ word: String, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "Okta reports when \(planned.externalName) is filled\(people.suffix) as \(word), "
        + "which this program does not know.",
      remedy: "In \(people.window), set \(name) to Apply mapping on user create and update.")
  }
}
