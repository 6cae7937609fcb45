/// The fixed ids of the catalogue of findings, by family, the likeliest first.
public enum FindingID: String, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
  // The app and its way to the endpoint
  case appGone = "app-gone"
  case appCannotProvision = "app-cannot-provision"
  case connectionDisabled = "connection-disabled"
  case appInactiveOrNew = "app-inactive-or-new"
  case createUsersOff = "create-users-off"
  case updateUsersOff = "update-users-off"
  case deactivateUsersOff = "deactivate-users-off"
  case defaultAttributesChanged = "default-attributes-changed"
  case appIsProfileSource = "app-is-profile-source"
  case baseUrlMalformed = "base-url-malformed"

  // Who is assigned and pushed
  case nobodyAssigned = "nobody-assigned"
  case assignedGroupEmpty = "assigned-group-empty"
  case pushedButNotAssigned = "pushed-but-not-assigned"
  case sameGroupAssignedAndPushed = "same-group-assigned-and-pushed"
  case noGroupPushed = "no-group-pushed"
  case groupPushError = "group-push-error"

  // The app's profile
  case namespaceWrong = "namespace-wrong"
  case namespaceMissing = "namespace-missing"
  case externalNameHasUrn = "external-name-has-urn"
  case externalNameUnknown = "external-name-unknown"
  case attributeMissing = "attribute-missing"
  case oldExternalName = "old-external-name"
  case twoAttributesOneName = "two-attributes-one-name"
  case reservedAttributeName = "reserved-attribute-name"

  // How attributes are filled
  case expressionInvalid = "expression-invalid"
  case sameValueForAll = "same-value-for-all"
  case managerExpression = "manager-expression"
  case mappingDiffersFromPlan = "mapping-differs-from-plan"
  case attributeNotMapped = "attribute-not-mapped"
  case mappingCreateOnly = "mapping-create-only"
  case mappingNotApplied = "mapping-not-applied"

  // The values themselves
  case dxValueWouldBeBlanked = "dx-value-would-be-blanked"
  case startDateFormat = "start-date-format"
  case valueNotUnderstood = "value-not-understood"
  case valueTypeMismatch = "value-type-mismatch"
  case invisibleCharacters = "invisible-characters"
  case emptyStringSent = "empty-string-sent"
  case groupPriority = "group-priority"
  case groupScopeAttribute = "group-scope-attribute"
  case personalOverride = "personal-override"
  case sourceValueMissing = "source-value-missing"

  // What pushes did
  case authorizationPrefix = "authorization-prefix"
  case credentialsRejected = "credentials-rejected"
  case duplicateAtTarget = "duplicate-at-target"
  case userNotProvisioned = "user-not-provisioned"
  case assignedBeforeProvisioning = "assigned-before-provisioning"
  case targetRateLimited = "target-rate-limited"
  case forceSyncNothingToPush = "force-sync-nothing-to-push"

  // Who is meant
  case usernameNotDxEmail = "username-not-dx-email"
  case usernameNotUpdated = "username-not-updated"
  case emailCaseDiffers = "email-case-differs"
  case oktaUserInactive = "okta-user-inactive"
  case provisionedByChatIntegration = "provisioned-by-chat-integration"

  // What is around the app
  case wrongApp = "wrong-app"
  case backupResavedBySpreadsheet = "backup-resaved-by-spreadsheet"
  case oktaRateLimited = "okta-rate-limited"
  case nightlyRunNotDue = "nightly-run-not-due"
  case inactiveUsersDeleted = "inactive-users-deleted"
  case portalLinkExpired = "portal-link-expired"

  /// All that is known of it.
  public var entry: CatalogueEntry {
    switch self {
    case .appGone: .appGone
    case .appCannotProvision: .appCannotProvision
    case .connectionDisabled: .connectionDisabled
    case .appInactiveOrNew: .appInactiveOrNew
    case .createUsersOff: .createUsersOff
    case .updateUsersOff: .updateUsersOff
    case .deactivateUsersOff: .deactivateUsersOff
    case .defaultAttributesChanged: .defaultAttributesChanged
    case .appIsProfileSource: .appIsProfileSource
    case .baseUrlMalformed: .baseUrlMalformed
    case .nobodyAssigned: .nobodyAssigned
    case .assignedGroupEmpty: .assignedGroupEmpty
    case .pushedButNotAssigned: .pushedButNotAssigned
    case .sameGroupAssignedAndPushed: .sameGroupAssignedAndPushed
    case .noGroupPushed: .noGroupPushed
    case .groupPushError: .groupPushError
    case .namespaceWrong: .namespaceWrong
    case .namespaceMissing: .namespaceMissing
    case .externalNameHasUrn: .externalNameHasUrn
    case .externalNameUnknown: .externalNameUnknown
    case .attributeMissing: .attributeMissing
    case .oldExternalName: .oldExternalName
    case .twoAttributesOneName: .twoAttributesOneName
    case .reservedAttributeName: .reservedAttributeName
    case .expressionInvalid: .expressionInvalid
    case .sameValueForAll: .sameValueForAll
    case .managerExpression: .managerExpression
    case .mappingDiffersFromPlan: .mappingDiffersFromPlan
    case .attributeNotMapped: .attributeNotMapped
    case .mappingCreateOnly: .mappingCreateOnly
    case .mappingNotApplied: .mappingNotApplied
    case .dxValueWouldBeBlanked: .dxValueWouldBeBlanked
    case .startDateFormat: .startDateFormat
    case .valueNotUnderstood: .valueNotUnderstood
    case .valueTypeMismatch: .valueTypeMismatch
    case .invisibleCharacters: .invisibleCharacters
    case .emptyStringSent: .emptyStringSent
    case .groupPriority: .groupPriority
    case .groupScopeAttribute: .groupScopeAttribute
    case .personalOverride: .personalOverride
    case .sourceValueMissing: .sourceValueMissing
    case .authorizationPrefix: .authorizationPrefix
    case .credentialsRejected: .credentialsRejected
    case .duplicateAtTarget: .duplicateAtTarget
    case .userNotProvisioned: .userNotProvisioned
    case .assignedBeforeProvisioning: .assignedBeforeProvisioning
    case .targetRateLimited: .targetRateLimited
    case .forceSyncNothingToPush: .forceSyncNothingToPush
    case .usernameNotDxEmail: .usernameNotDxEmail
    case .usernameNotUpdated: .usernameNotUpdated
    case .emailCaseDiffers: .emailCaseDiffers
    case .oktaUserInactive: .oktaUserInactive
    case .provisionedByChatIntegration: .provisionedByChatIntegration
    case .wrongApp: .wrongApp
    case .backupResavedBySpreadsheet: .backupResavedBySpreadsheet
    case .oktaRateLimited: .oktaRateLimited
    case .nightlyRunNotDue: .nightlyRunNotDue
    case .inactiveUsersDeleted: .inactiveUsersDeleted
    case .portalLinkExpired: .portalLinkExpired
    }
  }
}
