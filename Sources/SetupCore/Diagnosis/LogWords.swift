extension LogGroup {
  /// What was tried, in words; Okta's event type where this program doesn't know it.
  public var attempt: String { Self.attempts[eventType] ?? eventType }

  private static let attempts = [
    "application.provision.user.push": "Making a person at the endpoint",
    "application.provision.user.push_profile": "Sending a person's values",
    "application.provision.user.push_password": "Sending a password",
    "application.provision.user.deactivate": "Deactivating a person",
    "application.provision.user.reactivate": "Reactivating a person",
    "application.provision.user.deprovision": "Taking a person away",
    "application.provision.user.sync": "Force Sync",
    "application.provision.user.verify_exists": "Looking for a person at the endpoint",
    "application.provision.user.import_profile": "Importing a person's values",
    "application.provision.group_push.pushed": "Pushing a group",
    "application.provision.group_push.updated": "Updating a pushed group",
    "application.provision.group_push.mapping.update.or.delete.failed.with.error":
      "Changing a pushed group",
    "application.integration.authentication_failure": "Signing in at the endpoint",
    "application.integration.rate_limit_exceeded": "Sending within the endpoint's rate limit",
    "application.integration.general_failure": "Reaching the endpoint",
  ]

  /// What Okta's reason means, as a sentence; nil where this program doesn't know.
  public var meaning: String? { sign?.meaning }

  /// The finding that it speaks for, if it is in the catalogue.
  public var speaksFor: FindingID? {
    switch (sign?.finding, eventType) {
    case (let finding?, _): finding
    case (nil, "application.integration.authentication_failure"): .credentialsRejected
    case (nil, "application.integration.rate_limit_exceeded"): .targetRateLimited
    case (nil, "application.provision.user.sync"): .forceSyncNothingToPush
    case (nil, let type) where type.contains("group_push") && isFailure: .groupPushError
    default: nil
    }
  }

  private typealias Sign = (words: [String], meaning: String, finding: FindingID?)

  private var sign: Sign? {
    let lower = reason.lowercased()[...]
    return Self.signs.first { sign in
      sign.words.contains { lower.firstRange(ofText: $0) != nil }
    }
  }

  // The first that fits counts: what is more telling stands first.
  private static let signs: [Sign] = [
    (
      ["invalid authorization header"], "The endpoint does not accept how the token is sent.",
      .authorizationPrefix
    ),
    (
      ["unauthorized", "401", "invalid token"], "The endpoint does not accept the Bearer Token.",
      .credentialsRejected
    ),
    (
      ["already exists", "multiple users found", "409"], "The endpoint has that person already.",
      .duplicateAtTarget
    ),
    (["too many requests", "429"], "The endpoint takes no more for now.", .targetRateLimited),
    (["expression"], "A mapping's expression can't be run.", .expressionInvalid),
    (
      ["matching user not found"], "The endpoint doesn't know the person, and may not make one.",
      .createUsersOff
    ),
    (
      ["externalnamespace"],
      "An attribute's External namespace is not one that the endpoint takes.",
      .namespaceWrong
    ),
    (
      ["data type", "must be an array", "must be a"],
      "A value has another type than the endpoint takes.", nil
    ),
    (
      ["unparsable", "violates schema"],
      "A value has something in it that the endpoint can't read.",
      .invisibleCharacters
    ),
    (["changed in the target"], "The group was changed at the endpoint.", .groupPushError),
    (["500", "502", "503", "504"], "The endpoint has an error of its own.", nil),
  ]
}

extension ObservedLog {
  /// The failures, and what else speaks for a finding, newest first.
  public var telling: [LogGroup] {
    groups.filter { $0.isFailure || $0.speaksFor == .forceSyncNothingToPush }
  }
}
