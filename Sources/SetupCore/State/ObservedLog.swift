import Basics

/// The system log's provisioning events of the last days, grouped.
public struct ObservedLog: Hashable, Codable, Sendable {
  /// The most groups that are kept.
  public static let limit = 200

  /// From when on the log was read.
  public var since: Instant
  /// The groups, newest first.
  public var groups: [LogGroup]

  /// Groups of a log read from a moment on; the newest ones are kept.
  public init(since: Instant, groups: [LogGroup]) {
    self.since = since
    self.groups = Array(
      groups.sorted { ($1.last, $0.eventType, $0.reason) < ($0.last, $1.eventType, $1.reason) }
        .prefix(Self.limit))
  }
}

/// Events of one type with one outcome and one reason.
public struct LogGroup: Hashable, Codable, Sendable {
  /// Okta's event type, `application.provision.user.push` and the like.
  public var eventType: String
  /// `SUCCESS`, `FAILURE` and others, as Okta writes it.
  public var outcome: String
  /// Okta's reason, without e-mails and tokens; empty where it gives none.
  public var reason: String
  /// How many events.
  public var count: Int
  /// The people that they are about.
  public var people: PeoplePattern
  /// The oldest of them.
  public var first: Instant
  /// The newest of them.
  public var last: Instant

  /// Events by what they have in common.
  public init(
    eventType: String, outcome: String, reason: String = "", count: Int,
    people: PeoplePattern = PeoplePattern(count: 0), first: Instant, last: Instant
  ) {
    self.eventType = sanitised(eventType, limit: 100)
    self.outcome = sanitised(outcome, limit: 20)
    self.reason = reasonText(reason)
    self.count = count
    self.people = people
    self.first = first
    self.last = last
  }

  /// Whether Okta says that it failed.
  public var isFailure: Bool { outcome == "FAILURE" }
}
