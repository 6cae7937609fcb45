@testable import SetupCore

/// A person who looks at the consoles of a set-up with one fault, and answers what they see.
struct AnsweringPerson {
  let fault: FindingID

  /// What the person answers to a question; nil for one that this table doesn't know.
  func answer(_ question: String) -> String? {
    Self.faults[fault]?[question] ?? Self.healthy[question]
  }

  /// What the consoles show where nothing is wrong.
  static let healthy = [
    "assigned": "all", "push-groups": "fine", "value-source": "mapping", "app": "one",
    "provisioning": "fine", "failures": "none", "credentials": "works", "base-url": "no",
    "attribute": "right", "present": "once", "form": "right",
    "profile": "neither", "app-value": "right", "mapping": "source",
    "applied": "applied", "had-values": "no", "affected": "everyone", "written": "plain",
    "empty": "none-such", "user-name": "same", "person": "active", "received": "received",
    "leaver": "nobody", "since": "night", "portal": "opens", "backup-file": "untouched",
  ]

  /// What they show otherwise, by what is wrong; written from the scenarios of the demo tenant.
  static let faults: [FindingID: [String: String]] = [
    .appGone: ["app": "gone", "received": "not-received"],
    .appCannotProvision: ["app": "no-tab", "received": "not-received"],
    .connectionDisabled: ["base-url": "disabled", "received": "not-received"],
    .noGroupPushed: ["push-groups": "none"],
    .attributeMissing: ["present": "missing"],
    .oldExternalName: ["present": "old"],
    .twoAttributesOneName: ["present": "twice"],
    .mappingDiffersFromPlan: ["applied": "other-source"],
    .valueNotUnderstood: ["form": "other"],
    .nobodyAssigned: ["assigned": "nobody", "received": "not-received", "app-value": "app-empty"],
    .assignedGroupEmpty: [
      "assigned": "groups-alone", "received": "not-received", "app-value": "app-empty",
    ],
    .pushedButNotAssigned: [
      "assigned": "some-lacking", "push-groups": "pushed-alone", "received": "not-received",
    ],
    .sameGroupAssignedAndPushed: ["push-groups": "also-assigned"],
    .groupPushError: ["push-groups": "error"],
    .namespaceMissing: ["attribute": "no-namespace"],
    .namespaceWrong: ["attribute": "other-namespace"],
    .externalNameHasUrn: ["attribute": "urn-in-name"],
    .externalNameUnknown: ["attribute": "other-name"],
    .reservedAttributeName: [
      "profile": "reserved", "failures": "invalid", "received": "not-received",
    ],
    .attributeNotMapped: ["mapping": "nothing", "app-value": "app-empty"],
    .mappingCreateOnly: ["applied": "create", "app-value": "differs", "affected": "some"],
    .mappingNotApplied: ["applied": "not-applied", "app-value": "app-empty"],
    .forceSyncNothingToPush: ["since": "force-sync"],
    .sourceValueMissing: ["empty": "nothing", "app-value": "both-empty", "affected": "some"],
    .sameValueForAll: ["mapping": "fixed-text", "app-value": "differs"],
    .expressionInvalid: [
      "mapping": "preview-red", "written": "preview-red", "app-value": "app-empty",
      "failures": "invalid", "received": "not-received",
    ],
    .dxValueWouldBeBlanked: [
      "app-value": "both-empty", "mapping": "nothing", "had-values": "yes",
    ],
    .updateUsersOff: ["provisioning": "update-off"],
    .createUsersOff: ["provisioning": "create-off", "received": "not-received"],
    .deactivateUsersOff: ["provisioning": "deactivate-off", "leaver": "active"],
    .assignedBeforeProvisioning: ["assigned": "red-mark", "received": "not-received"],
    .userNotProvisioned: ["person": "waiting", "received": "not-received", "affected": "some"],
    .credentialsRejected: [
      "credentials": "unauthorized", "failures": "unauthorized", "received": "not-received",
    ],
    .authorizationPrefix: [
      "credentials": "header", "failures": "unauthorized", "received": "not-received",
    ],
    .baseUrlMalformed: ["credentials": "other", "base-url": "yes", "received": "not-received"],
    .usernameNotDxEmail: ["user-name": "other"],
    .usernameNotUpdated: ["user-name": "former", "affected": "some"],
    .emailCaseDiffers: ["user-name": "capitals", "affected": "some", "leaver": "twice"],
    .defaultAttributesChanged: ["profile": "defaults"],
    .valueTypeMismatch: ["written": "type", "app-value": "odd"],
    .groupScopeAttribute: ["value-source": "group", "app-value": "differs"],
    .groupPriority: ["value-source": "groups", "app-value": "differs", "affected": "some"],
    .personalOverride: ["value-source": "typed", "app-value": "differs", "affected": "some"],
    .appIsProfileSource: ["provisioning": "to-okta", "app-value": "odd"],
    .duplicateAtTarget: ["failures": "exists", "affected": "some"],
    .startDateFormat: ["written": "date", "app-value": "odd"],
    .invisibleCharacters: ["written": "hidden", "affected": "some"],
    .emptyStringSent: ["empty": "empty-text", "app-value": "both-empty", "affected": "some"],
    .managerExpression: ["mapping": "manager", "app-value": "app-empty", "affected": "some"],
    .targetRateLimited: [
      "failures": "too-many", "credentials": "too-many", "received": "not-received",
    ],
    .oktaRateLimited: ["since": "limit"],
    .oktaUserInactive: ["person": "inactive", "leaver": "inactive", "affected": "some"],
    .appInactiveOrNew: ["app": "inactive", "credentials": "other", "received": "not-received"],
    .provisionedByChatIntegration: ["received": "chat", "person": "chat"],
    .nightlyRunNotDue: ["since": "no-night", "received": "no-night"],
    .wrongApp: ["app": "several"],
    .backupResavedBySpreadsheet: ["backup-file": "resaved"],
    .inactiveUsersDeleted: ["leaver": "gone", "received": "gone"],
    .portalLinkExpired: ["portal": "dead", "credentials": "other"],
  ]

  /// What someone says they see who doesn't know what to call it.
  static func sees(_ symptom: Symptom) -> String {
    switch symptom {
    case .noDirectoryUsers, .peopleMissing: "people"
    case .fieldNotSyncing, .valueWrong, .stopTonight: "values"
    case .personDeactivated, .rolesDoNotFollow: "changed"
    case .credentialsFail, .notConnected: "connection"
    case .nothingChanged: "nothing"
    case .unknown: Question.cannotTell
    }
  }
}
