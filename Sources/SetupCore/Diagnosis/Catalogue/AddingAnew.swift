import Basics

extension FindingEvidence {
  /// The evidence with the clicks that delete its attributes and add them anew, values spelt out.
  ///
  /// The mapping goes first, so that nothing is pushed meanwhile; what is lost is said before it is.
  func addedAnew(in context: RuleContext) -> FindingEvidence {
    let names = subjects.sorted()
    let seen = context.schema?.value.custom ?? []
    let attributes = names.compactMap { name in seen.first { $0.variableName == name } }
    guard !attributes.isEmpty else { return self }
    let planned = attributes.prefix(3).map { context.asItShouldBe($0) }
    let all = listed(attributes.map { shown($0.variableName) })
    let them = attributes.count == 1 ? "its mapping" : "their mappings"
    var evidence = self
    evidence.clicks =
      [
        "Mappings > Okta User to app, at \(all): take \(them) away > Save Mappings > Do not apply "
          + "updates"
      ]
      + attributes.prefix(3).map { attribute in
        "\(context.loss(of: attribute.variableName)) Provisioning > To App > Go to Profile Editor: X at "
          + "\(shown(attribute.variableName)), confirm"
      } + planned.map { "Add Attribute: \($0.clicks) > Save" }
      + [
        "Mappings > Okta User to app: " + mapped(planned) + ", on create and update > Save Mappings"
      ]
    return evidence
  }

  private func mapped(_ planned: [PlannedAttribute]) -> String {
    listed(
      planned.map { entry in
        let source = entry.expression.isEmpty ? "its source" : shown(entry.expression)
        return "map \(shown(entry.variableName)) from \(source)"
      })
  }
}

extension RuleContext {
  /// What a deletion loses, and of how many people, as far as they were read.
  func loss(of variableName: String) -> String {
    let name = shown(variableName)
    guard let filled = self.people?.value.values[variableName]?.filled else {
      return "This loses everybody's values of \(name) in the app:"
    }
    return
      "This loses the values of \(name) that \(counted(filled, "person has", "people have")) in "
      + "the app:"
  }

  /// The attribute as it is to be added anew: as planned, else with the name that DX reads.
  fileprivate func asItShouldBe(_ seen: ObservedAttribute) -> PlannedAttribute {
    let planned = setup.plan.first {
      $0.variableName == seen.variableName || $0.externalName == seen.externalName
    }
    if let planned { return planned }
    let name = seen.externalName ?? seen.variableName
    let key = name.split(separator: ":").last.map(String.init) ?? name
    let right = DXProperty.reads(key) ? key : DXProperty.nearest(to: key)?.externalName ?? key
    let expression = self.mappings?.value.properties[seen.variableName]?.expression ?? ""
    return PlannedAttribute(
      externalName: right, variableName: seen.variableName,
      type: PlannedAttribute.Kind(rawValue: seen.type) ?? .string, expression: expression)
  }
}
