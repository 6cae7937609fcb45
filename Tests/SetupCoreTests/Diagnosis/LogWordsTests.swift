import Testing

@testable import SetupCore

/// The system log in plain words, each group linked to the finding that it speaks for.
@Suite("The system log in words")
struct LogWordsTests {
  private func group(
    _ type: String, _ reason: String = "", outcome: String = "FAILURE"
  ) -> LogGroup {
    LogGroup(
      eventType: type, outcome: outcome, reason: reason, count: 1, first: Healthy.start,
      last: Healthy.start)
  }

  @Test(
    "What was tried",
    arguments: [
      ("application.provision.user.push", "Making a person at the endpoint"),
      ("application.provision.user.push_profile", "Sending a person's values"),
      ("application.provision.user.push_password", "Sending a password"),
      ("application.provision.user.deactivate", "Deactivating a person"),
      ("application.provision.user.reactivate", "Reactivating a person"),
      ("application.provision.user.deprovision", "Taking a person away"),
      ("application.provision.user.sync", "Force Sync"),
      ("application.provision.user.verify_exists", "Looking for a person at the endpoint"),
      ("application.provision.user.import_profile", "Importing a person's values"),
      ("application.provision.group_push.pushed", "Pushing a group"),
      ("application.provision.group_push.updated", "Updating a pushed group"),
      (
        "application.provision.group_push.mapping.update.or.delete.failed.with.error",
        "Changing a pushed group"
      ),
      ("application.integration.authentication_failure", "Signing in at the endpoint"),
      ("application.integration.rate_limit_exceeded", "Sending within the endpoint's rate limit"),
      ("application.integration.general_failure", "Reaching the endpoint"),
      ("application.provision.something.new", "application.provision.something.new"),
    ])
  func attempts(type: String, words: String) { #expect(group(type).attempt == words) }

  @Test(
    "Why it failed, and which finding that speaks for",
    arguments: [
      (
        "Unauthorized. Errors reported by remote server: Invalid token",
        "The endpoint does not accept the Bearer Token.", FindingID.credentialsRejected
      ),
      (
        "Unauthorized: Invalid Authorization header",
        "The endpoint does not accept how the token is sent.", .authorizationPrefix
      ),
      (
        "Conflict: 409 user already exists", "The endpoint has that person already.",
        .duplicateAtTarget
      ),
      ("Too Many Requests", "The endpoint takes no more for now.", .targetRateLimited),
      (
        "Unable to evaluate the expression", "A mapping's expression can't be run.",
        .expressionInvalid
      ),
      (
        "Matching user not found",
        "The endpoint doesn't know the person, and may not make one.", .createUsersOff
      ),
      (
        "Invalid externalNamespace",
        "An attribute's External namespace is not one that the endpoint takes.", .namespaceWrong
      ),
      ("roles must be an array", "A value has another type than the endpoint takes.", nil),
      (
        "Resource violates schema",
        "A value has something in it that the endpoint can't read.", .invisibleCharacters
      ),
      (
        "The group was changed in the target app.", "The group was changed at the endpoint.",
        .groupPushError
      ),
      ("Bad Gateway 502", "The endpoint has an error of its own.", nil),
      ("Something that nobody has seen", nil, nil),
      ("", nil, nil),
    ] as [(String, String?, FindingID?)])
  func reasons(reason: String, meaning: String?, finding: FindingID?) {
    let group = group("application.provision.user.push", reason)
    #expect(group.meaning == meaning)
    #expect(group.speaksFor == finding)
  }

  @Test("Without a reason the event itself may tell")
  func bareEvents() {
    #expect(
      group("application.integration.authentication_failure").speaksFor == .credentialsRejected)
    #expect(group("application.integration.rate_limit_exceeded").speaksFor == .targetRateLimited)
    #expect(
      group("application.provision.user.sync", outcome: "SUCCESS").speaksFor
        == .forceSyncNothingToPush)
    #expect(group("application.provision.group_push.updated").speaksFor == .groupPushError)
    #expect(
      group("application.provision.group_push.updated", outcome: "SUCCESS").speaksFor == nil)
  }

  @Test("Only what failed, and Force Sync, is told")
  func telling() {
    let log = ObservedLog(
      since: Healthy.start,
      groups: [
        group("application.provision.user.push", outcome: "SUCCESS"),
        group("application.provision.user.push", "409"),
        group("application.provision.user.sync", outcome: "SUCCESS"),
      ])
    #expect(
      Set(log.telling.map(\.eventType)) == [
        "application.provision.user.push", "application.provision.user.sync",
      ])
    #expect(log.telling.count == 2)
  }
}
