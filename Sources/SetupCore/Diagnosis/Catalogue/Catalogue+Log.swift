import Basics

/// What the system log and the state of each assignment report of pushes.
extension CatalogueEntry {
  private static let integrationPage = "Provisioning > Integration > Edit"

  static let credentialsRejected = CatalogueEntry(
    .credentialsRejected, .error, .stated, reads: [.log, .app],
    followsFrom: [.authorizationPrefix, .baseUrlMalformed],
    afterwards: .pushesOrRetries,
    title: "The endpoint rejects the Bearer Token",
    remedy: "Paste the portal's Bearer Token again. If it fails still, make a new one there.",
    clicks: [integrationPage, "Paste the Bearer Token", "Test API Credentials", "Save"]
  ) { context in
    context.isPrefixRejected ? nil : context.rejection
  }

  static let authorizationPrefix = CatalogueEntry(
    .authorizationPrefix, .error, .likely, reads: [.log, .app],
    afterwards: .pushesOrRetries,
    title: "The endpoint rejects how the token is sent",
    remedy: "This kind of app sends the token as it is typed: put Bearer and a blank before it, or "
      + "create the app from SCIM 2.0 Test App (OAuth Bearer Token).",
    clicks: [integrationPage, "Token: the word Bearer, a blank, the token", "Test API Credentials"]
  ) { context in
    guard context.isPrefixRejected, var evidence = context.rejection, let app = context.app else {
      return nil
    }
    evidence.sentences.append("The app was made from \(shown(app.value.name)).")
    return evidence
  }

  static let targetRateLimited = CatalogueEntry(
    .targetRateLimited, .warning, .stated, reads: [.log],
    afterwards: .passesByItself,
    title: "The endpoint takes no more for now",
    remedy: "Wait: Okta tries again by itself. Assign large groups one after another.",
    clicks: ["Dashboard > Tasks: look again in an hour"]
  ) { context in
    guard let log = context.log else { return nil }
    let events = log.value.lasting("application.integration.rate_limit_exceeded")
      .filter { context.now.since($0.last) < Span.day }
    return FindingEvidence(events, context, at: log.at)
  }

  static let duplicateAtTarget = CatalogueEntry(
    .duplicateAtTarget, .error, .stated, reads: [.log],
    afterwards: .awaitsSync,
    title: "The endpoint has some people already",
    remedy: "Ask DX support to remove the second record, then let Okta try again.",
    clicks: ["Resolve the duplicate with DX support", "Dashboard > Tasks > Retry Selected"]
  ) { context in
    guard let log = context.log else { return nil }
    let signs = ["already exists", "multiple users found", "409"]
    let events = log.value.groups.filter { group in
      group.isFailure && group.eventType.hasPrefix("application.provision.user.")
        && signs.contains { group.reason.lowercased()[...].firstRange(ofText: $0) != nil }
    }
    return FindingEvidence(events, context, at: log.at)
  }

  static let userNotProvisioned = CatalogueEntry(
    .userNotProvisioned, .error, .stated, reads: [.people],
    followsFrom: rejections + [
      .createUsersOff, .duplicateAtTarget, .reservedAttributeName, .expressionInvalid,
      .valueTypeMismatch, .invisibleCharacters, .defaultAttributesChanged, .oktaUserInactive,
    ],
    afterwards: .pushesOrRetries,
    title: "People are stuck on the way to the endpoint",
    remedy: "Let Okta try again, and read what it says if it fails.",
    clicks: ["Dashboard > Tasks > filter by the app", "Retry Selected"]
  ) { context in
    guard let observed = context.people else { return nil }
    var sentences: [String] = []
    if let staged = observed.value.signs[.stagedLong] {
      let verb = staged.count == 1 ? "is" : "are"
      sentences.append("\(people(staged.count)) \(verb) STAGED and not pushed.")
    }
    if let failed = observed.value.signs[.syncError] {
      let verb = failed.count == 1 ? "has" : "have"
      sentences.append("\(people(failed.count)) \(verb) the sync state ERROR.")
    }
    let none = PeoplePattern(count: 0)
    return sentences.isEmpty
      ? nil
      : FindingEvidence(sentences, at: observed.at).about(
        observed.value.signs[.stagedLong] ?? none, observed.value.signs[.syncError] ?? none)
  }

  static let assignedBeforeProvisioning = CatalogueEntry(
    .assignedBeforeProvisioning, .error, .stated, reads: [.people],
    followsFrom: [.appCannotProvision, .createUsersOff],
    afterwards: .pushesOrRetries,
    title: "People were assigned before provisioning was on",
    remedy: "Provision them by hand once, or take the assignment away and give it again.",
    clicks: ["Assignments > the red icon at the person", "Provision User", "OK"]
  ) { context in
    guard let observed = context.people,
      let pattern = observed.value.signs[.activeWithoutExternalID]
    else {
      return nil
    }
    let verb = pattern.count == 1 ? "is" : "are"
    return FindingEvidence(
      ["\(people(pattern.count)) \(verb) ACTIVE without an id at the endpoint."], at: observed.at
    ).about(pattern)
  }

  static let forceSyncNothingToPush = CatalogueEntry(
    .forceSyncNothingToPush, .info, .stated, reads: [.log],
    followsFrom: [
      .updateUsersOff, .namespaceMissing, .namespaceWrong, .externalNameHasUrn,
      .externalNameUnknown, .attributeNotMapped, .mappingCreateOnly, .sourceValueMissing,
    ] + rejections,
    afterwards: .pushesChanged,
    title: "Force Sync had nothing to push",
    remedy: "Don't press it again: a push goes out only for people whose app profile changed. "
      + "Change the value at its source, or the mapping.",
    clicks: ["Directory > People > the person > Profile: change the value at its source"]
  ) { context in
    guard let log = context.log else { return nil }
    let syncs = log.value.groups.filter { $0.eventType == "application.provision.user.sync" }
    guard let pressed = syncs.map(\.first).min() else { return nil }
    let pushed = log.value.groups.contains {
      $0.eventType.hasPrefix("application.provision.user.push") && $0.last >= pressed
    }
    guard !pushed else { return nil }
    let count = syncs.reduce(0) { $0 + $1.count }
    return FindingEvidence(
      [
        "\(counted(count, "sync")) in the log since \(context.when(pressed)), and no push after."
      ], at: log.at)
  }
}

extension ObservedLog {
  /// The failures of an event type that no successful push came after.
  func lasting(_ eventType: String) -> [LogGroup] {
    let success = groups.filter {
      $0.outcome == "SUCCESS" && $0.eventType.hasPrefix("application.provision.user.push")
    }.map(\.last).max()
    return groups.filter { group in
      group.eventType == eventType && group.outcome != "SUCCESS"
        && (success.map { group.last > $0 } ?? true)
    }
  }
}

extension RuleContext {
  /// The newest rejections of Okta's credentials; nil once a push went through after them.
  var rejection: FindingEvidence? {
    guard let log = self.log else { return nil }
    return FindingEvidence(
      log.value.lasting("application.integration.authentication_failure"), self, at: log.at)
  }

  /// Whether the endpoint speaks of the header, and the app's kind sends the token as typed.
  var isPrefixRejected: Bool {
    guard self.app?.value.name == "scim2headerauth", let log = self.log else { return false }
    return log.value.lasting("application.integration.authentication_failure").contains {
      $0.reason.lowercased()[...].firstRange(ofText: "authorization header") != nil
    }
  }
}

extension FindingEvidence {
  /// A evidence of groups of the log; nil if there is none.
  init?(_ groups: [LogGroup], _ context: RuleContext, at moment: Instant) {
    guard !groups.isEmpty else { return nil }
    self.init(groups.map { $0.sentence(context) }, at: moment)
  }
}

extension LogGroup {
  /// The group as a sentence, `3 events of 2 people, 06:00 to 08:00: Unauthorized`.
  func sentence(_ context: RuleContext) -> String {
    let who = people.count > 0 ? " of \(SetupCore.people(people.count))" : ""
    let span =
      first == last ? context.when(last) : "\(context.when(first)) to \(context.when(last))"
    let why = reason.isEmpty ? "Okta gives no reason." : shown(reason).asSentence
    return "\(counted(count, "event"))\(who), \(span): \(why)"
  }
}
