import Basics
import SetupCore

/// What is asked of the system log about an app.
public struct OktaLogQuery: Hashable, Sendable {
  /// The beginnings of the event types that are wanted.
  public var eventTypes: [String]
  /// The app that the events speak of.
  public var app: String
  /// The span that is read; an open end would never come to its last page.
  public var since, until: Instant
  /// Whether only failures are wanted.
  public var failuresOnly: Bool
  /// The person that the events speak of, by their id; nil for anybody.
  public var person: String?

  /// What happened with provisioning by an app: pushes, deactivations, group pushes, and the
  /// errors of its connection.
  public static func provisioning(
    by app: String, since: Instant, until: Instant, failuresOnly: Bool = false
  ) -> OktaLogQuery {
    OktaLogQuery(
      eventTypes: ["application.provision.", "application.integration."], app: app, since: since,
      until: until, failuresOnly: failuresOnly)
  }

  /// Who changed the app, its assignments, its attributes or its mappings.
  ///
  /// `application.configuration.` is left out: Okta tells errors of its own under it. Which events
  /// of the last two kinds name the app among their targets is documented nowhere; those that
  /// don't are not found.
  public static func changes(of app: String, since: Instant, until: Instant) -> OktaLogQuery {
    OktaLogQuery(
      eventTypes: OktaLogChange.Subject.allCases.flatMap(\.eventTypes), app: app, since: since,
      until: until, failuresOnly: false)
  }

  /// The filter expression; nil where the app's id is none and could end a quotation.
  var filter: String? {
    let target = person ?? app
    guard OktaID.isValid(app), OktaID.isValid(target) else { return nil }
    let kinds = eventTypes.map { "eventType sw \"\($0)\"" }.joined(separator: " or ")
    let failed = failuresOnly ? " and outcome.result eq \"FAILURE\"" : ""
    return "target.id eq \"\(target)\" and (\(kinds))\(failed)"
  }
}

/// One entry of the system log.
public struct OktaLogEvent: Hashable, Sendable {
  /// Someone or something that an event speaks of.
  public struct Party: Hashable, Sendable {
    /// `User`, `AppInstance`, `AppUser` or another type.
    public var type: String
    /// Okta's id.
    public var id: String
    /// The name that it goes by.
    public var displayName: String
    /// Another name for it: a person's sign-in name.
    public var alternateID: String

    init(okta value: JSONValue) {
      type = value.name("type", 60)
      id = value.name("id", 100)
      displayName = value.name("displayName")
      alternateID = value.name("alternateId", 320)
    }
  }

  /// Okta's id of the entry.
  public var id: String
  /// When it was published.
  public var published: Instant?
  /// `application.provision.user.push` and the like.
  public var eventType: String
  /// `SUCCESS`, `FAILURE` or another result.
  public var result: String
  /// Why, where Okta gives a reason.
  public var reason: String?
  /// The event in Okta's words.
  public var message: String
  /// Who did it.
  public var actor: Party?
  /// To whom or what.
  public var targets: [Party]

  init?(okta value: JSONValue) {
    guard value.object != nil else { return nil }
    id = value.name("uuid", 100)
    published = value["published"]?.string.flatMap { Instant.parse($0)?.moment }
    eventType = value.name("eventType", 200)
    result = Answer.name(value.at("outcome", "result")?.string, 40)
    reason = value["outcome"]?.nameIfAny("reason")
    message = value.name("displayMessage")
    actor = value["actor"].flatMap { $0.object == nil ? nil : Party(okta: $0) }
    targets = (value["target"]?.array ?? []).prefix(50).map(Party.init(okta:))
  }
}

extension OktaClient {
  /// The system log's entries, the newest first, page by page.
  ///
  /// Ends early once `visit` returns false.
  public func log(
    _ query: OktaLogQuery, visit: ([OktaLogEvent]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    guard let filter = query.filter else {
      throw failed(.notAnID(Answer.name(query.app)), .logs)
    }
    let fields = [
      (name: "filter", value: filter), (name: "since", value: query.since.iso8601()),
      (name: "until", value: query.until.iso8601()), (name: "limit", value: "1000"),
      (name: "sortOrder", value: "DESCENDING"),
    ]
    try await list(.logs, query: fields) { page throws(OktaFailure) in
      // Some lists of the log link on from their empty end.
      guard !page.isEmpty else { return false }
      return try await visit(try elements(page, of: .logs, OktaLogEvent.init(okta:)))
    }
  }

  /// The ids of the people whose profile an app pushed in a span.
  public func peoplePushed(
    by app: String, since: Instant, until: Instant
  ) async throws(OktaFailure) -> Set<String> {
    var ids: Set<String> = []
    let query = OktaLogQuery.provisioning(by: app, since: since, until: until)
    try await log(query) { page throws(OktaFailure) in
      for event in page
      where event.eventType.hasPrefix("application.provision.user.push")
        && event.result == "SUCCESS"
      {
        ids.formUnion(event.targets.filter { $0.type == "User" || $0.type == "AppUser" }.map(\.id))
      }
      return ids.count < 1_000_000
    }
    return ids
  }

  /// Whether the system log may be read.
  func touchLog() async throws(OktaFailure) {
    _ = try await read(.logs, query: [("limit", "1")])
  }
}
