import Basics
import SetupCore
import Testing

/// Every sentence that a row can say, word for word.
@Suite("What the rows say")
struct SentencesTests {
  typealias M = ReducedModel
  static let start = Instant.parse("2026-11-20T09:00:00Z")?.moment ?? Instant(0)

  struct Case: CustomTestStringConvertible, Sendable {
    var id: PreconditionID
    var kind: Verdict.Kind
    var says: String
    var next: String = ""
    var after: [Event.Kind]
    var wait = 0
    var testDescription: String { "\(id.rawValue) \(kind): \(says)" }
  }

  static let cases: [Case] =
    beginning + backups + apps + connections + provisioning + plans + attributes + endings

  static let beginning: [Case] = [
    Case(
      id: .useCaseChosen, kind: .unmet, says: "No use case is chosen yet.",
      next: "Choose what directory sync is for: user properties, roles, or both.", after: []),
    Case(
      id: .useCaseChosen, kind: .unmet,
      says: "Neither use case was chosen, and directory sync does nothing else.",
      next: "Use a CSV upload or the Web API for a one-off load, or choose a use case.",
      after: [.useCasesChosen(useCases: [])]),
    Case(
      id: .useCaseChosen, kind: .met, says: "Chosen: User properties and Roles.",
      after: [.useCasesChosen(useCases: [.roles, .userProperties])]),
    Case(
      id: .featureEnabled, kind: .unmet,
      says: "DX support has not been asked to activate directory sync.",
      next: "Send DX support the message that step 1 drafts, and note that it was sent.",
      after: []),
    Case(
      id: .featureEnabled, kind: .unmet,
      says: "DX support was asked 20 Nov 09:00, 2 days ago. No answer is noted yet.",
      next: "When DX support says that directory sync is active, note it for feature-enabled.",
      after: [.activationRequested], wait: 2 * Span.day),
    Case(
      id: .featureEnabled, kind: .met, says: "DX support said so 09:00: It is on now.",
      after: [.attested(id: .featureEnabled, role: .dxSupport, words: "It is on now.")]),
    Case(
      id: .groupsPushed, kind: .met, says: "Not needed: Roles was not chosen.",
      after: [.useCasesChosen(useCases: [.userProperties])]),
  ]

  static let backups: [Case] = [
    Case(
      id: .backupTaken, kind: .unmet, says: "No user export is verified yet.",
      next: "In DX, open the User CSV admin page, click Export CSV, and choose the file.",
      after: []),
    Case(
      id: .backupTaken, kind: .unmet, says: "users.csv: 3 of 10 rows can't be used.",
      next: "See the rows. Export again, or mend them in DX first, and choose the new file.",
      after: [.backupRefused(file: "users.csv", reason: "3 of 10 rows can't be used.")]),
    Case(
      id: .backupTaken, kind: .met, says: "users.csv: 2 people, verified 09:00.",
      after: [.backupKept(backup: M.kept)]),
    Case(
      id: .backupTaken, kind: .stale,
      says: "users.csv was verified 8 days ago. People have joined and changed since.",
      next: "In DX, export the users again and choose the new file.",
      after: [.stepLeft(step: .enable), .backupKept(backup: M.kept)], wait: 8 * Span.day),
    Case(
      id: .backupTaken, kind: .unmet, says: "The kept copy of users.csv was deleted.",
      next: "Export the users again and choose the new file.",
      after: [.stepLeft(step: .enable), .backupKept(backup: M.kept), .vaultForgotten(files: 1)]),
    Case(
      id: .backupTaken, kind: .waived, says: "Waived 09:00: The account is empty.",
      next: "No user export is verified yet.",
      after: [.waived(id: .backupTaken, reason: "The account is empty.")]),
    Case(
      id: .backupTaken, kind: .met,
      says:
        "users-list.csv: 3 people, verified 09:00. DX's list of users has no start dates, no AI "
        + "dates, no ssoemail, branch, protected or excludefromsnapshots, and only people with a "
        + "role, a team, a group or a property.", after: [.backupKept(backup: M.live)]),
    Case(
      id: .backupTaken, kind: .unmet,
      says: "The backup was read from DX's list of users, which has no place for startdate.",
      next: "In DX, open the User CSV admin page, click Export CSV, and choose the file.",
      after: [
        .backupKept(backup: M.live), .attributePlanned(attribute: M.planned("startdate")),
        .attributePlanned(attribute: M.planned("githubusername")),
      ]),
    Case(
      id: .backupComplete, kind: .unknown, says: "Not read yet.",
      next: "Sign in to DX to compare the backup with the people DX has now.", after: []),
    Case(
      id: .backupComplete, kind: .unmet, says: "users.csv lacks 2 of the 3 people that DX has.",
      next: "Export the users again and choose the new file.",
      after: [.backupKept(backup: M.kept), M.compared("aa", missing: 2)]),
    Case(
      id: .backupComplete, kind: .met, says: "The backup has all of the 3 people that DX has.",
      after: [.backupKept(backup: M.kept), M.compared("aa", missing: 0)]),
    Case(
      id: .backupComplete, kind: .unknown,
      says: "The people in DX were compared with another file than the kept backup.",
      next: "Compare again; this needs a DX token.",
      after: [.backupKept(backup: M.kept), M.compared("cc", missing: 0)]),
  ]

  private static let otherApp =
    "Choose another app, or create one: Browse App Catalog > SCIM 2.0 Test App (OAuth Bearer Token)."

  private static func kind(_ name: String, _ mode: String, label: String = "DX") -> Event.Kind {
    .observed(
      observation: .app(
        ObservedApp(
          id: "0oa1", name: name, label: label, status: "ACTIVE", features: [], signOnMode: mode,
          userNameTemplate: "${source.email}")))
  }

  static let apps: [Case] = [
    Case(
      id: .appCreated, kind: .unknown, says: "Not read yet.",
      next: "Sign in to Okta to look, or say it is done.", after: []),
    Case(
      id: .appCreated, kind: .unknown,
      says: "Could not be looked at 09:00: Okta did not answer.",
      next: "Look again once that is mended, or say it is done.",
      after: [.lookFailed(kind: .app, reason: "Okta did not answer.")]),
    Case(
      id: .appCreated, kind: .unknown,
      says: "Could not be looked at 09:00: Okta did not answer.",
      next: "Look again in a few minutes. Or say that it is done.",
      after: [
        .lookFailed(
          kind: .app, reason: "Okta did not answer.", remedy: "Look again in a few minutes.")
      ]),
    Case(
      id: .appCreated, kind: .met, says: "DX is active in Okta.", after: [M.app("ACTIVE")]),
    Case(
      id: .appCreated, kind: .unmet, says: "DX is INACTIVE in Okta.",
      next: "In Okta, open the app and choose Activate from the status menu.",
      after: [M.app("INACTIVE")]),
    Case(
      id: .appCreated, kind: .unmet, says: "Wiki is a bookmark: it can't provision people.",
      next: otherApp, after: [kind("bookmark", "BOOKMARK", label: "Wiki")]),
    Case(
      id: .appCreated, kind: .unmet,
      says: "DX is the catalogue app DX, which is for signing in: it can't provision people.",
      next: otherApp, after: [kind("dx", "SAML_2_0")]),
    Case(
      id: .appCreated, kind: .unmet,
      says: "DX is an OpenID Connect app: it can't provision people.", next: otherApp,
      after: [kind("oidc_client", "OPENID_CONNECT")]),
    Case(
      id: .appCreated, kind: .unknown,
      says:
        "DX is active, made from some_saml_app, and Okta does not show whether it can provision "
        + "people.",
      next: "See whether the app has a Provisioning tab, and note it for app-created.",
      after: [kind("some_saml_app", "SAML_2_0")]),
    Case(
      id: .appCreated, kind: .unmet, says: "Okta has no app with the id 0oa1.",
      next: "Choose the app again, or create it from the catalogue.",
      after: [.observed(observation: .appMissing(id: "0oa1"))]),
    Case(
      id: .appCreated, kind: .met,
      says: "Okta admin said so 09:00: done Seen 09:00: DX is INACTIVE in Okta.",
      after: [M.app("INACTIVE"), M.word(.appCreated)], wait: 20 * Span.minute),
    Case(
      id: .appCreated, kind: .stale,
      says: "Looked at 20 minutes ago, and it may have changed since. DX is active in Okta.",
      next: "Look again, or say that it still holds.",
      after: M.toStep3 + [M.app("ACTIVE")], wait: 20 * Span.minute),
  ]

  static let connections: [Case] = [
    Case(
      id: .connectionEnabled, kind: .met, says: "The API integration is enabled.",
      after: [.observed(observation: .connection(ObservedConnection(status: .read("ENABLED"))))]),
    Case(
      id: .connectionEnabled, kind: .unmet, says: "The app's API integration is not enabled.",
      next: "Provisioning tab > Configure API Integration > Enable API integration, then Test API "
        + "Credentials and Save.",
      after: [.observed(observation: .connection(ObservedConnection(status: .read("DISABLED"))))]),
    Case(
      id: .connectionEnabled, kind: .unknown, says: "Okta doesn't tell.",
      next: "Look at the Provisioning tab in Okta, and note whether it is enabled.",
      after: [
        .observed(
          observation: .connection(
            ObservedConnection(status: .notReported(reason: "Okta doesn't tell."))))
      ]),
  ]

  static let provisioning: [Case] = [
    Case(
      id: .provisioningEnabled, kind: .met,
      says: "Create Users, Update User Attributes and Deactivate Users are on.",
      after: [M.app("ACTIVE", M.push)]),
    Case(
      id: .provisioningEnabled, kind: .unmet,
      says: "Update User Attributes and Deactivate Users are off.",
      next: "Provisioning tab > To App > Edit: tick Update User Attributes and Deactivate Users, "
        + "then Save.", after: [M.app("ACTIVE", ["PUSH_NEW_USERS"])]),
    Case(
      id: .provisioningEnabled, kind: .unknown, says: "Not told.",
      next: "Look at Provisioning > To App in Okta, and note whether all three are on.",
      after: [
        M.app("ACTIVE"),
        .observed(
          observation: .features(ObservedFeatures(toApp: .notReported(reason: "Not told.")))),
      ]),
  ]

  @Test("Reason and remedy, word for word", arguments: cases)
  func says(_ wanted: Case) {
    let setup = SetupState(folding: wanted.after.map { Event($0, at: Self.start) })
    let verdict = setup.judged(wanted.id, at: Self.start + wanted.wait).verdict

    #expect(verdict.kind == wanted.kind)
    #expect(verdict.reason == wanted.says)
    #expect(verdict.remedy == wanted.next)
  }
}
