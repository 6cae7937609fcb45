extension Precondition {
  /// Every planned attribute exists with its exact External name and the External namespace.
  static let attributesCreated = Precondition(
    .attributesCreated, step: .mapAttributes, accepts: [.observed, .attested],
    needs: .userProperties, reads: [.schema], claim: "Every planned attribute is there",
    isOfOktaApp: true, covers: { $0.type == $1.type },
    isOfPlan: true,
    assumedFixes: [
      AssumedFix("The External namespaces were right") { (schema: ObservedSchema, setup) in
        .schema(schema.withNamespaces(of: setup.plan))
      },
      AssumedFix("The External names were right") { (schema: ObservedSchema, setup) in
        .schema(schema.withNames(of: setup.plan))
      },
      AssumedFix("All planned attributes were there") { (schema: ObservedSchema, setup) in
        .schema(schema.with(setup.plan))
      },
    ]
  ) { context in
    guard let schema = context.schema else { return nil }
    let lacks = context.attributes.compactMap { schema.value.lack(of: $0) }
    guard let first = lacks.first else {
      let names = context.attributes.map(\.externalName)
      return RuleResult(.holds("In the app's profile as planned: \(listed(names))."), from: schema)
    }
    return RuleResult(.lacks(.listing(lacks.map(\.reason), remedy: first.remedy)), from: schema)
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

  /// The same with the right External namespace on everything that sends a planned name.
  fileprivate func withNamespaces(of plan: [PlannedAttribute]) -> ObservedSchema {
    var mended = self
    for planned in plan {
      guard let actual = attribute(sending: planned.externalName),
        let index = mended.custom.firstIndex(of: actual)
      else { continue }
      mended.custom[index].externalNamespace = coreUserNamespace
    }
    return mended
  }

  /// The same with the planned External name on each planned variable that nothing else sends.
  fileprivate func withNames(of plan: [PlannedAttribute]) -> ObservedSchema {
    var mended = self
    let names = Set(plan.map(\.externalName))
    for planned in plan where attribute(sending: planned.externalName) == nil {
      let index = mended.custom.firstIndex { $0.variableName == planned.variableName }
      guard let index, !names.contains(mended.custom[index].externalName ?? "") else { continue }
      mended.custom[index].externalName = planned.externalName
    }
    return mended
  }

  /// The same with all planned attributes, as they are planned.
  fileprivate func with(_ plan: [PlannedAttribute]) -> ObservedSchema {
    let named = withNames(of: plan).withNamespaces(of: plan)
    let missing = plan.filter { named.attribute(sending: $0.externalName) == nil }
    let added = missing.map { planned in
      ObservedAttribute(
        variableName: planned.variableName, externalName: planned.externalName,
        externalNamespace: coreUserNamespace, type: planned.type.rawValue)
    }
    return ObservedSchema(base: base, custom: named.custom + added)
  }
}

extension Shortfall {
  private static let addAnew =
    "An attribute's External name and External namespace can't be edited. In the Profile Editor, "
    + "take its mapping away, delete it and click Add Attribute again, with the planned values."

  fileprivate static func absent(_ planned: PlannedAttribute) -> Shortfall {
    Shortfall(
      reason: "\(planned.externalName) is not in the app's profile.",
      remedy: "Provisioning tab > Go to Profile Editor > Add Attribute: \(planned.clicks).")
  }

  fileprivate static func otherExternalName(
    _ planned: PlannedAttribute, _ actual: String?
  ) -> Shortfall {
    let has = actual.map { "has the External name \($0)" } ?? "has no External name"
    let difference = actual.map { TextDifference(actual: $0, expected: planned.externalName) }
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
    _ planned: PlannedAttribute, _ actual: NamespaceDifference
  ) -> Shortfall {
    Shortfall(
      reason: "Attribute \(planned.externalName) exists, but its External namespace is "
        + "\(actual.actual) and has to be \(coreUserNamespace)." + actual.difference.addition,
      remedy: addAnew)
  }
}

extension TextDifference {
  /// What differs, as more of a sentence's paragraph, where the text is nearly right.
  fileprivate var addition: String { isOther || isEmpty ? "" : " " + sentence }
}
