import Basics

/// Who is assigned and pushed, and how.
extension CatalogueEntry {
  static let nobodyAssigned = CatalogueEntry(
    .nobodyAssigned, .error, .stated, reads: [.assignments], explains: [.assignmentsPresent],
    afterwards: .pushesOrRetries,
    title: "Nobody is assigned to the app",
    remedy: "Assign the people or groups that DX should get.",
    clicks: ["Assignments > Assign > Assign to Groups or Assign to People", "Assign", "Done"]
  ) { context in
    guard let seen = context.assignments, seen.value.people == 0, seen.value.groups == 0,
      seen.value.unread == nil
    else { return nil }
    return FindingEvidence(["No people and no groups are assigned to the app."], at: seen.at)
  }

  static let assignedGroupEmpty = CatalogueEntry(
    .assignedGroupEmpty, .error, .likely, reads: [.assignments], explains: [.assignmentsPresent],
    afterwards: .pushesOrRetries,
    title: "Groups are assigned, and nobody is in them",
    remedy: "Add people to the assigned groups, or activate the group rule that fills them.",
    clicks: [
      "Directory > Groups > the group > Assign people", "Directory > Groups > Rules > Activate",
    ]
  ) { context in
    guard let seen = context.assignments, seen.value.people == 0, seen.value.groups > 0,
      seen.value.unread?.contains(where: { $0.part == .people }) != true
    else { return nil }
    let names = (seen.value.emptyNames ?? []).map(shown)
    var evidence = FindingEvidence([seen.value.emptyGroupsSentence], at: seen.at)
    if let first = names.first {
      evidence.clicks = [
        "Directory > Groups > \(first) > Assign people", "Directory > Groups > Rules > Activate",
      ]
    }
    return evidence
  }

  static let pushedButNotAssigned = CatalogueEntry(
    .pushedButNotAssigned, .error, .stated, reads: [.groups],
    followsFrom: [.nobodyAssigned, .assignedGroupEmpty],
    afterwards: .pushesOrRetries,
    title: "Members of pushed groups are not assigned",
    remedy: "Push Groups sends groups, not people. Assign the people as well.",
    clicks: ["Assignments > Assign > Assign to Groups or Assign to People", "Assign", "Done"]
  ) { context in
    guard let groups = context.groups, groups.value.membersNotAssigned.count > 0 else { return nil }
    let count = groups.value.membersNotAssigned.count
    let names = (groups.value.notAssignedOf?.names ?? []).prefix(3).map(shown)
    let groupsNamed = names.isEmpty ? "pushed groups" : listed(names)
    var evidence = FindingEvidence(
      [
        "\(people(count)) in \(groupsNamed) \(count == 1 ? "is" : "are") not assigned to the app"
          + (names.isEmpty
            ? "." : ", and \(names.count == 1 ? "the group is" : "the groups are") pushed.")
      ], at: groups.at)
    if let first = names.first {
      evidence.clicks = ["Assignments > Assign > Assign to Groups: \(first)", "Assign", "Done"]
    }
    return evidence
  }

  static let sameGroupAssignedAndPushed = CatalogueEntry(
    .sameGroupAssignedAndPushed, .warning, .stated, reads: [.groups],
    afterwards: .pushesOrRetries,
    title: "A group is both assigned and pushed",
    remedy: "Make a separate group to push: one that does both loses or keeps the wrong members.",
    clicks: [
      "Directory > Groups > Add group, with the same people",
      "Push Groups > unlink the group, then push the new one",
    ]
  ) { context in
    guard let groups = context.groups, groups.value.shared.count > 0 else { return nil }
    return FindingEvidence(
      [groups.value.shared.sentence("assigned and pushed as well")], at: groups.at)
  }

  static let noGroupPushed = CatalogueEntry(
    .noGroupPushed, .warning, .stated, reads: [.groupPush], explains: [.groupsPushed],
    followsFrom: [.appGone, .appCannotProvision, .groupPushError], afterwards: .pushesOrRetries,
    title: "No group is pushed, so roles never change",
    remedy: "Push the groups that stand for DX roles; in DX, each role is mapped to one of them.",
    clicks: [
      "Push Groups > Push Groups > Find groups by name: choose the groups, Save",
      "In DX: admin > Directory Sync > the ellipsis menu: map each role to its group",
    ]
  ) { context in
    guard context.setup.wants(.roles), let push = context.groupPush, push.value.active == 0,
      push.value.unread == nil
    else {
      return nil
    }
    let observed =
      push.value.total == 0
      ? "The Push Groups tab has no group." : push.value.inactiveSentence
    return FindingEvidence([observed], at: push.at)
  }

  static let groupPushError = CatalogueEntry(
    .groupPushError, .error, .stated, reads: [.groups, .groupPush],
    followsFrom: rejections + [.sameGroupAssignedAndPushed],
    afterwards: .pushesOrRetries,
    title: "A pushed group is in error",
    remedy: "Let Okta try again. If it fails anew, unlink the group and push it again.",
    clicks: ["Push Groups > Errors > Retry All Groups"]
  ) { context in
    if let groups = context.groups, groups.value.inError.count > 0 {
      let errors = groups.value.errors.map { "Okta says: \(shown($0).asSentence)" }
      return FindingEvidence([groups.value.inError.sentence("in error")] + errors, at: groups.at)
    }
    guard let push = context.groupPush, push.value.inError > 0 else { return nil }
    let count = push.value.inError
    return FindingEvidence(
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

extension ObservedAssignments {
  /// How many groups are assigned without anyone, and how many of them are known to have nobody.
  fileprivate var emptyGroupsSentence: String {
    let (verb, them) = groups == 1 ? ("is", "it") : ("are", "them")
    let assigned = "\(counted(groups, "group")) \(verb) assigned"
    let names = (emptyNames ?? []).prefix(3).map(shown)
    let which = names.isEmpty ? "" : ": \(listed(Array(names)))"
    switch emptyGroups {
    case 0: return "\(assigned), and no people."
    case groups: return "\(assigned), and no people. Nobody is in \(them)\(which)."
    case 1: return "\(assigned), and no people. 1 of them has nobody in it\(which)."
    default:
      return
        "\(assigned), and no people. \(grouped(emptyGroups)) of them have nobody in them\(which)."
    }
  }
}
