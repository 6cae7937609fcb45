import Basics
import OktaAPI
import SetupCore

/// A span of Okta's log.
public struct LogSpan: Hashable, Sendable {
  /// Its beginning and its end.
  public var since, until: Instant
}

extension Model {
  /// Asks Okta's log who changed something since it was last read.
  ///
  /// The probes of one round answer within seconds of each other; one question does for all.
  mutating func askWho(changed kind: Observation.Kind, since: Instant) -> [Effect] {
    guard connection.isLive, !lacksLog, kind.logSubject != nil, let app = setup.app?.id else {
      return []
    }
    if let asked = watching.loggedSpan, asked.since <= since, now.since(asked.until) < Span.minute {
      return []
    }
    watching.loggedSpan = LogSpan(since: since, until: now)
    return [.readChanges(app: app, since: since, until: now)]
  }

  private var lacksLog: Bool {
    signIn.permissions.contains { $0.permission == .logs && $0.status != .granted }
  }

  /// What changed of a kind, and below it who did it, the newest three.
  func changeItems(_ kind: Observation.Kind) -> [Page.Item] {
    guard let changed = watching.changes[kind] else { return [] }
    let who = watching.loggedChanges.filter { $0.subject == kind.logSubject }.prefix(3)
    return [Page.Item(.callout(.warning, changed))]
      + who.map { Page.Item(.paragraph(sentence(of: $0))) }
  }

  private func sentence(of change: OktaLogChange) -> String {
    let when = change.at.short(at: now, offset: setup.offset)
    let day = when == change.at.clock(offset: setup.offset) ? "Today" : "On"
    let actor = change.actor.map { " by \($0)" } ?? ""
    let times = change.count > 1 ? " (\(grouped(change.count)) times)" : ""
    return "\(day) \(when)\(actor): \(change.words)\(times)."
  }
}

extension Observation.Kind {
  /// What the log calls a change of it; nil where Okta's log has none.
  fileprivate var logSubject: OktaLogChange.Subject? {
    switch self {
    case .app, .connection, .features: .app
    case .schema: .attributes
    case .mappings: .mappings
    case .assignments: .assignments
    case .groupPush, .backupComparison, .arrivedValues, .people, .groups, .log, .twinApps,
      .rateLimit, .backupShape:
      nil
    }
  }
}
