extension Question {
  /// The app, its switches and its way to the endpoint.
  static let provisioningQuestions: [Question] = [app, switches, failures, credentials, baseURL]

  private static let app = Question(
    "app", "The app", "Is the app active, and the only one for DX?",
    place: "Applications > Applications: search for DX and for SCIM",
    [
      Answer(
        "inactive", "It is inactive, or was made minutes ago", .confirms(.appInactiveOrNew)),
      Answer(
        "several", "Another active app looks as if it were for DX", .confirms(.wrongApp)),
      Answer("gone", "It is not there any more", .confirms(.appGone)),
      Answer(
        "no-tab", "It is active, and has no Provisioning tab", .confirms(.appCannotProvision)),
      Answer(
        "one", "It is active, and the only one",
        .rulesOut([.appInactiveOrNew, .wrongApp, .appGone, .appCannotProvision])),
    ])

  private static let switches = Question(
    "provisioning", "Provisioning", "Which of these do you see on the Provisioning tab?",
    place: "Applications > Applications > the app > Provisioning > To App, then To Okta",
    [
      Answer("create-off", "Create Users is off", .confirms(.createUsersOff)),
      Answer("update-off", "Update User Attributes is off", .confirms(.updateUsersOff)),
      Answer("deactivate-off", "Deactivate Users is off", .confirms(.deactivateUsersOff)),
      Answer(
        "to-okta", "To Okta has imports, or the app as profile source",
        .confirms(.appIsProfileSource)),
      Answer(
        "fine", "All three are on, and To Okta has nothing",
        .rulesOut([.createUsersOff, .updateUsersOff, .deactivateUsersOff, .appIsProfileSource])),
    ])

  private static let failures = Question(
    "failures", "Failures", "Which failure does Okta list for this app?",
    place: "Dashboard > Tasks, and Reports > System Log, both for this app",
    [
      Answer(
        "unauthorized", "Unauthorized, 401 or a failed verification",
        .leaves([.credentialsRejected, .authorizationPrefix, .baseUrlMalformed])),
      Answer(
        "exists", "The user exists already, or several were found", .confirms(.duplicateAtTarget)),
      Answer("too-many", "Too many requests, 429", .confirms(.targetRateLimited)),
      Answer(
        "invalid", "A bad request, an invalid value or expression",
        .leaves([
          .reservedAttributeName, .valueTypeMismatch, .invisibleCharacters, .emptyStringSent,
          .expressionInvalid, .managerExpression, .defaultAttributesChanged, .startDateFormat,
          .createUsersOff, .baseUrlMalformed,
        ])),
      Answer(
        "none", "None of these",
        .rulesOut([
          .credentialsRejected, .authorizationPrefix, .duplicateAtTarget, .targetRateLimited,
          .reservedAttributeName,
        ])),
    ])

  private static let credentials = Question(
    "credentials", "Test API Credentials", "What does Test API Credentials say?",
    place: "Applications > Applications > the app > Provisioning > Integration > Edit",
    [
      Answer("header", "Invalid Authorization header", .confirms(.authorizationPrefix)),
      Answer("unauthorized", "Unauthorized, or an invalid token", .confirms(.credentialsRejected)),
      Answer("too-many", "Too many requests, 429", .confirms(.targetRateLimited)),
      Answer(
        "other", "Another error",
        .leaves([.baseUrlMalformed, .appInactiveOrNew, .wrongApp, .portalLinkExpired])),
      Answer(
        "works", "It works",
        .rulesOut([.credentialsRejected, .authorizationPrefix, .baseUrlMalformed])),
    ])

  private static let baseURL = Question(
    "base-url", "SCIM 2.0 Base Url",
    "Is the API integration enabled, and the Base Url as the portal has it?",
    place: "Provisioning > Integration, beside the portal's Endpoint",
    [
      Answer("yes", "It ends in a slash, or holds a blank", .confirms(.baseUrlMalformed)),
      Answer("disabled", "Enable API integration is not ticked", .confirms(.connectionDisabled)),
      Answer(
        "no", "It is the portal's Endpoint, letter by letter",
        .rulesOut([.baseUrlMalformed, .connectionDisabled])),
    ])
}
