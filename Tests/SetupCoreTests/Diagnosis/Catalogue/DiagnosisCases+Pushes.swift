import Basics
import SetupCore
import Testing

extension DiagnosisCase {
  static let log = [
    DiagnosisCase(
      .credentialsRejected, "3 events, 06:00 to 07:00: Unauthorized.",
      followers: [.userNotProvisioned]
    ) {
      $0.note("application.integration.authentication_failure", "Unauthorized")
      $0.mark(.stagedLong, 3)
    },
    DiagnosisCase(
      .authorizationPrefix,
      "3 events, 06:00 to 07:00: Invalid Authorization header. "
        + "The app was made from scim2headerauth."
    ) {
      $0.app.name = "scim2headerauth"
      $0.note("application.integration.authentication_failure", "Invalid Authorization header")
    },
    DiagnosisCase(
      .duplicateAtTarget, "3 events of 2 people, 06:00 to 07:00: 409 user already exists.",
      followers: [.userNotProvisioned]
    ) {
      $0.note("application.provision.user.push", "409 user already exists", of: 2)
      $0.mark(.syncError, 2)
    },
    DiagnosisCase(
      .userNotProvisioned,
      "3 people are STAGED and not pushed. 1 person has the sync state ERROR."
    ) {
      $0.mark(.stagedLong, 3)
      $0.mark(.syncError, 1)
    },
    DiagnosisCase(
      .assignedBeforeProvisioning, "3 people are ACTIVE without an id at the endpoint."
    ) { $0.mark(.activeWithoutExternalID, 3) },
    DiagnosisCase(.targetRateLimited, "3 events, 06:00 to 07:00: Too Many Requests.") {
      $0.note("application.integration.rate_limit_exceeded", "Too Many Requests.")
    },
    DiagnosisCase(
      .forceSyncNothingToPush, "5 syncs in the log since 06:00, and no push after."
    ) {
      $0.note("application.provision.user.sync", outcome: "SUCCESS", count: 5)
    },
  ]

  static let identity = [
    DiagnosisCase(
      .usernameNotDxEmail,
      "The user name of 20 people is not an e-mail of the backup, which has their e-mails. "
        + "Its format is ${source.nick}."
    ) {
      $0.app.userNameTemplate = "${source.nick}"
      $0.mark(.userNameNotInBackup, 20)
    },
    DiagnosisCase(
      .usernameNotUpdated,
      "The user name of 1 person is not what Okta has now, and pushing it is set to DONT_PUSH."
    ) {
      $0.app.userNamePush = "DONT_PUSH"
      $0.mark(.userNameOutdated, 1)
    },
    DiagnosisCase(
      .emailCaseDiffers, "2 people have e-mails that the backup writes with other capitals."
    ) { $0.mark(.emailCaseDiffers, 2) },
    DiagnosisCase(
      .oktaUserInactive, "All 2 people assigned are deprovisioned or suspended in Okta."
    ) {
      $0.assignments = ObservedAssignments(people: 2, inactive: 2, groups: 0, emptyGroups: 0)
    },
    DiagnosisCase(.oktaUserInactive, "2 of 20 people assigned are not ACTIVE in Okta.") {
      $0.mark(.oktaInactive, 2)
    },
    DiagnosisCase(
      .provisionedByChatIntegration,
      "2 people assigned in Okta are not in DX's user export."
    ) { $0.mark(.notInBackup, 2) },
  ]

  static let around = [
    DiagnosisCase(
      .wrongApp,
      "Ours is DX (0oa1): it was chosen in step 3, it can provision people, it is active and 20 people "
        + "are assigned to it. Also active: DX new (0oa9, made 2026-11-01T00:00:00Z)."
    ) {
      $0.twins = ObservedTwinApps(
        others: [.init(id: "0oa9", label: "DX new", created: "2026-11-01T00:00:00Z")])
    },
    DiagnosisCase(
      .backupResavedBySpreadsheet,
      "The backup starts with a byte order mark. Its columns are separated by semicolons. "
        + "Its lines end in two different ways. 2 dates are written otherwise than DX does."
    ) {
      $0.shape = ObservedBackupShape(
        backup: "aa", hasByteOrderMark: true, delimiter: ";", mixesLineEnds: true, otherDates: 2)
    },
    DiagnosisCase(.oktaRateLimited, "/api/v1/logs: 3 of 120 calls left until 09:11.") {
      $0.rate.remaining = 3
    },
    DiagnosisCase(
      .oktaRateLimited,
      "/api/v1/logs: Okta refused a call. 120 calls may be made in each window."
    ) {
      $0.rate.refused = true
      $0.rate.resets = Healthy.now + -60
    },
    DiagnosisCase(
      .nightlyRunNotDue, "An assignment changed 3 hours ago, and DX reads nightly."
    ) { $0.people.newestChange = Healthy.now + -3 * Span.hour },
  ]
}
