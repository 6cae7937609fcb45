import Basics

/// How the attributes are filled.
extension CatalogueEntry {
  private static let mappingsPage =
    "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app"

  static let mappingDiffersFromPlan = CatalogueEntry(
    .mappingDiffersFromPlan, .error, .likely, reads: [.mappings, .schema, .assignments],
    explains: [.attributesMapped],
    followsFrom: [
      .sameValueForAll, .expressionInvalid, .managerExpression, .valueTypeMismatch,
      .emptyStringSent,
    ],
    afterwards: .forceSynced,
    title: "A mapping has another source than planned",
    remedy: "Change the mapping, or take Okta's expression into the plan.",
    clicks: [
      mappingsPage, "At the attribute: the planned expression, try Preview", "Save Mappings",
    ]
  ) { context in
    context.mappingEvidence(
      of: context.plannedNames,
      click: { name in
        let planned = context.planned(name)
        return planned?.source == .group
          ? "At \(shown(name)): Do not map"
          : "At \(shown(name)): \(shown(planned?.expression ?? "")), try Preview"
      }
    ) { name, mappings, people in
      guard let planned = context.planned(name), mappings.differs(from: planned, under: name),
        let mapping = mappings.properties[name]
      else { return nil }
      let gets = "\(shown(planned.externalName)) gets \(shown(mapping.expression))\(people.suffix)"
      return planned.source == .group
        ? "\(gets), and is planned to come from groups."
        : "\(gets), and \(shown(planned.expression)) is planned."
    }
  }

  static let attributeNotMapped = CatalogueEntry(
    .attributeNotMapped, .error, .stated, reads: [.mappings, .schema, .assignments],
    explains: [.attributesMapped],
    followsFrom: [.attributeMissing, .appGone, .appCannotProvision],
    afterwards: .forceSynced,
    title: "An attribute was never mapped",
    remedy: "Map it from the Okta profile, applied on create and update.",
    clicks: [
      "Provisioning > To App > Show Unmapped Attributes > Edit", "Map from Okta Profile",
      "Apply on Create and update > Save",
    ]
  ) { context in
    let planned = context.plannedNames.filter { context.planned($0)?.source != .group }
    let others = (context.schema?.value.custom ?? []).filter {
      DXProperty.reads($0.externalName ?? "") && !context.wouldBlank($0.variableName)
        && !context.setup.groupsHaveValue(of: $0.variableName)
    }.map(\.variableName)
    let unmapped = context.mappingEvidence(
      of: context.setup.plan.isEmpty ? others : planned,
      click: { name in
        let source = shown(context.planned(name)?.expression ?? "")
        return source.isEmpty
          ? "At \(shown(name)): choose the source" : "At \(shown(name)): \(source), try Preview"
      },
      last: ["At the arrow: Apply mapping on user create and update", "Save Mappings"]
    ) { name, mappings, people in
      guard mappings.isUnmapped(name) else { return nil }
      return "\(context.externalName(name)) has no mapping, so it stays empty for "
        + "\(people.everyone)."
    }
    return unmapped?.joined(with: context.groupsWithoutValue) ?? context.groupsWithoutValue
  }

  static let mappingCreateOnly = CatalogueEntry(
    .mappingCreateOnly, .error, .stated, reads: [.mappings, .assignments],
    explains: [.attributesMapped],
    afterwards: .forceSynced,
    title: "A mapping is applied on create only",
    remedy: "Apply it on create and update: changes never arrive otherwise.",
    clicks: [
      mappingsPage, "At the attribute's arrow: Apply mapping on user create and update",
      "Save Mappings > Apply updates now",
    ]
  ) { context in
    context.mappingEvidence(
      of: context.ours.sorted(),
      click: { "At \(shown($0))'s arrow: Apply mapping on user create and update" },
      last: ["Save Mappings > Apply updates now"]
    ) { name, mappings, people in
      guard let mapping = mappings.properties[name], mapping.push != .onCreateAndUpdate,
        !mapping.expression.trimmingSpaces.isEmpty
      else { return nil }
      let how = if case .other(let word) = mapping.push { "as \(shown(word))" } else { "on create" }
      return "\(context.externalName(name)) gets \(shown(mapping.expression))\(people.suffix), "
        + "but \(how) only."
    }
  }

  static let mappingNotApplied = CatalogueEntry(
    .mappingNotApplied, .error, .stated, reads: [.schema, .mappings, .people],
    followsFrom: [.mappingCreateOnly, .groupPriority, .groupScopeAttribute, .expressionInvalid],
    afterwards: .forceSynced,
    title: "A mapping was saved and never applied to those assigned",
    remedy: "Apply it to everyone once. Then wait for the night, or ask DX support for a sync.",
    clicks: [
      mappingsPage, "Save Mappings > Apply updates now", "or Provisioning > To App > Force Sync",
    ]
  ) { context in
    context.evidence(.emptyDespiteSource) { name, pattern, _ in
      "\(name) is empty in the app for \(people(pattern.count)) whose Okta profile has a value."
    }
  }

  static let expressionInvalid = CatalogueEntry(
    .expressionInvalid, .error, .stated, reads: [.mappings, .people, .log],
    afterwards: .forceSynced,
    title: "A mapping's expression can't be run",
    remedy: "Edit the expression until the preview shows a value that the attribute takes.",
    clicks: [mappingsPage, "Correct the expression, try it in Preview", "Save Mappings"]
  ) { context in
    var found: [(String, String)] = []
    var moments: [Instant] = []
    if let mappings = context.mappings {
      for name in context.ours.sorted() {
        let problems = context.setup.eachMapped { mappings, people in
          ExpressionRules.problem(in: mappings.properties[name]?.expression ?? "").map {
            "\(context.externalName(name))\(people.suffix): \($0.reason)"
          }
        }
        found += problems.map { (name, $0.said) }
        if !problems.isEmpty { moments.append(mappings.at) }
      }
    }
    if let evidence = context.evidence(.notAllowed, sentence: notAllowed) {
      found += zip(evidence.subjects.sorted(), evidence.sentences).map { ($0, $1) }
      moments.append(evidence.at)
    }
    if let log = context.log {
      let failures = log.value.groups.filter(\.isExpressionFailure)
      found += failures.map { ("", $0.sentence(context)) }
      if !failures.isEmpty { moments.append(log.at) }
    }
    guard let moment = moments.min() else { return nil }
    return FindingEvidence(found.map(\.1), about: Set(found.map(\.0)).subtracting([""]), at: moment)
  }

  private static func notAllowed(
    _ name: String, _ pattern: PeoplePattern, _ values: ObservedValues
  ) -> String {
    "\(name) has a value that the attribute doesn't allow, for \(people(pattern.count))."
  }

  static let sameValueForAll = CatalogueEntry(
    .sameValueForAll, .error, .likely, reads: [.mappings, .people],
    afterwards: .forceSynced,
    title: "Everybody gets the same value",
    remedy: "Map it from the Okta profile instead of a fixed text.",
    clicks: [
      mappingsPage, "At the attribute: Map from Okta Profile, choose the source", "Save Mappings",
    ]
  ) { context in
    context.mappingEvidence(
      of: context.ours.sorted(),
      click: { "At \(shown($0)): Map from Okta Profile, choose the source" }
    ) { name, mappings, people in
      guard let expression = mappings.properties[name]?.expression,
        ExpressionRules.isLiteral(expression), expression.trimmingSpaces.count > 2
      else { return nil }
      let alike = context.people?.value.values[name].flatMap { $0.distinct == 1 ? $0.filled : nil }
      let some = alike.map { $0 > 1 ? " \(SetupCore.people($0)) have one value." : "" } ?? ""
      return "\(context.externalName(name)) gets \(shown(expression)) for \(people.everyone)."
        + (people.isEveryone ? some : "")
    }
  }

  static let managerExpression = CatalogueEntry(
    .managerExpression, .warning, .stated, reads: [.mappings],
    afterwards: .forceSynced,
    title: "A mapping asks Active Directory for the manager",
    remedy: "Take the manager from managerDn instead: getManagerUser fails with several "
      + "directories, and doesn't run when the manager changes.",
    clicks: [
      mappingsPage, "Replace getManagerUser by an expression over managerDn", "Save Mappings",
    ]
  ) { context in
    context.mappingEvidence(
      of: context.ours.sorted(),
      click: { "At \(shown($0)): an expression over managerDn, try Preview" }
    ) { name, mappings, people in
      guard let expression = mappings.properties[name]?.expression,
        ExpressionRules.calls("getManagerUser", in: expression)
      else { return nil }
      return "\(context.externalName(name)) gets \(shown(expression))\(people.suffix)."
    }
  }
}

extension RuleContext {
  /// What is planned to come from groups, and no assigned group has a value of.
  fileprivate var groupsWithoutValue: FindingEvidence? {
    guard let assigned = self.assignments else { return nil }
    let empty = setup.plan.filter { setup.groupsFill($0) == false }
    let found = empty.map { planned in
      (
        setup.variableName(of: planned),
        "\(shown(planned.externalName)) is planned to come from groups, and no assigned group has a "
          + "value of it."
      )
    }
    var evidence = FindingEvidence(each: found, at: assigned.at)
    evidence?.clicks = empty.map {
      "Assignments > Groups > the group: Edit (pencil), type the value of "
        + "\(shown(setup.variableName(of: $0))), then Save"
    }
    return evidence
  }

  /// The variable names of the planned attributes, as Okta has them.
  fileprivate var plannedNames: [String] { setup.plan.map { setup.variableName(of: $0) } }

  /// The planned attribute that Okta has under a variable name.
  fileprivate func planned(_ name: String) -> PlannedAttribute? {
    setup.plan.first { setup.variableName(of: $0) == name }
  }

  /// What is wrong with the mappings of some attributes, a sentence for each and each user type.
  ///
  /// - Parameter clicks: what to click, given the page of the mappings and the names in question.
  fileprivate func mappingEvidence(
    of names: [String], click: (String) -> String, last: [String] = ["Save Mappings"],
    sentence: (String, ObservedMappings, MappedPeople) -> String?
  ) -> FindingEvidence? {
    guard let mappings = self.mappings else { return nil }
    var found: [(subject: String, sentence: String)] = []
    var (types, wrong): ([String], [String]) = ([], [])
    for name in names {
      for (said, people) in setup.eachMapped({ sentence(name, $0, $1) }) {
        found.append((name, said))
        types += people.types.filter { !types.contains($0) }
        if !wrong.contains(name) { wrong.append(name) }
      }
    }
    var evidence = FindingEvidence(each: found, at: mappings.at)
    let page = MappedPeople(isEveryone: true, types: types).page
    evidence?.clicks =
      ["Provisioning > To App > Go to Profile Editor > " + page] + wrong.map(click) + last
    return evidence
  }
}

extension ObservedMappings {
  /// Whether nothing fills a variable name.
  func isUnmapped(_ name: String) -> Bool {
    (properties[name]?.expression ?? "").trimmingSpaces.isEmpty
  }
}

extension LogGroup {
  /// Whether a push failed because Okta could not run an expression.
  fileprivate var isExpressionFailure: Bool {
    isFailure && eventType.hasPrefix("application.provision.user.push")
      && reason.lowercased()[...].firstRange(ofText: "expression") != nil
  }
}
