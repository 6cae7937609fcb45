import Basics

/// Whether Okta, the endpoint and DX mean the same person.
extension CatalogueEntry {
  private static let userNamePage = "Sign On > Edit > Credentials Details"

  static let usernameNotDxEmail = CatalogueEntry(
    .usernameNotDxEmail, .error, .likely, reads: [.app, .people],
    followsFrom: [.defaultAttributesChanged],
    afterwards: .pushesOrRetries,
    title: "The application user name is not the e-mail that DX knows",
    remedy: "Take the e-mail as the application user name. Update Now changes it for everyone.",
    clicks: [userNamePage, "Application username format: Email", "Save", "Update Now"]
  ) { context in
    guard context.peopleKnowBackup, let observed = context.people,
      let pattern = observed.value.signs[.userNameNotInBackup]
    else { return nil }
    let template = context.app?.value.userNameTemplate.map { " Its format is \(shown($0))." } ?? ""
    return FindingEvidence(
      [
        "The user name of \(people(pattern.count)) is not an e-mail of the backup, which has "
          + "\(pattern.count == 1 ? "that person's e-mail" : "their e-mails")." + template
      ], at: observed.at
    ).about(pattern)
  }

  static let usernameNotUpdated = CatalogueEntry(
    .usernameNotUpdated, .warning, .stated, reads: [.app, .people],
    followsFrom: [.defaultAttributesChanged],
    afterwards: .pushesOrRetries,
    title: "An address changed, and the app kept the old user name",
    remedy: "Push the user name on create and update. Update Now changes it for everyone.",
    clicks: [
      userNamePage, "Application username format: Custom, user.email",
      "Update application username on: Create and update", "Save", "Update Now",
    ]
  ) { context in
    guard let app = context.app, app.value.userNamePush != "PUSH", let observed = context.people,
      let pattern = observed.value.signs[.userNameOutdated]
    else { return nil }
    let push = app.value.userNamePush.map { "set to \(shown($0))" } ?? "not set"
    return FindingEvidence(
      [
        "The user name of \(people(pattern.count)) is not what Okta has now, and pushing it is "
          + "\(push)."
      ], at: min(observed.at, app.at)
    ).about(pattern)
  }

  static let emailCaseDiffers = CatalogueEntry(
    .emailCaseDiffers, .warning, .likely, reads: [.people],
    followsFrom: [.usernameNotDxEmail],
    afterwards: .pushesOrRetries,
    title: "E-mails differ in letter case",
    remedy: "Send them in small letters, and ask DX support to merge what came twice.",
    clicks: [
      userNamePage, "Application username format: Custom, String.toLowerCase(user.login)", "Save",
      "Update Now",
    ]
  ) { context in
    guard context.peopleKnowBackup, let observed = context.people,
      let pattern = observed.value.signs[.emailCaseDiffers]
    else { return nil }
    let whose =
      pattern.count == 1 ? "1 person has an e-mail" : "\(people(pattern.count)) have e-mails"
    return FindingEvidence(
      ["\(whose) that the backup writes with other capitals."], at: observed.at
    ).about(pattern)
  }

  static let oktaUserInactive = CatalogueEntry(
    .oktaUserInactive, .warning, .stated, reads: [.people, .assignments],
    explains: [.assignmentsPresent], isRuledOutByRows: false,
    afterwards: .pushesOrRetries,
    title: "Assigned people are not active in Okta",
    remedy: "Reactivate those who should be in DX, and push them again; else take the assignment "
      + "away.",
    clicks: ["Directory > People > the person > More Actions > Activate or Unsuspend"]
  ) { context in
    guard let observed = context.people, let pattern = observed.value.signs[.oktaInactive] else {
      guard let assigned = context.assignments, assigned.value.people > 0,
        assigned.value.inactive == assigned.value.people
      else { return nil }
      let count = assigned.value.people
      let all = count == 1 ? "The person" : "All \(people(count))"
      return FindingEvidence(
        ["\(all) assigned \(count == 1 ? "is" : "are") deprovisioned or suspended in Okta."],
        at: assigned.at)
    }
    let verb = pattern.count == 1 ? "is" : "are"
    return FindingEvidence(
      [
        "\(grouped(pattern.count)) of \(people(observed.value.people)) assigned \(verb) not ACTIVE in "
          + "Okta."
      ], at: observed.at
    ).about(pattern)
  }

  static let provisionedByChatIntegration = CatalogueEntry(
    .provisionedByChatIntegration, .warning, .stated, reads: [.people],
    followsFrom: [.usernameNotDxEmail] + rejections + [.userNotProvisioned],
    afterwards: .awaitsSync,
    title: "Assigned people are not in DX",
    remedy: "If DX notifies through Slack, Microsoft Teams or Webex, people come through that "
      + "integration, not through directory sync: add them there.",
    clicks: ["In DX: the notification integration > add the people"]
  ) { context in
    guard context.peopleKnowBackup, let observed = context.people,
      let pattern = observed.value.signs[.notInBackup], !context.isNightDue
    else { return nil }
    let verb = pattern.count == 1 ? "is" : "are"
    return FindingEvidence(
      ["\(people(pattern.count)) assigned in Okta \(verb) not in DX's user export."],
      at: observed.at
    ).about(pattern)
  }
}
