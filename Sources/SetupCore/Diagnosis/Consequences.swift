/// Which finding follows from which, so that one cause is reported once.
enum Consequences {
  /// The root that each finding follows from, given everything that was seen.
  ///
  /// A finding about attributes follows from another only if that one is about all of the same
  /// attributes, or about the app as a whole.
  static func causes(of seen: [(id: FindingID, clue: Clue)]) -> [FindingID: FindingID] {
    var direct: [FindingID: FindingID] = [:]
    for (id, clue) in seen {
      direct[id] = (table[id] ?? []).first { cause in
        seen.contains { $0.id == cause && $0.clue.explains(clue) }
      }
    }
    return direct.compactMapValues { root(of: $0, in: direct) }
  }

  private static func root(of id: FindingID, in direct: [FindingID: FindingID]) -> FindingID {
    var root = id
    // The table has no rings (a test walks it); the bound keeps a slip from hanging the program.
    for _ in FindingID.allCases {
      guard let next = direct[root] else { break }
      root = next
    }
    return root
  }

  /// What can cause a finding, the likeliest first.
  static let table: [FindingID: [FindingID]] = [
    .pushedButNotAssigned: [.nobodyAssigned, .assignedGroupEmpty],
    .groupPushError: rejected + [.sameGroupAssignedAndPushed],
    .userNotProvisioned: rejected + [
      .createUsersOff, .duplicateAtTarget, .reservedAttributeName, .expressionInvalid,
      .valueTypeMismatch, .invisibleCharacters, .defaultAttributesChanged, .oktaUserInactive,
    ],
    .assignedBeforeProvisioning: [.createUsersOff],
    .credentialsRejected: [.authorizationPrefix, .baseUrlMalformed],
    .mappingNotApplied: [
      .mappingCreateOnly, .groupPriority, .groupScopeAttribute, .expressionInvalid,
    ],
    .forceSyncNothingToPush: [
      .updateUsersOff, .namespaceMissing, .namespaceWrong, .externalNameHasUrn,
      .externalNameUnknown, .attributeNotMapped, .mappingCreateOnly, .sourceValueMissing,
    ] + rejected,
    .dxValueWouldBeBlanked: [
      .attributeNotMapped, .mappingNotApplied, .mappingCreateOnly, .emptyStringSent,
      .expressionInvalid, .managerExpression, .sourceValueMissing,
    ],
    .sourceValueMissing: [.emptyStringSent],
    .startDateFormat: [.invisibleCharacters, .valueTypeMismatch],
    .emailCaseDiffers: [.usernameNotDxEmail],
    .usernameNotDxEmail: [.defaultAttributesChanged],
    .usernameNotUpdated: [.defaultAttributesChanged],
    .provisionedByChatIntegration: [.usernameNotDxEmail] + rejected + [.userNotProvisioned],
    .groupScopeAttribute: [.groupPriority],
    .defaultAttributesChanged: [.appInactiveOrNew],
    .updateUsersOff: [.appInactiveOrNew],
    .createUsersOff: [.appInactiveOrNew],
    .deactivateUsersOff: [.appInactiveOrNew],
  ]

  /// What keeps everything from the endpoint.
  private static let rejected: [FindingID] = [
    .authorizationPrefix, .baseUrlMalformed, .credentialsRejected, .targetRateLimited,
    .appInactiveOrNew,
  ]
}

extension Clue {
  /// Whether it can be the cause of another: about the app as a whole, or about the same names.
  fileprivate func explains(_ other: Clue) -> Bool {
    subjects.isEmpty || other.subjects.isSubset(of: subjects)
  }
}
