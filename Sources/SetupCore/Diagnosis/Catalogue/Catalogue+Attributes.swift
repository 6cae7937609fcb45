import Basics

/// The app's profile: names and namespaces.
extension CatalogueEntry {
  private static let addAnew = [
    "Provisioning > To App > Go to Profile Editor: delete the attribute, confirm",
    "Add Attribute, with the External name and the External namespace \(coreUserNamespace)",
    "Mappings > Okta User to app: map it again > Save Mappings > Apply updates now",
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
    return FindingEvidence(each: found, at: schema.at)
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
      guard let seen = attribute.externalNamespace, !seen.isEmpty,
        let difference = NamespaceDifference(seen)
      else { return nil }
      let name = context.externalName(attribute.variableName)
      return (attribute.variableName, "\(name): \(difference.sentence)")
    }
    return FindingEvidence(each: found, at: schema.at)
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
    return FindingEvidence(each: found, at: schema.at)
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
    return FindingEvidence(each: found, at: schema.at)
  }

  private static func unknownName(_ name: String) -> String {
    let seen = "“\(shown(name))” is not a name that DX reads."
    let known = DXProperty.all.map(\.externalName)
    let near =
      DXProperty.nearest(to: name)?.externalName
      ?? Basics.nearest(to: name.lowercased(), among: known)
    guard let near else {
      return seen + " Custom DX attributes start with \(DXProperty.customPrefix)."
    }
    let difference = TextDifference(seen: name, expected: near)
    return "\(seen) \(near) is near it: \(difference.sentence)"
  }

  static let reservedAttributeName = CatalogueEntry(
    .reservedAttributeName, .error, .stated, reads: [.schema],
    afterwards: .pushesOrRetries,
    title: "An attribute has a name that SCIM keeps for itself",
    remedy: "Remove the attribute: a second one of that name makes every push fail.",
    clicks: [
      "Provisioning > To App > Go to Profile Editor: X at the attribute, confirm",
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
