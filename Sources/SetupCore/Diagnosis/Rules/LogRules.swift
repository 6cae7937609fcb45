import Basics

extension Diagnosis {
  /// What the system log and the state of each assignment tell of pushes.
  static let logRules: [DiagnosisRule] = [
    authorizationPrefix, credentialsRejected, duplicateAtTarget, userNotProvisioned,
    assignedBeforeProvisioning, targetRateLimited, forceSyncNothingToPush,
  ]

  private static let integrationPage = "Provisioning > Integration > Edit"

  private static let credentialsRejected = DiagnosisRule(
    .credentialsRejected, .error, "The endpoint rejects the Bearer Token",
    remedy: "Paste the portal's Bearer Token again. If it fails still, make a new one there.",
    fix: [integrationPage, "Paste the Bearer Token", "Test API Credentials", "Save"]
  ) { sight in
    sight.isPrefixRejected ? nil : sight.rejection
  }

  private static let authorizationPrefix = DiagnosisRule(
    .authorizationPrefix, .error, "The endpoint rejects how the token is sent",
    remedy: "This kind of app sends the token as it is typed: put Bearer and a blank before it, or "
      + "create the app from SCIM 2.0 Test App (OAuth Bearer Token).",
    fix: [integrationPage, "Token: the word Bearer, a blank, the token", "Test API Credentials"]
  ) { sight in
    guard sight.isPrefixRejected, var clue = sight.rejection, let app = sight.app else {
      return nil
    }
    clue.sentences.append("The app was made from \(shown(app.value.name)).")
    return clue
  }

  private static let targetRateLimited = DiagnosisRule(
    .targetRateLimited, .warning, "The endpoint takes no more for now",
    remedy: "Wait: Okta tries again by itself. Assign large groups one after another.",
    fix: ["Dashboard > Tasks: look again in an hour"]
  ) { sight in
    guard let log = sight.log else { return nil }
    let events = log.value.lasting("application.integration.rate_limit_exceeded")
      .filter { sight.now.since($0.last) < Span.day }
    return Clue(events, sight, at: log.at)
  }

  private static let duplicateAtTarget = DiagnosisRule(
    .duplicateAtTarget, .error, "The endpoint has some people already",
    remedy: "Ask DX support to remove the second record, then let Okta try again.",
    fix: ["Resolve the duplicate with DX support", "Dashboard > Tasks > Retry Selected"]
  ) { sight in
    guard let log = sight.log else { return nil }
    let signs = ["already exists", "multiple users found", "409"]
    let events = log.value.groups.filter { group in
      group.isFailure && group.eventType.hasPrefix("application.provision.user.")
        && signs.contains { group.reason.lowercased()[...].firstRange(ofText: $0) != nil }
    }
    return Clue(events, sight, at: log.at)
  }

  private static let userNotProvisioned = DiagnosisRule(
    .userNotProvisioned, .error, "People are stuck on the way to the endpoint",
    remedy: "Let Okta try again, and read what it says if it fails.",
    fix: ["Dashboard > Tasks > filter by the app", "Retry Selected"]
  ) { sight in
    guard let seen = sight.people else { return nil }
    var sentences: [String] = []
    if let staged = seen.value.signs[.stagedLong] {
      let verb = staged.count == 1 ? "is" : "are"
      sentences.append("\(people(staged.count)) \(verb) STAGED and not pushed.")
    }
    if let failed = seen.value.signs[.syncError] {
      let verb = failed.count == 1 ? "has" : "have"
      sentences.append("\(people(failed.count)) \(verb) the sync state ERROR.")
    }
    return sentences.isEmpty ? nil : Clue(sentences, at: seen.at)
  }

  private static let assignedBeforeProvisioning = DiagnosisRule(
    .assignedBeforeProvisioning, .error, "People were assigned before provisioning was on",
    remedy: "Provision them by hand once, or take the assignment away and give it again.",
    fix: ["Assignments > the red icon at the person", "Provision User", "OK"]
  ) { sight in
    guard let seen = sight.people, let pattern = seen.value.signs[.activeWithoutExternalID] else {
      return nil
    }
    let verb = pattern.count == 1 ? "is" : "are"
    return Clue(
      ["\(people(pattern.count)) \(verb) ACTIVE without an id at the endpoint."], at: seen.at)
  }

  private static let forceSyncNothingToPush = DiagnosisRule(
    .forceSyncNothingToPush, .info, "Force Sync had nothing to push",
    remedy: "Don't press it again: a push goes out only for people whose app profile changed. "
      + "Change the value at its source, or the mapping.",
    fix: ["Directory > People > the person > Profile: change the value at its source"]
  ) { sight in
    guard let log = sight.log else { return nil }
    let syncs = log.value.groups.filter { $0.eventType == "application.provision.user.sync" }
    guard let pressed = syncs.map(\.first).min() else { return nil }
    let pushed = log.value.groups.contains {
      $0.eventType.hasPrefix("application.provision.user.push") && $0.last >= pressed
    }
    guard !pushed else { return nil }
    let count = syncs.reduce(0) { $0 + $1.count }
    return Clue(
      [
        "\(counted(count, "sync")) in the log since \(sight.when(pressed)), and no push after."
      ], at: log.at)
  }
}
