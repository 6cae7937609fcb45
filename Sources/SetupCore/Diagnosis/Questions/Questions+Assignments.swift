extension Question {
  /// Who is assigned and pushed, and what groups set.
  static let assignmentQuestions: [Question] = [assigned, pushGroups, valueSource]

  private static let assigned = Question(
    "assigned", "Assignments", "Who is on the app's Assignments tab?",
    place: "Applications > Applications > the app > Assignments: Groups, then People",
    in: Symptom.ofPeople.union([.notConnected, .nothingChanged, .rolesDoNotFollow]),
    [
      Answer("nobody", "Nobody: no people and no groups", .confirms(.nobodyAssigned)),
      Answer(
        "groups-alone", "Groups, and People lists nobody", .confirms(.assignedGroupEmpty)),
      Answer(
        "red-mark", "People with a red mark: assigned before Provisioning was enabled",
        .confirms(.assignedBeforeProvisioning)),
      Answer(
        "some-lacking", "People, but not all of those who should be",
        .leaves([
          .pushedButNotAssigned, .sameGroupAssignedAndPushed, .oktaUserInactive,
          .inactiveUsersDeleted, .wrongApp,
        ])),
      Answer(
        "all", "Everyone who should be, without a red mark",
        .rulesOut([
          .nobodyAssigned, .assignedGroupEmpty, .assignedBeforeProvisioning, .pushedButNotAssigned,
        ])),
    ])

  private static let pushGroups = Question(
    "push-groups", "Push Groups", "What does the Push Groups tab show?",
    place: "Applications > Applications > the app > Push Groups, beside Assignments > Groups",
    in: Symptom.ofPeople.union([.rolesDoNotFollow]),
    [
      Answer("error", "A group in error", .confirms(.groupPushError)),
      Answer(
        "also-assigned", "A group that Assignments has too",
        .confirms(.sameGroupAssignedAndPushed)),
      Answer(
        "pushed-alone", "A group whose members are not on Assignments",
        .confirms(.pushedButNotAssigned)),
      Answer("none", "No group, or none that is active", .confirms(.noGroupPushed)),
      Answer(
        "fine", "None of these",
        .rulesOut([
          .groupPushError, .sameGroupAssignedAndPushed, .pushedButNotAssigned, .noGroupPushed,
        ])),
    ])

  private static let valueSource = Question(
    "value-source", "Where the value comes from",
    "Where does the app get the value of a person who is affected?",
    place: "Assignments > People > the person: pencil; Assignments > Groups > each group: pencil",
    in: Symptom.ofValues.union([.rolesDoNotFollow]),
    [
      Answer("typed", "It was typed in at the person", .confirms(.personalOverride)),
      Answer(
        "groups", "Several of the person's groups set it, to different values",
        .confirms(.groupPriority)),
      Answer(
        "group", "A group sets it, for all its members", .confirms(.groupScopeAttribute)),
      Answer(
        "mapping", "From the mapping: no group and no person sets it",
        .rulesOut([.personalOverride, .groupPriority, .groupScopeAttribute])),
    ])
}
