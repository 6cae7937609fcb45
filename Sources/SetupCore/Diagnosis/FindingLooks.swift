extension FindingID {
  /// The looks that its rule goes by; none for what no read shows.
  public var looks: [Observation.Kind] {
    switch self {
    case .nobodyAssigned, .assignedGroupEmpty: [.assignments]
    case .pushedButNotAssigned, .sameGroupAssignedAndPushed: [.groups]
    case .groupPushError: [.groups, .groupPush]
    case .namespaceMissing, .namespaceWrong, .externalNameHasUrn, .externalNameUnknown,
      .reservedAttributeName:
      [.schema]
    case .attributeNotMapped: [.mappings, .schema]
    case .mappingCreateOnly, .managerExpression: [.mappings]
    case .defaultAttributesChanged: [.mappings, .app]
    case .sameValueForAll: [.mappings, .people]
    case .expressionInvalid: [.mappings, .people, .log]
    case .dxValueWouldBeBlanked: [.schema, .mappings, .people, .backupShape]
    case .groupScopeAttribute, .groupPriority: [.schema, .groups]
    case .updateUsersOff, .createUsersOff, .deactivateUsersOff: [.app, .features]
    case .appIsProfileSource, .appInactiveOrNew: [.app]
    case .baseUrlMalformed: [.connection]
    case .credentialsRejected, .authorizationPrefix: [.log, .app]
    case .duplicateAtTarget, .targetRateLimited, .forceSyncNothingToPush: [.log]
    case .usernameNotDxEmail, .usernameNotUpdated: [.app, .people]
    default: looksAtPeople
    }
  }

  private var looksAtPeople: [Observation.Kind] {
    switch self {
    case .mappingNotApplied, .sourceValueMissing, .valueTypeMismatch, .personalOverride,
      .startDateFormat, .invisibleCharacters, .emptyStringSent:
      [.schema, .mappings, .people]
    case .assignedBeforeProvisioning, .userNotProvisioned, .emailCaseDiffers, .oktaUserInactive,
      .provisionedByChatIntegration, .nightlyRunNotDue:
      [.people]
    case .oktaRateLimited: [.rateLimit]
    case .wrongApp: [.twinApps]
    case .backupResavedBySpreadsheet: [.backupShape]
    default: []
    }
  }
}

/// How far the looks that could explain a symptom have come.
public struct LooksMade: Hashable, Sendable {
  /// Those that were made, the likeliest causes' first.
  public let read: [Observation.Kind]
  /// Those that failed last; an earlier one that did not may stand among `read` too.
  public let failed: [Observation.Kind]
  /// Those that nobody tried.
  public let rest: [Observation.Kind]

  /// The looks of a set-up.
  ///
  /// The rate limit is told along with others, and is no look of its own.
  public init(_ setup: SetupState, explaining symptom: Symptom?) {
    let wanted = Diagnosis.looks(explaining: symptom).filter { $0 != .rateLimit }
    read = wanted.filter { setup.observations[$0] != nil }
    failed = wanted.filter { setup.failedProbes[$0] != nil }
    rest = wanted.filter { setup.observations[$0] == nil && setup.failedProbes[$0] == nil }
  }
}

extension Diagnosis {
  /// The looks that could explain a symptom, those of the likeliest causes first.
  ///
  /// Without a symptom: all that any rule goes by.
  public static func looks(explaining symptom: Symptom? = nil) -> [Observation.Kind] {
    let causes = symptom?.explanations ?? rules.map(\.id)
    var looks: [Observation.Kind] = []
    // The causes that a finding may follow from are looked for as well, after it.
    for cause in causes + causes.flatMap({ Consequences.table[$0] ?? [] }) {
      looks += cause.looks.filter { !looks.contains($0) }
    }
    return looks
  }
}
