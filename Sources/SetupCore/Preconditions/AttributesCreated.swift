extension Precondition {
  /// Every planned attribute exists with its exact External name and the External namespace.
  static let attributesCreated = Precondition(
    .attributesCreated, step: .mapAttributes, accepts: [.observed, .attested],
    needs: .userProperties, looks: [.schema]
  ) { look in
    guard let dated = look.setup.observations[.schema], case .schema(let schema) = dated.value
    else { return nil }
    let lacks = look.attributes.compactMap { schema.lack(of: $0) }
    guard let first = lacks.first else {
      let names = look.attributes.map(\.externalName)
      return Seen(.holds("In the app's profile as planned: \(listed(names))."), from: dated)
    }
    return Seen(.lacks(.listing(lacks.map(\.reason), remedy: first.remedy)), from: dated)
  }
}

extension ObservedSchema {
  /// The custom attribute that sends a planned one's External name, the right one first.
  public func attribute(sending externalName: String) -> ObservedAttribute? {
    let all = custom.filter { $0.externalName == externalName }
    return all.first { $0.externalNamespace == coreUserNamespace } ?? all.first
  }

  /// What keeps a planned attribute from being as planned, nil if nothing.
  public func lack(of planned: PlannedAttribute) -> Shortfall? {
    guard let attribute = attribute(sending: planned.externalName) else {
      guard let near = custom(named: planned.variableName) else { return .absent(planned) }
      return .otherExternalName(planned, near.externalName)
    }
    guard let namespace = attribute.externalNamespace, !namespace.isEmpty else {
      return .noNamespace(planned)
    }
    return NamespaceDifference(namespace).map { .otherNamespace(planned, $0) }
  }
}

extension Shortfall {
  private static let addAnew =
    "An attribute's External name and External namespace can't be edited. In the Profile Editor, "
    + "delete it and click Add Attribute again, with the values shown here."

  fileprivate static func absent(_ planned: PlannedAttribute) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) is not in the app's profile.",
      remedy: "Provisioning tab > Go to Profile Editor > Add Attribute, with the values shown here."
    )
  }

  fileprivate static func otherExternalName(
    _ planned: PlannedAttribute, _ seen: String?
  ) -> Shortfall {
    let has = seen.map { "has the External name \($0)" } ?? "has no External name"
    let difference = seen.map { TextDifference(seen: $0, expected: planned.externalName) }
    return Shortfall(
      reason: "Attribute \(planned.variableName) exists, but \(has) and needs "
        + "\(planned.externalName)." + (difference?.addition ?? ""),
      remedy: addAnew)
  }

  fileprivate static func noNamespace(_ planned: PlannedAttribute) -> Shortfall {
    Shortfall(
      reason: "Attribute \(planned.externalName) exists, but has no External namespace.",
      remedy: addAnew)
  }

  fileprivate static func otherNamespace(
    _ planned: PlannedAttribute, _ seen: NamespaceDifference
  ) -> Shortfall {
    Shortfall(
      reason: "Attribute \(planned.externalName) exists, but its External namespace is "
        + "\(seen.seen) and has to be \(coreUserNamespace)." + seen.difference.addition,
      remedy: addAnew)
  }
}

extension TextDifference {
  /// What differs, as more of a sentence's paragraph, where the text is nearly right.
  fileprivate var addition: String { isOther || isEmpty ? "" : " " + sentence }
}
