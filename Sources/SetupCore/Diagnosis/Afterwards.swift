extension FindingID {
  /// What is to be done once it is mended, and when that shows, as sentences.
  ///
  /// Okta pushes to WorkOS within minutes; DX reads from there at night.
  public var afterwards: String {
    switch self {
    case .oktaRateLimited, .targetRateLimited, .nightlyRunNotDue, .appInactiveOrNew:
      "Nothing more: it passes by itself. Look again then."
    case .portalLinkExpired, .wrongApp:
      "Go on in the portal; nothing was sent because of it."
    case .backupResavedBySpreadsheet:
      "The new file takes the place of the old one; nothing has to be sent."
    case .inactiveUsersDeleted, .provisionedByChatIntegration, .duplicateAtTarget:
      "Ask DX support for an immediate sync, or wait for tonight's run."
    case .forceSyncNothingToPush:
      "Okta pushes the changed people by itself. \(Self.reaching)"
    case .nobodyAssigned, .assignedGroupEmpty, .pushedButNotAssigned,
      .sameGroupAssignedAndPushed, .groupPushError, .createUsersOff, .deactivateUsersOff,
      .assignedBeforeProvisioning, .userNotProvisioned, .credentialsRejected,
      .authorizationPrefix, .baseUrlMalformed, .oktaUserInactive, .usernameNotDxEmail,
      .usernameNotUpdated, .emailCaseDiffers, .reservedAttributeName:
      "Okta pushes by itself, or after Dashboard > Tasks > Retry Selected. \(Self.reaching)"
    default:
      "Provisioning > To App > Force Sync sends those whose values changed. \(Self.reaching)"
    }
  }

  private static let reaching =
    "Reached WorkOS: minutes. Reached DX: tonight, or at once through DX support."
}
