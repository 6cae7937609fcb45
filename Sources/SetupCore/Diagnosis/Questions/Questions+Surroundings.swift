extension Question {
  /// Asked first of those who don't know; it stands in for the symptom.
  static let whatIsWrong = Question(
    "seen", "What you see", "What is not as it should be?",
    place: "DX > Directory Sync, and DX > the list of users", in: [.unknown],
    [
      Answer("people", "People are missing", .sees([.noDirectoryUsers, .peopleMissing])),
      Answer(
        "values", "Values are missing or wrong, or about to be",
        .sees([.fieldNotSyncing, .valueWrong, .stopTonight])),
      Answer(
        "changed", "People became inactive, are gone or there twice; or roles are wrong",
        .sees([.personDeactivated, .rolesDoNotFollow])),
      Answer(
        "connection", "The connection between Okta, WorkOS and DX",
        .sees([.credentialsFail, .notConnected])),
      Answer("nothing", "Nothing came in the night", .sees([.nothingChanged])),
    ])

  /// What is around the app: time, limits, the portal, the backup.
  static let surroundingQuestions: [Question] = [since, portal, backupFile]

  private static let since = Question(
    "since", "Since the last change",
    "What happened since the value or group last changed?",
    place: "Provisioning > To App for Force Sync; the day of the change; what this program said",
    in: [.fieldNotSyncing, .valueWrong, .rolesDoNotFollow, .nothingChanged],
    [
      Answer("no-night", "No night has passed yet", .confirms(.nightlyRunNotDue)),
      Answer(
        "force-sync", "Nothing changed: Force Sync was pressed, that is all",
        .confirms(.forceSyncNothingToPush)),
      Answer(
        "limit", "This program said that Okta answers no more calls", .confirms(.oktaRateLimited)),
      Answer(
        "night", "A night passed, and none of these",
        .rulesOut([.nightlyRunNotDue, .forceSyncNothingToPush, .oktaRateLimited])),
    ])

  private static let portal = Question(
    "portal", "The WorkOS portal", "Does the link to the WorkOS portal open?",
    place: "The page that Enable opened from DX's Directory Sync page",
    in: [.credentialsFail, .notConnected],
    [
      Answer("dead", "It is expired or dead", .confirms(.portalLinkExpired)),
      Answer("opens", "It opens", .rulesOut([.portalLinkExpired])),
    ])

  private static let backupFile = Question(
    "backup-file", "The user export", "Was the User CSV opened and saved before it was used?",
    place: "The file that was uploaded to DX, or kept as the backup",
    in: [.stopTonight, .valueWrong],
    [
      Answer(
        "resaved", "It was saved by a spreadsheet program",
        .confirms(.backupResavedBySpreadsheet)),
      Answer(
        "untouched", "It was not, or no file was uploaded",
        .rulesOut([.backupResavedBySpreadsheet])),
    ])
}
