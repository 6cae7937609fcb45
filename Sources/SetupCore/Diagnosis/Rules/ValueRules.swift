extension Diagnosis {
  /// The values themselves, over all people assigned.
  static let valueRules: [DiagnosisRule] = [
    wouldBeBlanked, startDateFormat, valueTypeMismatch, invisibleCharacters, emptyStringSent,
    groupPriority, groupScope, personalOverride, sourceValueMissing,
  ]

  private static let atSource = "Directory > People > the person > Profile > Edit"

  private static let wouldBeBlanked = DiagnosisRule(
    .dxValueWouldBeBlanked, .error, "The next push blanks values that DX has",
    remedy: "Remove the attribute from the app's profile, or fill it, before tonight: Okta pushes "
      + "the empty attribute too.",
    fix: [
      "Provisioning > To App > Go to Profile Editor: X at the attribute, confirm",
      "Base attributes can't be removed",
    ]
  ) { sight in
    guard let schema = sight.schema else { return nil }
    let found = schema.value.custom.compactMap { attribute -> (String, String)? in
      sight.blanking(attribute.variableName).map { (attribute.variableName, $0) }
    }
    let moments = [schema.at, sight.people?.at, sight.backupShape?.at].compactMap { $0 }
    return Clue(each: found, at: moments.min() ?? schema.at)
  }

  private static let startDateFormat = DiagnosisRule(
    .startDateFormat, .error, "Dates are not written as DX reads them",
    remedy: "Convert the value in the mapping, to YYYY-MM-DD or YYYY/MM/DD.",
    fix: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "Time.fromIso8601ToString(Time.fromStringToIso8601(user.startDate, \"MM/dd/yyyy\"), "
        + "\"yyyy-MM-dd\"), with your source and its own format; try Preview",
      "Save Mappings > Apply updates now",
    ]
  ) { sight in
    sight.clue(.badFormat, where: { sight.property($0)?.format == .date }) {
      name, pattern, values in
      let shapes = values.shapes.isEmpty ? "" : ", such as \(listed(values.shapes.map(shown)))"
      return "\(name) is written otherwise for \(people(pattern.count))\(shapes) (9 for a digit)."
    }
  }

  private static let valueTypeMismatch = DiagnosisRule(
    .valueTypeMismatch, .error, "Values have another type than the attribute",
    remedy: "Map it from a source of the attribute's type; the type itself can't be edited.",
    fix: [
      "Provisioning > To App > Go to Profile Editor > Mappings: choose a source of that type",
      "or delete the attribute and add it again with the source's type", "Save Mappings",
    ]
  ) { sight in
    sight.clue(.typeMismatch) { name, pattern, values in
      let type = sight.schema?.value.custom.first { sight.externalName($0.variableName) == name }?
        .type
      let due = type.map { " where \(shown($0)) is due" } ?? ""
      let seen = values.types.isEmpty ? "another type" : listed(values.types.map(shown))
      return "\(name) has \(seen)\(due), for \(people(pattern.count))."
    }
  }

  private static let invisibleCharacters = DiagnosisRule(
    .invisibleCharacters, .error, "Values hold characters that can't be seen",
    remedy: "Clean the value at its source; the endpoint refuses such a person.",
    fix: [atSource, "Delete the value, type it anew (not pasted), Save"]
  ) { sight in
    sight.clue(.invisible) { name, pattern, values in
      let points = values.codePoints.map(CharacterNames.describe)
      let which = points.isEmpty ? "" : ": " + listed(points)
      return "\(name) has them for \(people(pattern.count))\(which)."
    }
  }

  private static let emptyStringSent = DiagnosisRule(
    .emptyStringSent, .warning, "Empty text is sent where there is no value",
    remedy: "Let the expression give null instead of \"\".",
    fix: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "Replace \"\" in the expression by null", "Save Mappings > Apply updates now",
    ]
  ) { sight in
    sight.clue(.emptyString) { name, pattern, _ in
      "\(name) is \"\" for \(people(pattern.count))."
    }
  }

  private static let sourceValueMissing = DiagnosisRule(
    .sourceValueMissing, .warning, "The Okta profile has no value for some people",
    remedy: "Fill it where the profile gets it from: Okta or the directory behind it.",
    fix: [atSource, "Fill the attribute, Save"]
  ) { sight in
    sight.clue(.sourceMissing, where: { !sight.isOptional($0) }) { name, pattern, _ in
      "\(name) has an empty source in Okta for \(people(pattern.count))."
    }
  }

  private static let personalOverride = DiagnosisRule(
    .personalOverride, .warning, "Values were typed in on an assignment",
    remedy: "Reset the assignment, so that the mapping fills the value again.",
    fix: ["Assignments > People > the person: Edit (pencil)", "Reset", "Save"]
  ) { sight in
    sight.clue(.overridden) { name, pattern, _ in
      "\(name) is other than the mapping gives, for \(people(pattern.count))."
    }
  }

  private static let groupScope = DiagnosisRule(
    .groupScopeAttribute, .error, "A group's value hides each person's own",
    remedy: "Make the attribute personal, which means to delete it and add it again; or leave it "
      + "to the group and map nothing.",
    fix: [
      "Provisioning > To App > Go to Profile Editor: delete the attribute, confirm",
      "Add Attribute with Scope: User personal", "or Mappings: Do not map",
    ]
  ) { sight in
    sight.groupClue(where: { $0.contested.count == 0 }) { name, values in
      "\(values.groups.sentence("setting \(name)")) The attribute's scope is group."
    }
  }

  private static let groupPriority = DiagnosisRule(
    .groupPriority, .error, "Several groups set a value, and the first one wins",
    remedy: "Order the assigned groups so that the right one comes first.",
    fix: [
      "Assignments > Groups: drag the right group to the top",
      "or, for a list: Profile Editor > Combine values across groups",
    ]
  ) { sight in
    sight.groupClue(anyScope: true, where: { $0.contested.count > 0 && $0.distinct > 1 }) {
      name, values in
      "\(values.groups.sentence("setting \(name)")) "
        + "They differ for \(people(values.contested.count))."
    }
  }
}
