import Basics
import SetupCore

extension OktaProbes {
  /// How far back the system log is read; Okta's own answer goes no further unless asked.
  static let logSpan = 7 * Span.day
  /// How many events are read at most, the newest first.
  static let mostLogEvents = 20_000

  /// Reads what the system log has about provisioning in the last days, grouped.
  func probeLog(_ context: ProbeContext) async throws(OktaFailure) -> Observation {
    let since = context.now + -Self.logSpan
    // The server's clock may be ahead; an event of this very moment belongs to it.
    let query = OktaLogQuery.provisioning(by: app, since: since, until: context.now + Span.hour)
    var tally = LogTally()
    try await client.log(query) { page throws(OktaFailure) in
      for event in page { tally.take(event, digest: context.digest) }
      return tally.events < Self.mostLogEvents
    }
    let isCut = tally.events >= Self.mostLogEvents
    return .log(
      ObservedLog(since: isCut ? tally.oldest ?? since : since, groups: tally.groups))
  }
}

/// Events of the log by what they have in common; people are counted.
private struct LogTally {
  private struct Key: Hashable {
    var type, outcome, reason: String
  }

  private struct Group {
    var count = 0
    var people: Set<Int> = []
    var pattern = PatternTally()
    var first, last: Instant
  }

  private(set) var events = 0
  private(set) var oldest: Instant?
  private var byKey: [Key: Group] = [:]

  mutating func take(_ event: OktaLogEvent, digest: (String) -> String) {
    events += 1
    guard let at = event.published else { return }
    oldest = min(oldest ?? at, at)
    let key = Key(
      type: event.eventType, outcome: event.result,
      reason: event.reasonWithoutPeople)
    guard byKey[key] != nil || byKey.count < 2 * ObservedLog.limit else { return }
    var group = byKey[key] ?? Group(first: at, last: at)
    group.count += 1
    (group.first, group.last) = (min(group.first, at), max(group.last, at))
    if let person = event.person, group.people.insert(person.id.hashValue).inserted {
      let address = person.alternateID.isEmpty ? person.id : person.alternateID
      group.pattern.add(Bearer(digest: digest(address), address: address))
    }
    byKey[key] = group
  }

  var groups: [LogGroup] {
    byKey.map { key, group in
      LogGroup(
        eventType: key.type, outcome: key.outcome, reason: key.reason, count: group.count,
        people: group.pattern.pattern, first: group.first, last: group.last)
    }
  }
}

extension OktaLogEvent {
  /// The person that the event is about.
  fileprivate var person: Party? { targets.first { $0.type == "User" || $0.type == "AppUser" } }

  /// Okta's reason, with the names of those it speaks of left out, so that alike ones are alike.
  fileprivate var reasonWithoutPeople: String {
    let people = (targets + [actor].compactMap { $0 }).filter { $0.type.contains("User") }
    return people.reduce(reason ?? "") { text, party in
      [party.displayName, party.alternateID].filter { $0.count > 2 }.reduce(text) {
        $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: "[person]")
      }
    }
  }
}
