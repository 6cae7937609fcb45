/// What a person sees, as the troubleshooting offers it.
public enum Symptom: String, CaseIterable, Codable, Hashable, Sendable {
  case stopTonight = "stop-before-tonight"
  case noDirectoryUsers = "no-directory-users"
  case fieldNotSyncing = "field-not-syncing"
  case peopleMissing = "people-missing"
  case valueWrong = "value-wrong"
  case personDeactivated = "person-deactivated"
  case rolesDoNotFollow = "roles-do-not-follow"
  case credentialsFail = "credentials-test-fails"
  case notConnected = "not-connected"
  case nothingChanged = "nothing-changed"
  case unknown = "i-do-not-know"

  /// The symptom as the person would say it.
  public var title: String {
    switch self {
    case .stopTonight: "Stop it before tonight"
    case .noDirectoryUsers: "No directory users received"
    case .fieldNotSyncing: "A field is not syncing"
    case .peopleMissing: "Some people are missing"
    case .valueWrong: "A value is wrong or blank"
    case .personDeactivated: "A person was deactivated"
    case .rolesDoNotFollow: "Roles don't follow the groups"
    case .credentialsFail: "Test API Credentials fails"
    case .notConnected: "Directory Sync doesn't become connected"
    case .nothingChanged: "Nothing changed after the night"
    case .unknown: "I don't know"
    }
  }

  /// The findings that could explain it, the likeliest first; those that no read shows included.
  public var explanations: [FindingID] {
    switch self {
    case .stopTonight: Self.overwriting
    case .noDirectoryUsers: Self.nobodyComes
    case .fieldNotSyncing: Self.fieldStays
    case .peopleMissing: Self.someMissing
    case .valueWrong: Self.wrongValues
    case .personDeactivated: Self.deactivating
    case .rolesDoNotFollow: Self.roles
    case .credentialsFail: Self.credentials
    case .notConnected: Self.connecting
    case .nothingChanged: Self.unchanged
    case .unknown: FindingID.allCases
    }
  }

  private static let credentials: [FindingID] = [
    .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .targetRateLimited,
    .connectionDisabled, .appInactiveOrNew, .appGone, .appCannotProvision, .wrongApp,
    .portalLinkExpired,
  ]

  private static let overwriting: [FindingID] = [
    .dxValueWouldBeBlanked, .sameValueForAll, .appIsProfileSource, .expressionInvalid,
    .emptyStringSent, .managerExpression, .mappingDiffersFromPlan, .startDateFormat,
    .valueNotUnderstood, .valueTypeMismatch, .twoAttributesOneName,
    .sourceValueMissing, .groupPriority, .groupScopeAttribute, .personalOverride, .emailCaseDiffers,
    .usernameNotDxEmail, .inactiveUsersDeleted, .backupResavedBySpreadsheet,
  ]

  private static let nobodyComes: [FindingID] = [
    .nobodyAssigned, .assignedGroupEmpty, .pushedButNotAssigned, .createUsersOff,
    .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .connectionDisabled,
    .appInactiveOrNew, .appGone, .appCannotProvision, .wrongApp,
    .assignedBeforeProvisioning, .userNotProvisioned, .reservedAttributeName,
    .defaultAttributesChanged, .targetRateLimited, .provisionedByChatIntegration,
  ]

  private static let fieldStays: [FindingID] = [
    .attributeMissing, .namespaceMissing, .namespaceWrong, .externalNameHasUrn,
    .externalNameUnknown, .oldExternalName, .twoAttributesOneName, .attributeNotMapped,
    .mappingDiffersFromPlan, .mappingCreateOnly, .mappingNotApplied, .valueNotUnderstood,
    .updateUsersOff, .forceSyncNothingToPush, .expressionInvalid, .sourceValueMissing,
    .startDateFormat,
    .valueTypeMismatch, .reservedAttributeName, .groupScopeAttribute, .personalOverride,
    .invisibleCharacters, .emptyStringSent, .managerExpression, .credentialsRejected, .wrongApp,
    .nightlyRunNotDue, .oktaRateLimited,
  ]

  private static let someMissing: [FindingID] = [
    .userNotProvisioned, .assignedBeforeProvisioning, .pushedButNotAssigned, .oktaUserInactive,
    .provisionedByChatIntegration, .usernameNotDxEmail, .usernameNotUpdated, .emailCaseDiffers,
    .duplicateAtTarget, .createUsersOff, .invisibleCharacters, .emptyStringSent,
    .expressionInvalid, .valueTypeMismatch, .reservedAttributeName, .targetRateLimited,
    .assignedGroupEmpty, .inactiveUsersDeleted, .nightlyRunNotDue, .credentialsRejected,
    .authorizationPrefix,
  ]

  private static let wrongValues: [FindingID] = [
    .dxValueWouldBeBlanked, .sourceValueMissing, .startDateFormat, .valueNotUnderstood,
    .mappingDiffersFromPlan, .sameValueForAll, .twoAttributesOneName,
    .personalOverride, .groupPriority, .groupScopeAttribute, .mappingNotApplied,
    .mappingCreateOnly, .expressionInvalid, .managerExpression, .emptyStringSent,
    .invisibleCharacters, .valueTypeMismatch, .attributeNotMapped, .appIsProfileSource,
    .externalNameUnknown, .emailCaseDiffers, .backupResavedBySpreadsheet, .nightlyRunNotDue,
  ]

  private static let deactivating: [FindingID] = [
    .oktaUserInactive, .sameGroupAssignedAndPushed, .assignedGroupEmpty, .deactivateUsersOff,
    .duplicateAtTarget, .emailCaseDiffers, .usernameNotUpdated, .appIsProfileSource,
    .inactiveUsersDeleted,
  ]

  private static let roles: [FindingID] = [
    .noGroupPushed, .groupPushError, .sameGroupAssignedAndPushed, .pushedButNotAssigned,
    .groupPriority,
    .credentialsRejected, .appInactiveOrNew, .nightlyRunNotDue,
  ]

  private static let connecting: [FindingID] = [
    .nobodyAssigned, .credentialsRejected, .authorizationPrefix, .baseUrlMalformed,
    .connectionDisabled, .appInactiveOrNew, .appGone, .appCannotProvision, .wrongApp,
    .portalLinkExpired, .assignedGroupEmpty, .createUsersOff,
  ]

  private static let unchanged: [FindingID] = [
    .updateUsersOff, .connectionDisabled, .forceSyncNothingToPush, .mappingNotApplied,
    .mappingCreateOnly,
    .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .targetRateLimited,
    .oktaRateLimited, .wrongApp, .nobodyAssigned, .namespaceMissing, .namespaceWrong,
    .externalNameHasUrn, .externalNameUnknown, .attributeNotMapped, .userNotProvisioned,
    .provisionedByChatIntegration, .nightlyRunNotDue,
  ]
}
