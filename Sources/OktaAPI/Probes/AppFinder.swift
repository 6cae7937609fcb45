import Basics
import SetupCore

/// An app that may be the one, with what speaks for it.
public struct RankedApp: Hashable, Sendable {
  /// The app.
  public var app: ObservedApp
  /// How much speaks for it; 0 if nothing does.
  public var score: Int
  /// What speaks for it or against it, in a few words each.
  public var reasons: [String]
}

/// Finds the app that syncs to DX among those of an organisation.
public struct AppFinder: Sendable {
  private let client: OktaClient

  /// A finder for an organisation.
  public init(_ client: OktaClient) { self.client = client }

  /// The likeliest apps, the likeliest first, at most so many.
  ///
  /// An organisation may have thousands: only those that are returned are held.
  public func find(
    beginning text: String = "", now: Instant, most: Int = 50
  ) async throws(OktaFailure) -> [RankedApp] {
    var best: [RankedApp] = []
    try await client.apps(beginning: text) { page throws(OktaFailure) in
      best = Array(
        (best + page.map { Self.rank($0, now: now) }).sorted(by: Self.isLikelier).prefix(most))
      return true
    }
    return best
  }

  /// One app with what speaks for it.
  public static func rank(_ app: ObservedApp, now: Instant) -> RankedApp {
    let signs = signs(of: app, now: now)
    return RankedApp(
      app: app, score: max(0, signs.reduce(0) { $0 + $1.weight }), reasons: signs.map(\.reason))
  }

  private typealias Sign = (weight: Int, reason: String)

  private static func signs(of app: ObservedApp, now: Instant) -> [Sign] {
    var signs: [Sign] = []
    if app.name.hasPrefix("scim2") {
      signs.append((50, "made from the catalogue's SCIM 2.0 test app"))
    }
    if app.features.contains(where: { $0.hasPrefix("PUSH_") || $0 == "SCIM_PROVISIONING" }) {
      signs.append((30, "provisions people"))
    }
    if let word = telling(app.label) { signs.append((40, "“\(word)” in its label")) }
    guard !signs.isEmpty else { return [] }
    if let age = age(of: app, now: now) {
      signs.append((age < 7 * Span.day ? 10 : 0, "created \(spanInWords(age)) ago"))
    }
    if app.status != "ACTIVE" { signs.append((-20, "not active")) }
    return signs
  }

  /// The word of a label that names DX or what it syncs through.
  static func telling(_ label: String) -> String? {
    let words = label.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let word = words.first(where: { ["dx", "getdx", "workos"].contains($0.lowercased()) }) {
      return word
    }
    let folded = label.lowercased()
    return ["directory sync", "dirsync"].first { folded.contains($0) }
  }

  private static func age(of app: ObservedApp, now: Instant) -> Int? {
    Instant.parse(app.created).map { now.since($0.moment) }
  }

  /// By score, then the newest, then by label and id, so that the order never depends on paging.
  private static func isLikelier(_ one: RankedApp, _ other: RankedApp) -> Bool {
    if one.score != other.score { return one.score > other.score }
    if one.app.created != other.app.created { return one.app.created > other.app.created }
    return (one.app.label, one.app.id) < (other.app.label, other.app.id)
  }
}
