import Basics

extension Diagnosis {
  /// How the attributes are filled.
  static let mappingRules: [DiagnosisRule] = [
    expressionInvalid, sameValueForAll, managerExpression, attributeNotMapped, mappingCreateOnly,
    mappingNotApplied,
  ]

  private static let mappingsPage =
    "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app"

  private static let attributeNotMapped = DiagnosisRule(
    .attributeNotMapped, .error, "An attribute was never mapped",
    remedy: "Map it from the Okta profile, applied on create and update.",
    fix: [
      "Provisioning > To App > Show Unmapped Attributes > Edit", "Map from Okta Profile",
      "Apply on Create and update > Save",
    ]
  ) { sight in
    guard let mappings = sight.mappings, let schema = sight.schema else { return nil }
    let planned = Set(sight.setup.plan.map { sight.setup.variableName(of: $0) })
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      let name = attribute.variableName
      let meant =
        planned.isEmpty
        ? DXProperty.reads(attribute.externalName ?? "") && !sight.wouldBlank(name)
        : planned.contains(name)
      guard meant, mappings.value.isUnmapped(name) else { return nil }
      return (name, "\(sight.externalName(name)) has no mapping, so it stays empty for everyone.")
    }
    return Clue(each: found, at: mappings.at)
  }

  private static let mappingCreateOnly = DiagnosisRule(
    .mappingCreateOnly, .error, "A mapping is applied on create only",
    remedy: "Apply it on create and update: changes never arrive otherwise.",
    fix: [
      mappingsPage, "At the attribute's arrow: Apply mapping on user create and update",
      "Save Mappings > Apply updates now",
    ]
  ) { sight in
    guard let mappings = sight.mappings else { return nil }
    let found = sight.ours.sorted().compactMap { name -> (String, String)? in
      guard let mapping = mappings.value.properties[name], mapping.push != .onCreateAndUpdate,
        !mapping.expression.trimmingSpaces.isEmpty
      else { return nil }
      let how = if case .other(let word) = mapping.push { "as \(shown(word))" } else { "on create" }
      return (
        name, "\(sight.externalName(name)) gets \(shown(mapping.expression)), but \(how) only."
      )
    }
    return Clue(each: found, at: mappings.at)
  }

  private static let mappingNotApplied = DiagnosisRule(
    .mappingNotApplied, .error, "A mapping was saved and never applied to those assigned",
    remedy: "Apply it to everyone once. Then wait for the night, or ask DX support for a sync.",
    fix: [
      mappingsPage, "Save Mappings > Apply updates now", "or Provisioning > To App > Force Sync",
    ]
  ) { sight in
    sight.clue(.emptyDespiteSource) { name, pattern, _ in
      "\(name) is empty in the app for \(people(pattern.count)) whose Okta profile has a value."
    }
  }

  private static let expressionInvalid = DiagnosisRule(
    .expressionInvalid, .error, "A mapping's expression can't be run",
    remedy: "Edit the expression until the preview shows a value that the attribute takes.",
    fix: [mappingsPage, "Correct the expression, try it in Preview", "Save Mappings"]
  ) { sight in
    var found: [(String, String)] = []
    var moments: [Instant] = []
    if let mappings = sight.mappings {
      for name in sight.ours.sorted() {
        let expression = mappings.value.properties[name]?.expression ?? ""
        guard let problem = ExpressionRules.problem(in: expression) else { continue }
        found.append((name, "\(sight.externalName(name)): \(problem.reason)"))
        moments.append(mappings.at)
      }
    }
    if let clue = sight.clue(.notAllowed, sentence: notAllowed) {
      found += zip(clue.subjects.sorted(), clue.sentences).map { ($0, $1) }
      moments.append(clue.at)
    }
    if let log = sight.log {
      let failures = log.value.groups.filter(\.isExpressionFailure)
      found += failures.map { ("", $0.sentence(sight)) }
      if !failures.isEmpty { moments.append(log.at) }
    }
    guard let moment = moments.min() else { return nil }
    return Clue(found.map(\.1), about: Set(found.map(\.0)).subtracting([""]), at: moment)
  }

  private static func notAllowed(
    _ name: String, _ pattern: PeoplePattern, _ values: ObservedValues
  ) -> String {
    "\(name) has a value that the attribute doesn't allow, for \(people(pattern.count))."
  }

  private static let sameValueForAll = DiagnosisRule(
    .sameValueForAll, .error, "Everybody gets the same value",
    remedy: "Map it from the Okta profile instead of a fixed text.",
    fix: [
      mappingsPage, "At the attribute: Map from Okta Profile, choose the source", "Save Mappings",
    ]
  ) { sight in
    guard let mappings = sight.mappings else { return nil }
    let found = sight.ours.sorted().compactMap { name -> (String, String)? in
      guard let expression = mappings.value.properties[name]?.expression,
        ExpressionRules.isLiteral(expression), expression.trimmingSpaces.count > 2
      else { return nil }
      let alike = sight.people?.value.values[name].flatMap { $0.distinct == 1 ? $0.filled : nil }
      let some = alike.map { $0 > 1 ? " \(people($0)) have one value." : "" } ?? ""
      return (name, "\(sight.externalName(name)) gets \(shown(expression)) for everyone." + some)
    }
    return Clue(each: found, at: mappings.at)
  }

  private static let managerExpression = DiagnosisRule(
    .managerExpression, .warning, "A mapping asks Active Directory for the manager",
    remedy: "Take the manager from managerDn instead: getManagerUser fails with several "
      + "directories, and doesn't run when the manager changes.",
    fix: [mappingsPage, "Replace getManagerUser by an expression over managerDn", "Save Mappings"]
  ) { sight in
    guard let mappings = sight.mappings else { return nil }
    let found = sight.ours.sorted().compactMap { name -> (String, String)? in
      guard let expression = mappings.value.properties[name]?.expression,
        expression[...].firstRange(ofText: "getManagerUser") != nil
      else { return nil }
      return (name, "\(sight.externalName(name)) gets \(shown(expression)).")
    }
    return Clue(each: found, at: mappings.at)
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
