extension Question {
  /// Whether Okta, the endpoint and DX mean the same person, and where the person stands.
  static let peopleQuestions: [Question] = [userName, person, received, leaver]

  private static let userName = Question(
    "user-name", "The user name", "Which user name has the app for a person who is affected?",
    place: "Assignments > People, beside the e-mail in DX's User CSV",
    [
      Answer("other", "Not an e-mail that DX knows", .confirms(.usernameNotDxEmail)),
      Answer("former", "A former address of the person", .confirms(.usernameNotUpdated)),
      Answer(
        "capitals", "The e-mail of DX, but for capital letters", .confirms(.emailCaseDiffers)),
      Answer(
        "same", "The e-mail of DX, letter by letter",
        .rulesOut([.usernameNotDxEmail, .usernameNotUpdated, .emailCaseDiffers])),
    ])

  private static let person = Question(
    "person", "The person in Okta", "How does a person who is affected stand in Okta?",
    place: "Directory > People > the person, and Dashboard > Tasks for the app",
    in: Symptom.ofPeople.union([.nothingChanged]),
    [
      Answer("inactive", "Suspended or deactivated", .confirms(.oktaUserInactive)),
      Answer(
        "waiting", "Active, and waiting or failed in Tasks", .confirms(.userNotProvisioned)),
      Answer(
        "chat", "Active; missing in DX, which notifies through Slack, Microsoft Teams or Webex",
        .confirms(.provisionedByChatIntegration)),
      Answer(
        "active", "Active, and none of these",
        .rulesOut([.oktaUserInactive, .userNotProvisioned, .provisionedByChatIntegration])),
    ])

  private static let received = Question(
    "received", "What has reached WorkOS",
    "Has the portal received the people who are missing in DX?",
    place: "The portal, users received; DX > Directory Sync, and the notification integration",
    in: [.noDirectoryUsers, .peopleMissing],
    [
      Answer(
        "chat", "It has; DX notifies through Slack, Microsoft Teams or Webex",
        .confirms(.provisionedByChatIntegration)),
      Answer("no-night", "It has, and no night has passed since", .confirms(.nightlyRunNotDue)),
      Answer("gone", "It had them, and they are gone", .confirms(.inactiveUsersDeleted)),
      Answer(
        "received", "It has, since a night or more; DX notifies by e-mail alone",
        .rulesOut(neverSent + notRead)),
      Answer(
        "not-received", "It has not",
        .rulesOut(notRead + [.emailCaseDiffers, .usernameNotDxEmail])),
    ])

  /// What keeps people who were received from DX.
  private static let notRead: [FindingID] = [
    .provisionedByChatIntegration, .nightlyRunNotDue, .inactiveUsersDeleted,
  ]

  /// What keeps a person from reaching WorkOS.
  private static let neverSent: [FindingID] = [
    .nobodyAssigned, .assignedGroupEmpty, .pushedButNotAssigned,
    .assignedBeforeProvisioning, .createUsersOff, .userNotProvisioned, .reservedAttributeName,
    .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .appInactiveOrNew,
    .targetRateLimited,
  ]

  private static let leaver = Question(
    "leaver", "The person in DX",
    "How do people stand in DX who left, or lost their assignment?",
    place: "DX > the list of users, and DX > User CSV",
    in: [.personDeactivated, .stopTonight],
    [
      Answer("gone", "Gone altogether", .confirms(.inactiveUsersDeleted)),
      Answer("active", "Still active", .rulesOut([.inactiveUsersDeleted, .oktaUserInactive])),
      Answer(
        "inactive", "Inactive", .rulesOut([.inactiveUsersDeleted, .deactivateUsersOff])),
      Answer(
        "twice", "There twice",
        .leaves([
          .emailCaseDiffers, .usernameNotUpdated, .usernameNotDxEmail, .duplicateAtTarget,
        ])),
      Answer(
        "nobody", "Nobody left or lost it", .rulesOut([.inactiveUsersDeleted, .deactivateUsersOff])),
    ])
}
