/// The values themselves, over all people assigned.
extension CatalogueEntry {
  private static let atSource = "Directory > People > the person > Profile > Edit"

  static let dxValueWouldBeBlanked = CatalogueEntry(
    .dxValueWouldBeBlanked, .error, .stated, reads: [.schema, .mappings, .people, .backupShape],
    followsFrom: [
      .attributeNotMapped, .mappingNotApplied, .mappingCreateOnly, .twoAttributesOneName,
      .emptyStringSent, .expressionInvalid, .managerExpression, .sourceValueMissing,
    ],
    afterwards: .nothingToSend,
    title: "The next push blanks values that DX has",
    remedy: "Remove the attribute from the app's profile, or fill it, before tonight: Okta pushes "
      + "the empty attribute too.",
    clicks: [
      "Mappings > Okta User to app: take the attribute's mapping away > Save Mappings > Do not apply "
        + "updates",
      "Everybody's values of it in the app are lost now: Provisioning > To App > Go to Profile Editor: "
        + "X at the attribute, confirm",
      "Base attributes can't be removed: fill them",
    ]
  ) { context in
    guard let schema = context.schema else { return nil }
    let sure = schema.value.custom.compactMap { attribute -> (String, String)? in
      context.blanking(attribute.variableName).map { (attribute.variableName, $0) }
    }
    let moments = [schema.at, context.people?.at, context.keptBackupShape?.at].compactMap { $0 }
    let likely = context.setup.backup == nil ? context.unmapped(in: schema.value) : []
    var evidence = FindingEvidence(
      each: sure.isEmpty ? likely : sure, at: moments.min() ?? schema.at)
    evidence?.isUncertain = sure.isEmpty
    for name in sure.map(\.0) where context.peopleKnowBackup {
      let values = context.people?.value.values[name]
      evidence?.people.formUnion(values?.signs[.blanksBackup]?.digests ?? [])
    }
    return evidence
  }

  static let startDateFormat = CatalogueEntry(
    .startDateFormat, .error, .stated, reads: [.schema, .mappings, .people],
    followsFrom: [.invisibleCharacters, .valueTypeMismatch],
    afterwards: .forceSynced,
    title: "Dates are not written as DX reads them",
    remedy: "Convert the value in the mapping, to YYYY-MM-DD or YYYY/MM/DD.",
    clicks: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "Time.fromIso8601ToString(Time.fromStringToIso8601(user.startDate, \"MM/dd/yyyy\"), "
        + "\"yyyy-MM-dd\"), with your source and its own format; try Preview",
      "Save Mappings > Apply updates now",
    ]
  ) { context in
    context.evidence(.badFormat, where: { context.property($0)?.format == .date }) {
      name, pattern, values in
      let shapes = values.shapes.isEmpty ? "" : ", such as \(listed(values.shapes.map(shown)))"
      return "\(name) is written otherwise for \(people(pattern.count))\(shapes) (9 for a digit)."
    }
  }

  static let valueNotUnderstood = CatalogueEntry(
    .valueNotUnderstood, .error, .likely, reads: [.schema, .mappings, .people],
    followsFrom: [.invisibleCharacters, .valueTypeMismatch], afterwards: .forceSynced,
    title: "Values are in a form that DX doesn't read",
    remedy: "Change the value at its source, or convert it in the mapping.",
    clicks: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "For TRUE or nothing: user.x == \"yes\" ? \"TRUE\" : null, with your source and value",
      "For a bare user name: String.substringAfter(user.x, \"@\"), or as your values need",
      "Save Mappings",
    ]
  ) { context in
    let formats: [DXProperty.Format] = [.flag, .userName]
    return context.evidence(
      .badFormat, where: { context.property($0).map { formats.contains($0.format) } ?? false }
    ) {
      name, pattern, values in
      let due = DXProperty.named(name)?.format.title ?? "another form"
      let such = values.shapes.isEmpty ? "" : ", such as \(listed(values.shapes.map(shown)))"
      return "\(name) is not \(due) for \(people(pattern.count))\(such)."
    }
  }

  static let valueTypeMismatch = CatalogueEntry(
    .valueTypeMismatch, .error, .stated, reads: [.schema, .mappings, .people],
    afterwards: .forceSynced,
    title: "Values have another type than the attribute",
    remedy: "Map it from a source of the attribute's type; the type itself can't be edited.",
    clicks: [
      "Provisioning > To App > Go to Profile Editor > Mappings: choose a source of that type",
      "or delete the attribute and add it again with the source's type", "Save Mappings",
    ]
  ) { context in
    context.evidence(.typeMismatch) { name, pattern, values in
      let attributes = context.schema?.value.custom ?? []
      let type = attributes.first { context.externalName($0.variableName) == name }?.type
      let due = type.map { " where \(shown($0)) is due" } ?? ""
      let observed = values.types.isEmpty ? "another type" : listed(values.types.map(shown))
      return "\(name) has \(observed)\(due), for \(people(pattern.count))."
    }
  }

  static let invisibleCharacters = CatalogueEntry(
    .invisibleCharacters, .error, .stated, reads: [.schema, .mappings, .people],
    afterwards: .forceSynced,
    title: "Values hold characters that can't be seen",
    remedy: "Clean the value at its source; the endpoint refuses such a person.",
    clicks: [atSource, "Delete the value, type it anew (not pasted), Save"]
  ) { context in
    context.evidence(.invisible) { name, pattern, values in
      let points = values.codePoints.map(CharacterNames.describe)
      let which = points.isEmpty ? "" : ": " + listed(points)
      return "\(name) has them for \(people(pattern.count))\(which)."
    }
  }

  static let emptyStringSent = CatalogueEntry(
    .emptyStringSent, .warning, .likely, reads: [.schema, .mappings, .people],
    afterwards: .forceSynced,
    title: "Empty text is sent where there is no value",
    remedy: "Let the expression give null instead of \"\".",
    clicks: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "Replace \"\" in the expression by null", "Save Mappings > Apply updates now",
    ]
  ) { context in
    context.evidence(.emptyString) { name, pattern, _ in
      "\(name) is \"\" for \(people(pattern.count))."
    }
  }

  static let sourceValueMissing = CatalogueEntry(
    .sourceValueMissing, .warning, .likely, reads: [.schema, .mappings, .people],
    followsFrom: [.emptyStringSent],
    afterwards: .forceSynced,
    title: "The Okta profile has no value for some people",
    remedy: "Fill it where the profile gets it from: Okta or the directory behind it.",
    clicks: [atSource, "Fill the attribute, Save"]
  ) { context in
    context.evidence(.sourceMissing, where: { !context.isOptional($0) }) { name, pattern, _ in
      "\(name) has an empty source in Okta for \(people(pattern.count))."
    }
  }

  static let personalOverride = CatalogueEntry(
    .personalOverride, .warning, .stated, reads: [.schema, .mappings, .people],
    afterwards: .forceSynced,
    title: "Values were typed in on an assignment",
    remedy: "Reset the assignment, so that the mapping fills the value again.",
    clicks: ["Assignments > People > the person: Edit (pencil)", "Reset", "Save"]
  ) { context in
    context.evidence(.overridden) { name, pattern, _ in
      "\(name) is other than the mapping gives, for \(people(pattern.count))."
    }
  }

  static let groupScopeAttribute = CatalogueEntry(
    .groupScopeAttribute, .error, .stated, reads: [.schema, .groups],
    followsFrom: [.groupPriority],
    afterwards: .forceSynced,
    title: "A group's value hides each person's own",
    remedy: "Make the attribute personal, which means to delete it and add it again; or leave it "
      + "to the group and map nothing.",
    clicks: [
      "Mappings > Okta User to app: take its mapping away > Save Mappings > Do not apply updates",
      "Everybody's values of it in the app are lost now: Provisioning > To App > Go to Profile "
        + "Editor: X at the attribute, confirm", "Add Attribute with Scope: User personal",
      "or Mappings: Do not map",
    ]
  ) { context in
    let intended = Set(
      context.setup.plan.filter { $0.source == .group }.map(context.setup.variableName(of:)))
    return context.groupEvidence(except: intended, where: { $0.contested.count == 0 }) {
      name, values in
      "\(values.groups.sentence("setting \(name)")) The attribute's scope is group."
    }
  }

  static let groupPriority = CatalogueEntry(
    .groupPriority, .error, .stated, reads: [.schema, .groups],
    afterwards: .forceSynced,
    title: "Several groups set a value, and the first one wins",
    remedy: "Order the assigned groups so that the right one comes first.",
    clicks: [
      "Assignments > Groups: drag the right group to the top",
      "or, for a list: Profile Editor > Combine values across groups",
    ]
  ) { context in
    context.groupEvidence(anyScope: true, where: { $0.contested.count > 0 && $0.distinct > 1 }) {
      name, values in
      "\(values.groups.sentence("setting \(name)")) "
        + "They differ for \(people(values.contested.count))."
        + (values.winner.map { " \(shown($0)) wins now: it comes first." } ?? "")
    }
  }
}

extension RuleContext {
  /// A evidence of everything that bears a sign of values, one sentence an attribute.
  func evidence(
    _ sign: ObservedValues.Sign, where counts: (String) -> Bool = { _ in true },
    sentence: (String, PeoplePattern, ObservedValues) -> String
  ) -> FindingEvidence? {
    guard let observed = self.people else { return nil }
    var digests: Set<String> = []
    let found = observed.value.values.sorted { $0.key < $1.key }.compactMap {
      name, values -> (String, String)? in
      guard counts(name), let pattern = values.signs[sign], pattern.count > 0 else { return nil }
      digests.formUnion(pattern.digests)
      return (name, sentence(externalName(name), pattern, values))
    }
    var evidence = FindingEvidence(each: found, at: observed.at)
    evidence?.people = digests
    return evidence
  }

  /// A evidence of attributes that groups set; by default only of those whose scope is group.
  func groupEvidence(
    anyScope: Bool = false, except intended: Set<String> = [],
    where counts: (ObservedGroups.Values) -> Bool,
    sentence: (String, ObservedGroups.Values) -> String
  ) -> FindingEvidence? {
    guard let observed = self.groups else { return nil }
    let found = observed.value.values.sorted { $0.key < $1.key }.compactMap {
      name, values -> (String, String)? in
      guard values.groups.count > 0, counts(values), !intended.contains(name),
        anyScope || self.schema?.value.custom(named: name)?.scope == "NONE"
      else { return nil }
      return (name, sentence(externalName(name), values))
    }
    return FindingEvidence(each: found, at: observed.at)
  }

  /// Whether people may well have no value: flags, and a second user name.
  func isOptional(_ variableName: String) -> Bool {
    guard let property = property(variableName) else { return false }
    return property.format == .flag
      || ["githubusername2", "ssoemail"].contains(property.externalName)
  }

  /// Whether an attribute is about to blank what DX has.
  func wouldBlank(_ variableName: String) -> Bool { blanking(variableName) != nil }

  /// What an attribute is about to blank, as a sentence; nil if nothing.
  ///
  /// Counted over the people where they were compared with the kept backup; else an attribute
  /// without a mapping blanks the whole column.
  func blanking(_ variableName: String) -> String? {
    let name = externalName(variableName)
    if peopleKnowBackup, let values = self.people?.value.values[variableName] {
      guard let pattern = values.signs[.blanksBackup] else { return nil }
      let count = pattern.count
      return "\(name) is empty in Okta for \(SetupCore.people(count)) who "
        + "\(count == 1 ? "has" : "have") a value in the backup."
    }
    guard self.mappings != nil, isUnmapped(variableName),
      let filled = backupColumn(of: name), filled > 0
    else { return nil }
    return "\(name) has no mapping, and \(SetupCore.people(filled)) "
      + "\(filled == 1 ? "has" : "have") a value in the backup."
  }

  /// What has everything to be pushed but a mapping, where no backup shows what DX has.
  func unmapped(in schema: ObservedSchema) -> [(subject: String, sentence: String)] {
    guard self.mappings != nil else { return [] }
    return schema.custom.filter { attribute in
      attribute.externalNamespace == coreUserNamespace
        && DXProperty.reads(attribute.externalName ?? "")
        && isUnmapped(attribute.variableName)
    }.map { attribute in
      let name = externalName(attribute.variableName)
      return (
        attribute.variableName,
        "\(name) has no mapping: Okta sends it empty, over whatever DX has. No backup is kept that "
          + "shows what that is."
      )
    }
  }

  // A mapping of one user type alone leaves open who is blanked, so that is another finding's.
  private func isUnmapped(_ name: String) -> Bool {
    setup.unreadMappings.isEmpty
      && setup.assignedMappings.allSatisfy { $0.mappings.isUnmapped(name) }
      && !setup.groupsHaveValue(of: name)
  }

  private func backupColumn(of externalName: String) -> Int? {
    guard let filled = keptBackupShape?.value.filled else { return nil }
    let property = DXProperty.named(externalName)
    let names = property.map { [$0.externalName] + $0.oldNames } ?? [externalName]
    return names.lazy.compactMap { filled[$0] }.first
  }
}
