import Basics

extension Precondition {
  /// Every planned attribute has a mapping expression that Okta applies on create and update.
  static let attributesMapped = Precondition(
    .attributesMapped, step: .mapAttributes, accepts: [.observed, .attested],
    needs: .userProperties, looks: [.mappings]
  ) { look in
    guard let dated = look.setup.observations[.mappings],
      case .mappings(let mappings) = dated.value
    else { return nil }
    let lacks = look.attributes.compactMap { attribute in
      mappings.lack(of: attribute, under: look.setup.variableName(of: attribute))
    }
    guard let first = lacks.first else {
      let names = look.attributes.map(\.externalName)
      return Seen(.holds("Filled on create and update: \(listed(names))."), from: dated)
    }
    return Seen(.lacks(.listing(lacks.map(\.reason), remedy: first.remedy)), from: dated)
  }
}

extension SetupState {
  /// The variable name under which Okta has a planned attribute: as seen, else as planned.
  public func variableName(of planned: PlannedAttribute) -> String {
    guard case .schema(let schema) = observations[.schema]?.value,
      let seen = schema.attribute(sending: planned.externalName)
    else { return planned.variableName }
    return seen.variableName
  }
}

extension ObservedMappings {
  /// What keeps a planned attribute from being filled, nil if nothing.
  public func lack(of planned: PlannedAttribute, under variableName: String) -> Shortfall? {
    guard let mapping = properties[variableName], !mapping.expression.trimmingSpaces.isEmpty else {
      return .unmapped(planned, variableName)
    }
    switch mapping.push {
    case .onCreateAndUpdate: return nil
    case .onCreate: return .onCreateOnly(planned, variableName, mapping)
    case .other(let word): return .otherPush(planned, variableName, word)
    }
  }
}

extension Shortfall {
  fileprivate static func unmapped(_ planned: PlannedAttribute, _ name: String) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) has no mapping, so it stays empty for everyone.",
      remedy: "Go to Profile Editor > Mappings > Okta User to app: map \(name), "
        + "applied on create and update, then Save Mappings.")
  }

  fileprivate static func onCreateOnly(
    _ planned: PlannedAttribute, _ name: String, _ mapping: Mapping
  ) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) gets \(mapping.expression), but on create only.",
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
