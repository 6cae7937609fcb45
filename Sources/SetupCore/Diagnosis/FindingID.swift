/// The fixed ids of the catalogue of findings, in its order.
public enum FindingID: String, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
  case nobodyAssigned = "nobody-assigned"
  case assignedGroupEmpty = "assigned-group-empty"
  case pushedButNotAssigned = "pushed-but-not-assigned"
  case sameGroupAssignedAndPushed = "same-group-assigned-and-pushed"
  case groupPushError = "group-push-error"
  case namespaceMissing = "namespace-missing"
  case namespaceWrong = "namespace-wrong"
  case externalNameHasUrn = "external-name-has-urn"
  case externalNameUnknown = "external-name-unknown"
  case reservedAttributeName = "reserved-attribute-name"
  case attributeNotMapped = "attribute-not-mapped"
  case mappingCreateOnly = "mapping-create-only"
  case mappingNotApplied = "mapping-not-applied"
  case forceSyncNothingToPush = "force-sync-nothing-to-push"
  case sourceValueMissing = "source-value-missing"
  case sameValueForAll = "same-value-for-all"
  case expressionInvalid = "expression-invalid"
  case dxValueWouldBeBlanked = "dx-value-would-be-blanked"
  case updateUsersOff = "update-users-off"
  case createUsersOff = "create-users-off"
  case deactivateUsersOff = "deactivate-users-off"
  case assignedBeforeProvisioning = "assigned-before-provisioning"
  case userNotProvisioned = "user-not-provisioned"
  case credentialsRejected = "credentials-rejected"
  case authorizationPrefix = "authorization-prefix"
  case baseUrlMalformed = "base-url-malformed"
  case usernameNotDxEmail = "username-not-dx-email"
  case usernameNotUpdated = "username-not-updated"
  case emailCaseDiffers = "email-case-differs"
  case defaultAttributesChanged = "default-attributes-changed"
  case valueTypeMismatch = "value-type-mismatch"
  case groupScopeAttribute = "group-scope-attribute"
  case groupPriority = "group-priority"
  case personalOverride = "personal-override"
  case appIsProfileSource = "app-is-profile-source"
  case duplicateAtTarget = "duplicate-at-target"
  case startDateFormat = "start-date-format"
  case invisibleCharacters = "invisible-characters"
  case emptyStringSent = "empty-string-sent"
  case managerExpression = "manager-expression"
  case targetRateLimited = "target-rate-limited"
  case oktaRateLimited = "okta-rate-limited"
  case oktaUserInactive = "okta-user-inactive"
  case appInactiveOrNew = "app-inactive-or-new"
  case provisionedByChatIntegration = "provisioned-by-chat-integration"
  case nightlyRunNotDue = "nightly-run-not-due"
  case inactiveUsersDeleted = "inactive-users-deleted"
  case portalLinkExpired = "portal-link-expired"
  case wrongApp = "wrong-app"
  case backupResavedBySpreadsheet = "backup-resaved-by-spreadsheet"

  /// How sure it is that the cause is what the vendors' documentation says.
  public var confidence: Confidence { Self.likely.contains(self) ? .likely : .stated }

  /// Those that no read can show; questions lead to them.
  public static let unseeable: Set<FindingID> = [.inactiveUsersDeleted, .portalLinkExpired]

  private static let likely: Set<FindingID> = [
    .assignedGroupEmpty, .sourceValueMissing, .sameValueForAll, .authorizationPrefix,
    .usernameNotDxEmail, .emailCaseDiffers, .emptyStringSent, .portalLinkExpired, .wrongApp,
    .backupResavedBySpreadsheet,
  ]
}
