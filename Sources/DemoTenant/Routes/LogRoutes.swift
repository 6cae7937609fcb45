import Basics

extension DemoOkta {
  /// `GET /logs`: seven days back unless `since` says otherwise, oldest first.
  func logPage(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let until = try moment(request, "until") ?? request.seconds
    let since = try moment(request, "since") ?? until - 7 * Span.day
    let filter = try Filter.of(request, .logs)
    let keyword = request.query["q"]?.lowercased()
    var found = log.indices.filter { index in
      let event = log[index]
      return event.published >= since && event.published < max(until, since) + 1
        && filter?.matches { filterValues($0, of: event) } != false
        && keyword.map { event.message.lowercased().contains($0) } != false
    }
    let isDescending = request.query["sortOrder"] == "DESCENDING"
    found.sort { (log[$0].published, $0) < (log[$1].published, $1) }
    if isDescending { found.reverse() }
    let places = found.indices.map { $0..<$0 + 1 }
    return try Page(request, of: places, limit: (100, 1000)).answer {
      eventBody(found[$0])
    }
  }

  private func moment(_ request: OktaRequest, _ name: String) throws(OktaRefusal) -> Int? {
    guard let text = request.query[name] else { return nil }
    guard let moment = Instant.parse(text)?.moment else {
      throw OktaRefusal(.invalid(name, "\(name) is not an ISO 8601 timestamp."))
    }
    return moment.seconds
  }

  private func filterValues(_ name: String, of event: LogEvent) -> [String] {
    switch name {
    case "eventType": [event.type]
    case "outcome.result": [event.result]
    case "outcome.reason": event.reason.map { [$0] } ?? []
    case "severity": [event.severity]
    case "published": [Instant(event.published).oktaTime]
    case "actor.id": [actor(event).id]
    case "target.id": targets(event).map(\.id)
    case "target.type": targets(event).map(\.type)
    default: []
    }
  }

  private func eventBody(_ index: Int) -> JSONValue {
    let event = log[index]
    let uuid = "dxdemo00-0000-4000-8000-\(padded(index, 12))"
    var outcome: [JSONObject.Member] = [.init("result", .string(event.result))]
    if let reason = event.reason {
      outcome.append(.init("reason", .string(reason)))
    }
    return [
      "actor": actor(event).body, "displayMessage": .string(event.message),
      "eventType": .string(event.type), "outcome": .object(JSONObject(outcome)),
      "published": .string(Instant(event.published).oktaTime),
      "severity": .string(event.severity), "debugContext": ["debugData": [:]],
      "transaction": ["type": "JOB", "id": .string(uuid), "detail": [:]],
      "uuid": .string(uuid), "version": "0",
      "target": .array(targets(event).map(\.body)),
    ]
  }

  private func actor(_ event: LogEvent) -> LogSubject {
    switch event.actor {
    case .system: LogSubject("okta", "SystemPrincipal", "system@okta.example", "Okta System")
    case .admin:
      LogSubject(
        OpaqueID.make("00u", Self.administrator), "User", "admin@example.com", "Administrator")
    }
  }

  private func targets(_ event: LogEvent) -> [LogSubject] {
    let person = event.person.map { people[$0] }
    let app = event.app.flatMap { number in apps.first { $0.number == number } }
    return [
      person.map { LogSubject($0.id, "User", $0.email, "Person \($0.lastName)") },
      event.group.flatMap(group).map { LogSubject($0.id, "UserGroup", "unknown", $0.name) },
      app.map { LogSubject($0.id, "AppInstance", $0.label, $0.name) },
    ].compactMap { $0 }
  }
}

/// Somebody or something that a line of the log names.
private struct LogSubject {
  let id: String
  let type: String
  let alternateID: String
  let name: String

  init(_ id: String, _ type: String, _ alternateID: String, _ name: String) {
    self.id = id
    self.type = type
    self.alternateID = alternateID
    self.name = name
  }

  var body: JSONValue {
    [
      "id": .string(id), "type": .string(type), "alternateId": .string(alternateID),
      "displayName": .string(name),
    ]
  }
}
