import Basics

/// The app's profile: names and namespaces.
extension CatalogueEntry {
  private static let addAnew = [
    "Mappings > Okta User to app: take the attribute's mapping away > Save Mappings > Do not apply "
      + "updates",
    "Everybody's values of it in the app are lost now: Provisioning > To App > Go to Profile Editor: "
      + "X at the attribute, confirm",
    "Add Attribute, with the planned names and the External namespace \(coreUserNamespace)",
    "Mappings > Okta User to app: map it again, on create and update > Save Mappings",
  ]

  static let namespaceMissing = CatalogueEntry(
    .namespaceMissing, .error, .stated, reads: [.schema], explains: [.attributesCreated],
    afterwards: .forceSynced,
    title: "An attribute has no External namespace",
    remedy: "It can't be edited: delete the attribute and add it again with the namespace. "
      + "Everybody's values of it are filled anew by the mapping.", clicks: addAnew
  ) { context in
    guard let schema = context.schema else { return nil }
    let found = schema.value.custom.filter { ($0.externalNamespace ?? "").isEmpty }.map {
      ($0.variableName, "\(context.externalName($0.variableName)) has no External namespace.")
    }
    return FindingEvidence(each: found, at: schema.at)?.addedAnew(in: context)
  }

  static let namespaceWrong = CatalogueEntry(
    .namespaceWrong, .error, .stated, reads: [.schema], explains: [.attributesCreated],
    afterwards: .forceSynced,
    title: "An attribute has another External namespace than DX reads",
    remedy: "It can't be edited: delete the attribute and add it again with the right namespace. "
      + "Everybody's values of it are filled anew by the mapping.", clicks: addAnew
  ) { context in
    guard let schema = context.schema else { return nil }
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      guard let actual = attribute.externalNamespace, !actual.isEmpty,
        let difference = NamespaceDifference(actual)
      else { return nil }
      let name = context.externalName(attribute.variableName)
      return (attribute.variableName, "\(name): \(difference.sentence)")
    }
    return FindingEvidence(each: found, at: schema.at)?.addedAnew(in: context)
  }

  static let externalNameHasUrn = CatalogueEntry(
    .externalNameHasUrn, .error, .stated, reads: [.schema], explains: [.attributesCreated],
    afterwards: .forceSynced,
    title: "An External name holds the namespace too",
    remedy: "Delete the attribute and add it again with the key alone as its External name.",
    clicks: addAnew
  ) { context in
    guard let schema = context.schema else { return nil }
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      guard let name = attribute.externalName, name.contains(":") else { return nil }
      let key = name.split(separator: ":").last.map(String.init) ?? ""
      return (
        attribute.variableName,
        "\(shown(attribute.variableName)) has the External name \(shown(name)); \(shown(key)) alone "
          + "is right."
      )
    }
    return FindingEvidence(each: found, at: schema.at)?.addedAnew(in: context)
  }

  static let externalNameUnknown = CatalogueEntry(
    .externalNameUnknown, .error, .stated, reads: [.schema], explains: [.attributesCreated],
    afterwards: .forceSynced,
    title: "DX doesn't read an External name",
    remedy: "Delete the attribute and add it again with an External name that DX reads.",
    clicks: addAnew
  ) { context in
    guard let schema = context.schema else { return nil }
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      guard let name = attribute.externalName, !DXProperty.reads(name), !name.contains(":"),
        !ReservedNames.contains(name)
      else { return nil }
      return (attribute.variableName, unknownName(name))
    }
    return FindingEvidence(each: found, at: schema.at)?.addedAnew(in: context)
  }

  private static func unknownName(_ name: String) -> String {
    let actual = "“\(shown(name))” is not a name that DX reads."
    let known = DXProperty.all.map(\.externalName)
    let near =
      DXProperty.nearest(to: name)?.externalName
      ?? Basics.nearest(to: name.lowercased(), among: known)
    guard let near else {
      return actual + " Custom DX attributes start with \(DXProperty.customPrefix)."
    }
    let difference = TextDifference(actual: name, expected: near)
    return "\(actual) \(near) is near it: \(difference.sentence)"
  }

  static let attributeMissing = CatalogueEntry(
    .attributeMissing, .error, .likely, reads: [.schema],
    explains: [.attributesCreated, .attributesMapped],
    followsFrom: [
      .appGone, .appCannotProvision, .oldExternalName, .externalNameHasUrn, .externalNameUnknown,
      .reservedAttributeName,
    ],
    afterwards: .forceSynced,
    title: "A planned attribute was never added",
    remedy: "Add it to the app's profile with the planned values, then map it.",
    clicks: ["Provisioning > To App > Go to Profile Editor > Add Attribute"]
  ) { context in
    guard let schema = context.schema else { return nil }
    let missing = context.setup.plan.filter {
      schema.value.attribute(sending: $0.externalName) == nil
    }
    let found = missing.map { planned in
      let name = shown(planned.externalName)
      return (planned.variableName, "No attribute of the app's profile sends \(name).")
    }
    var evidence = FindingEvidence(each: found, at: schema.at)
    evidence?.clicks =
      ["Provisioning > To App > Go to Profile Editor > Add Attribute"]
      + missing.prefix(3).map { "\($0.clicks) > Save" }
    return evidence
  }

  static let oldExternalName = CatalogueEntry(
    .oldExternalName, .info, .likely, reads: [.schema], explains: [.attributesCreated],
    afterwards: .forceSynced,
    title: "An attribute has a name that older set-ups use",
    remedy: "Where the old name still fills the property, leave it and plan that name. Else add an "
      + "attribute of the new name, map it, and remove the old one.",
    clicks: [
      "In DX: look whether a person has the value",
      "If not: Go to Profile Editor > Add Attribute with the new External name, then map it",
      "Mappings > Okta User to app: take the old attribute's mapping away > Save Mappings",
      "Everybody's values of the old one in the app are lost now: Go to Profile Editor: X at the old "
        + "attribute, confirm",
    ]
  ) { context in
    guard let schema = context.schema else { return nil }
    let planned = Set(context.setup.plan.map(\.externalName))
    var subjects: Set<String> = []
    var sentences: [String] = []
    for attribute in schema.value.custom {
      guard let name = attribute.externalName, !planned.contains(name) else { continue }
      let property = DXProperty.named(name)
      guard
        DXProperty.oldNamesAlone.contains(name) || property.map({ $0.externalName != name }) == true
      else { continue }
      subjects.insert(attribute.variableName)
      let new = property?.externalName
      subjects.formUnion(context.setup.plan.filter { $0.externalName == new }.map(\.variableName))
      sentences.append(
        new.map { "“\(shown(name))” is the older name of \($0)." }
          ?? "“\(shown(name))” is a name of older set-ups, and none follows it.")
    }
    return sentences.isEmpty
      ? nil : FindingEvidence(sentences, about: subjects, at: schema.at)
  }

  static let twoAttributesOneName = CatalogueEntry(
    .twoAttributesOneName, .error, .likely, reads: [.schema, .mappings],
    afterwards: .forceSynced,
    title: "Two attributes are sent under one External name",
    remedy: "Keep the one that is mapped, and remove the other: which of them DX gets is chance.",
    clicks: [
      "Mappings > Okta User to app: take the mapping of the other away > Save Mappings",
      "Everybody's values of the other in the app are lost now: Provisioning > To App > Go to Profile "
        + "Editor: X at the other, confirm",
    ]
  ) { context in
    guard let schema = context.schema else { return nil }
    let custom = Set(schema.value.custom.map(\.variableName))
    let named = (schema.value.custom + schema.value.base).filter {
      $0.externalName?.isEmpty == false
    }
    let groups = Dictionary(grouping: named) {
      ($0.externalName?.lowercased() ?? "") + " " + ($0.externalNamespace ?? "")
    }
    let twins = groups.values.filter { group in
      group.count > 1 && group.contains { custom.contains($0.variableName) }
    }.sorted { ($0.first?.variableName ?? "") < ($1.first?.variableName ?? "") }
    let sentences = twins.map { group in
      let names = group.map(\.variableName).sorted { one, other in
        (context.isMapped(one) ? 0 : 1, one) < (context.isMapped(other) ? 0 : 1, other)
      }
      let all = names.map { shown($0) + (context.isMapped($0) ? " (mapped)" : "") }
      return "\(shown(group[0].externalName ?? "")) is the External name of \(listed(all))."
    }
    return sentences.isEmpty
      ? nil
      : FindingEvidence(
        sentences, about: Set(twins.joined().map(\.variableName)), at: schema.at)
  }

  static let reservedAttributeName = CatalogueEntry(
    .reservedAttributeName, .error, .stated, reads: [.schema],
    afterwards: .pushesOrRetries,
    title: "An attribute has a name that SCIM keeps for itself",
    remedy: "Remove the attribute: a second one of that name makes every push fail.",
    clicks: [
      "Mappings > Okta User to app: take its mapping away > Save Mappings > Do not apply updates",
      "Everybody's values of it in the app are lost now: Provisioning > To App > Go to Profile "
        + "Editor: X at the attribute, confirm",
      "Provisioning > Integration > Edit > Test API Credentials > Save",
    ]
  ) { context in
    guard let schema = context.schema else { return nil }
    let base = Set(schema.value.base.map { $0.variableName.lowercased() })
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      let names = [attribute.externalName, attribute.variableName].compactMap { $0 }
      guard
        let taken = names.first(where: {
          ReservedNames.contains($0) || base.contains($0.lowercased())
        })
      else { return nil }
      return (attribute.variableName, "\(shown(taken)) is a name of SCIM's own or of Okta's.")
    }
    return FindingEvidence(each: found, at: schema.at)
  }
}

extension RuleContext {
  /// Whether a mapping fills a variable name.
  fileprivate func isMapped(_ name: String) -> Bool {
    setup.assignedMappings.contains { !$0.mappings.isUnmapped(name) }
  }
}
