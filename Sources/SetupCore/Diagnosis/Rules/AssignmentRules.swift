import Basics

extension Diagnosis {
  /// Who is assigned and pushed, and how.
  static let assignmentRules: [DiagnosisRule] = [
    nobodyAssigned, assignedGroupEmpty, pushedButNotAssigned, sameGroup, groupPushError,
  ]

  private static let nobodyAssigned = DiagnosisRule(
    .nobodyAssigned, .error, "Nobody is assigned to the app",
    remedy: "Assign the people or groups that DX should get.",
    fix: ["Assignments > Assign > Assign to Groups or Assign to People", "Assign", "Done"]
  ) { sight in
    guard let seen = sight.assignments, seen.value.people == 0, seen.value.groups == 0 else {
      return nil
    }
    return Clue(["No people and no groups are assigned to the app."], at: seen.at)
  }

  private static let assignedGroupEmpty = DiagnosisRule(
    .assignedGroupEmpty, .error, "Groups are assigned, and nobody is in them",
    remedy: "Add people to the assigned groups, or activate the group rule that fills them.",
    fix: [
      "Directory > Groups > the group > Assign people", "Directory > Groups > Rules > Activate",
    ]
  ) { sight in
    guard let seen = sight.assignments, seen.value.people == 0, seen.value.groups > 0 else {
      return nil
    }
    let empty = seen.value.emptyGroups
    let some =
      empty == 0 ? "" : " \(grouped(empty)) of them \(empty == 1 ? "has" : "have") nobody in."
    return Clue(
      ["\(counted(seen.value.groups, "group")) and no people are assigned." + some], at: seen.at)
  }

  private static let pushedButNotAssigned = DiagnosisRule(
    .pushedButNotAssigned, .error, "Members of pushed groups are not assigned",
    remedy: "Push Groups sends groups, not people. Assign the people as well.",
    fix: ["Assignments > Assign > Assign to Groups or Assign to People", "Assign", "Done"]
  ) { sight in
    guard let groups = sight.groups, groups.value.membersNotAssigned.count > 0 else { return nil }
    let count = groups.value.membersNotAssigned.count
    return Clue(
      [
        "\(people(count)) in pushed groups \(count == 1 ? "is" : "are") not assigned to the app."
      ], at: groups.at)
  }

  private static let sameGroup = DiagnosisRule(
    .sameGroupAssignedAndPushed, .warning, "A group is both assigned and pushed",
    remedy: "Make a separate group to push: one that does both loses or keeps the wrong members.",
    fix: [
      "Directory > Groups > Add group, with the same people",
      "Push Groups > unlink the group, then push the new one",
    ]
  ) { sight in
    guard let groups = sight.groups, groups.value.shared.count > 0 else { return nil }
    return Clue([groups.value.shared.sentence("assigned and pushed as well")], at: groups.at)
  }

  private static let groupPushError = DiagnosisRule(
    .groupPushError, .error, "A pushed group is in error",
    remedy: "Let Okta try again. If it fails anew, unlink the group and push it again.",
    fix: ["Push Groups > Errors > Retry All Groups"]
  ) { sight in
    if let groups = sight.groups, groups.value.inError.count > 0 {
      let said = groups.value.errors.map { "Okta says: \(shown($0).asSentence)" }
      return Clue([groups.value.inError.sentence("in error")] + said, at: groups.at)
    }
    guard let push = sight.groupPush, push.value.inError > 0 else { return nil }
    let count = push.value.inError
    return Clue(
      ["\(counted(count, "pushed group")) \(count == 1 ? "is" : "are") in error."], at: push.at)
  }
}

extension GroupPattern {
  /// The groups as a sentence, `2 groups are in error: A and B`.
  func sentence(_ what: String) -> String {
    let names = names.prefix(3).map(shown)
    let rest = count - names.count
    let list = rest > 0 ? names + ["\(grouped(rest)) more"] : names
    let named = names.isEmpty ? "" : ": " + listed(list)
    return "\(counted(count, "group")) \(count == 1 ? "is" : "are") \(what)\(named)."
  }
}

extension String {
  /// The text with a full stop at its end unless it has one.
  var asSentence: String { hasSuffix(".") || hasSuffix("…") ? self : self + "." }
}
