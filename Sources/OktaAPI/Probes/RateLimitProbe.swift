import Basics
import HTTPTransport
import SetupCore

extension ObservedRateLimit {
  /// The scarcest of Okta's windows that are open now: one that refused, else the one of which the
  /// smallest part is left; nil where Okta reported none.
  public init?(scarcestOf usages: [RateBudget.Usage]) {
    let scarcest = usages.min { one, other in
      if one.isRefused != other.isRefused { return one.isRefused }
      return one.remaining * other.limit < other.remaining * one.limit
    }
    guard let scarcest else { return nil }
    let path = scarcest.route.split(separator: " ").last.map(String.init) ?? scarcest.route
    self.init(
      path: path, limit: scarcest.limit, remaining: scarcest.remaining,
      resets: Instant(Int(scarcest.endsAt.rounded(.up))), refused: scarcest.isRefused)
  }
}
