import Basics
import OktaExpressions

extension Precondition {
  /// Every planned attribute has the planned expression as its mapping, applied on create and update.
  ///
  /// One that is planned without an expression may have any, and it is shown.
  static let attributesMapped = Precondition(
    .attributesMapped, step: .mapAttributes, accepts: [.observed, .attested],
    needs: .userProperties, reads: [.mappings], claim: "Every planned attribute is mapped",
    isOfOktaApp: true,
    covers: { $0.expression == $1.expression }, isOfPlan: true,
    assumedFixes: [
      AssumedFix("All planned attributes were mapped, on create and update") {
        (mappings: ObservedMappings, setup) in .mappings(mappings.filling(setup))
      }
    ]
  ) { context in
    guard let mappings = context.mappings else { return nil }
    let setup = context.setup
    let lacks = context.attributes.flatMap { planned in
      setup.eachMapped { $0.lack(of: planned, under: setup.variableName(of: planned), $1) }
        .map(\.said)
    }
    guard let first = lacks.first else {
      let names = context.attributes.flatMap { planned in
        setup.eachMapped { $0.sentence(of: planned, under: setup.variableName(of: planned), $1) }
          .map(\.said)
      }
      let read = mappings.value.typesSentence(setup).map { " " + $0 } ?? ""
      return RuleResult(
        .holds("Filled on create and update: \(listed(names)).\(read)"), from: mappings)
    }
    let outcome = RuleResult.Outcome.lacks(.listing(lacks.map(\.reason), remedy: first.remedy))
    // A type that turns up later is newer than what was said of the mappings before.
    guard let assigned = context.assignments, assigned.order > mappings.order,
      setup.assignedMappings.contains(where: { $0.isLacking(setup) && !$0.isDefault(setup) })
    else { return RuleResult(outcome, from: mappings) }
    return RuleResult(outcome, from: assigned)
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
      return .unmapped(planned, variableName, people)
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
    guard let mapping = properties[variableName], !mapping.expression.trimmingSpaces.isEmpty,
      !planned.expression.trimmingSpaces.isEmpty
    else { return false }
    return !OktaExpression(mapping.expression).isSame(as: OktaExpression(planned.expression))
  }

  /// The attribute's name, with what fills it where the plan leaves that open.
  fileprivate func sentence(
    of planned: PlannedAttribute, under variableName: String, _ people: MappedPeople
  ) -> String? {
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
        let everyone = MappedPeople(isEveryone: true, types: [])
        guard ObservedMappings(properties).lack(of: planned, under: name, everyone) != nil else {
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

extension AssignedMappings {
  fileprivate func isLacking(_ setup: SetupState) -> Bool {
    let everyone = MappedPeople(isEveryone: true, types: [])
    return setup.plan.contains {
      mappings.lack(of: $0, under: setup.variableName(of: $0), everyone) != nil
    }
  }
}

extension Shortfall {
  fileprivate static func unmapped(
    _ planned: PlannedAttribute, _ name: String, _ people: MappedPeople
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) has no mapping, so it stays empty for \(people.everyone).",
      remedy: "Go to Profile Editor > \(people.page): map \(name), "
        + "applied on create and update, then Save Mappings.")
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
