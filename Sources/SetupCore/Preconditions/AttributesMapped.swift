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
    let lacks = context.attributes.compactMap { attribute in
      mappings.value.lack(of: attribute, under: context.setup.variableName(of: attribute))
    }
    guard let first = lacks.first else {
      let names = context.attributes.map { planned in
        mappings.value.sentence(of: planned, under: context.setup.variableName(of: planned))
      }
      return RuleResult(.holds("Filled on create and update: \(listed(names))."), from: mappings)
    }
    return RuleResult(.lacks(.listing(lacks.map(\.reason), remedy: first.remedy)), from: mappings)
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
  public func lack(of planned: PlannedAttribute, under variableName: String) -> Shortfall? {
    guard let mapping = properties[variableName], !mapping.expression.trimmingSpaces.isEmpty else {
      return .unmapped(planned, variableName)
    }
    guard !differs(from: planned, under: variableName) else {
      return .otherSource(planned, variableName, mapping)
    }
    switch mapping.push {
    case .onCreateAndUpdate: return nil
    case .onCreate: return .onCreateOnly(planned, variableName, mapping)
    case .other(let word): return .otherPush(planned, variableName, word)
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
  fileprivate func sentence(of planned: PlannedAttribute, under variableName: String) -> String {
    guard planned.expression.trimmingSpaces.isEmpty, let mapping = properties[variableName] else {
      return planned.externalName
    }
    return "\(planned.externalName) (from \(shown(mapping.expression)))"
  }

  /// The same with everything planned filled on create and update, from the source that it has.
  fileprivate func filling(_ setup: SetupState) -> ObservedMappings {
    var mappings = self
    for planned in setup.plan {
      let name = setup.variableName(of: planned)
      guard lack(of: planned, under: name) != nil else { continue }
      let had = properties[name]?.expression.trimmingSpaces ?? ""
      let free = had.isEmpty ? "user.\(name)" : had
      mappings.properties[name] = Mapping(
        expression: planned.expression.isEmpty ? free : planned.expression,
        push: .onCreateAndUpdate)
    }
    return mappings
  }
}

extension Shortfall {
  fileprivate static func unmapped(_ planned: PlannedAttribute, _ name: String) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) has no mapping, so it stays empty for everyone.",
      remedy: "Go to Profile Editor > Mappings > Okta User to app: map \(name), "
        + "applied on create and update, then Save Mappings.")
  }

  fileprivate static func otherSource(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(shown(mapping.expression)), and "
        + "\(shown(planned.expression)) is planned.",
      remedy: "In Mappings, set \(name) to \(shown(planned.expression)), or take Okta's expression "
        + "into the plan.")
  }

  fileprivate static func onCreateOnly(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(shown(mapping.expression)), but on create only.",
      remedy: "In Mappings, set \(name) to Apply mapping on user create and update.")
  }

  fileprivate static func otherPush(
    _ planned: PlannedAttribute, _ name: String, _ word: String
  ) -> Shortfall {
    Shortfall(
      reason: "Okta reports when \(planned.externalName) is filled as \(word), "
        + "which this program does not know.",
      remedy: "In Mappings, set \(name) to Apply mapping on user create and update.")
  }
}
