import Basics
import SetupCore

/// Something that was changed in Okta, as the system log tells it: by whom, when, how often.
public struct OktaLogChange: Hashable, Sendable {
  /// What a change is of.
  public enum Subject: CaseIterable, Hashable, Sendable {
    /// The app itself: its settings, its provisioning, its status.
    case app
    /// Who is assigned.
    case assignments
    /// The attributes of the app's profile.
    case attributes
    /// The mappings between Okta's profile and the app's.
    case mappings

    /// The beginnings of the event types that tell of it.
    var eventTypes: [String] {
      switch self {
      case .app: ["application.lifecycle."]
      case .assignments: ["application.user_membership.", "group.application_assignment."]
      case .attributes: ["directory.app_user_profile."]
      case .mappings: ["directory.mapping."]
      }
    }
  }

  /// What was changed.
  public var subject: Subject
  /// When, the last time.
  public var at: Instant
  /// Who did it, by the name that is shown; nil where Okta names nobody.
  public var actor: String?
  /// What was done, in Okta's words.
  public var words: String
  /// How many times the log has it.
  public var count: Int

  /// A change.
  public init(subject: Subject, at: Instant, actor: String?, words: String, count: Int = 1) {
    (self.subject, self.at, self.actor) = (subject, at, actor)
    (self.words, self.count) = (words, count)
  }

  fileprivate init?(_ event: OktaLogEvent) {
    let subject = Subject.allCases.first {
      $0.eventTypes.contains(where: event.eventType.hasPrefix)
    }
    // What failed or was skipped changed nothing.
    guard let subject, let at = event.published, event.result == "SUCCESS" else { return nil }
    let actor = event.actor.flatMap { $0.displayName.isEmpty ? nil : $0.displayName }
    self.init(
      subject: subject, at: at, actor: actor,
      words: event.message.isEmpty ? event.eventType : event.message)
  }
}

extension OktaClient {
  /// What was changed at an app, the newest first; the same by the same person once, with its count.
  ///
  /// Reads the newest thousand entries and no more: they say who was there last.
  public func changes(
    of app: String, since: Instant, until: Instant
  ) async throws(OktaFailure) -> [OktaLogChange] {
    var changes: [OktaLogChange] = []
    try await log(.changes(of: app, since: since, until: until)) { page throws(OktaFailure) in
      for change in page.compactMap(OktaLogChange.init) { changes.add(change) }
      return false
    }
    return changes
  }
}

extension [OktaLogChange] {
  fileprivate mutating func add(_ change: OktaLogChange) {
    let known = firstIndex {
      ($0.subject, $0.actor, $0.words) == (change.subject, change.actor, change.words)
    }
    guard let known else { return append(change) }
    self[known].count += 1
  }
}
