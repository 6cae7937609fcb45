import Basics

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

extension Sight {
  /// The newest rejections of Okta's credentials; nil once a push went through after them.
  var rejection: Clue? {
    guard let log else { return nil }
    return Clue(
      log.value.lasting("application.integration.authentication_failure"), self, at: log.at)
  }

  /// Whether the endpoint speaks of the header, and the app's kind sends the token as typed.
  var isPrefixRejected: Bool {
    guard app?.value.name == "scim2headerauth", let log else { return false }
    return log.value.lasting("application.integration.authentication_failure").contains {
      $0.reason.lowercased()[...].firstRange(ofText: "authorization header") != nil
    }
  }
}

extension Clue {
  /// A clue of groups of the log; nil if there is none.
  init?(_ groups: [LogGroup], _ sight: Sight, at moment: Instant) {
    guard !groups.isEmpty else { return nil }
    self.init(groups.map { $0.sentence(sight) }, at: moment)
  }
}

extension LogGroup {
  /// The group as a sentence, `3 events of 2 people, 06:00 to 08:00: Unauthorized`.
  func sentence(_ sight: Sight) -> String {
    let who = people.count > 0 ? " of \(SetupCore.people(people.count))" : ""
    let span = first == last ? sight.when(last) : "\(sight.when(first)) to \(sight.when(last))"
    let why = reason.isEmpty ? "Okta gives no reason." : shown(reason).asSentence
    return "\(counted(count, "event"))\(who), \(span): \(why)"
  }
}
