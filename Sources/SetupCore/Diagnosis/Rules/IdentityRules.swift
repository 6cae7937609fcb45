import Basics

extension Diagnosis {
  /// Whether Okta, the endpoint and DX mean the same person.
  static let identityRules: [DiagnosisRule] = [
    userNameNotEmail, userNameNotUpdated, emailCase, oktaUserInactive, chatIntegration,
  ]

  private static let userNamePage = "Sign On > Edit > Credentials Details"

  private static let userNameNotEmail = DiagnosisRule(
    .usernameNotDxEmail, .error, "The application user name is not the e-mail that DX knows",
    remedy: "Take the e-mail as the application user name. Update Now changes it for everyone.",
    fix: [userNamePage, "Application username format: Email", "Save", "Update Now"]
  ) { sight in
    guard sight.peopleKnowBackup, let seen = sight.people,
      let pattern = seen.value.signs[.userNameNotInBackup]
    else { return nil }
    let template = sight.app?.value.userNameTemplate.map { " Its format is \(shown($0))." } ?? ""
    return Clue(
      [
        "The user name of \(people(pattern.count)) is not an e-mail of the backup, which has "
          + "\(pattern.count == 1 ? "that person's e-mail" : "their e-mails")." + template
      ], at: seen.at)
  }

  private static let userNameNotUpdated = DiagnosisRule(
    .usernameNotUpdated, .warning, "An address changed, and the app kept the old user name",
    remedy: "Push the user name on create and update. Update Now changes it for everyone.",
    fix: [
      userNamePage, "Application username format: Custom, user.email",
      "Update application username on: Create and update", "Save", "Update Now",
    ]
  ) { sight in
    guard let app = sight.app, app.value.userNamePush != "PUSH", let seen = sight.people,
      let pattern = seen.value.signs[.userNameOutdated]
    else { return nil }
    let push = app.value.userNamePush.map { "set to \(shown($0))" } ?? "not set"
    return Clue(
      [
        "The user name of \(people(pattern.count)) is not what Okta has now, and pushing it is "
          + "\(push)."
      ], at: min(seen.at, app.at))
  }

  private static let emailCase = DiagnosisRule(
    .emailCaseDiffers, .warning, "E-mails differ in letter case",
    remedy: "Send them in small letters, and ask DX support to merge what came twice.",
    fix: [
      userNamePage, "Application username format: Custom, String.toLowerCase(user.login)", "Save",
      "Update Now",
    ]
  ) { sight in
    guard sight.peopleKnowBackup, let seen = sight.people,
      let pattern = seen.value.signs[.emailCaseDiffers]
    else { return nil }
    let whose =
      pattern.count == 1 ? "1 person has an e-mail" : "\(people(pattern.count)) have e-mails"
    return Clue(["\(whose) that the backup writes with other capitals."], at: seen.at)
  }

  private static let oktaUserInactive = DiagnosisRule(
    .oktaUserInactive, .warning, "Assigned people are not active in Okta",
    remedy: "Reactivate those who should be in DX, and push them again; else take the assignment "
      + "away.",
    fix: ["Directory > People > the person > More Actions > Activate or Unsuspend"]
  ) { sight in
    guard let seen = sight.people, let pattern = seen.value.signs[.oktaInactive] else {
      return nil
    }
    let verb = pattern.count == 1 ? "is" : "are"
    return Clue(
      [
        "\(grouped(pattern.count)) of \(people(seen.value.people)) assigned \(verb) not ACTIVE in "
          + "Okta."
      ], at: seen.at)
  }

  private static let chatIntegration = DiagnosisRule(
    .provisionedByChatIntegration, .warning, "Assigned people are not in DX",
    remedy: "If DX notifies through Slack, Microsoft Teams or Webex, people come through that "
      + "integration, not through directory sync: add them there.",
    fix: ["In DX: the notification integration > add the people"]
  ) { sight in
    guard sight.peopleKnowBackup, let seen = sight.people,
      let pattern = seen.value.signs[.notInBackup], !sight.isNightDue
    else { return nil }
    let verb = pattern.count == 1 ? "is" : "are"
    return Clue(
      ["\(people(pattern.count)) assigned in Okta \(verb) not in DX's user export."], at: seen.at)
  }
}
