/// Okta's rate limits: a bucket for each kind of address, counted by the minute.
struct RateLimits: Hashable, Sendable {
  /// What is left of one bucket, as the three headers have it.
  struct Usage: Hashable, Sendable {
    var limit: Int
    var remaining: Int
    var reset: Int
    /// Whether this request was one too many.
    var isExceeded: Bool
  }

  private struct Bucket: Hashable, Sendable {
    var window = 0
    var used = 0
    var refused = 0
  }

  /// Limits that differ from the usual ones, by bucket.
  var limits: [String: Int] = [:]
  /// A limit for every bucket at once; nil for the usual ones.
  var limitForAll: Int?
  /// How many requests of each bucket are refused first, as if others had spent the window.
  var refusedFirst = 0
  private var buckets: [String: Bucket] = [:]

  init() {}

  /// The usual limits by bucket; those without a recording are Okta's documented defaults.
  private static let usual = [
    "apps": 100, "app": 500, "connections": 50, "features": 50, "app-users": 100,
    "app-groups": 100, "group-push": 50, "schemas": 500, "mappings": 500, "groups": 500,
    "users": 600, "logs": 120, "org": 100, "oauth": 150,
  ]

  /// Counts one request.
  mutating func count(_ name: String, at seconds: Int) -> Usage {
    let limit = limitForAll ?? limits[name] ?? Self.usual[name] ?? 100
    var bucket = buckets[name] ?? Bucket()
    defer { buckets[name] = bucket }
    if bucket.refused < refusedFirst {
      bucket.refused += 1
      return Usage(limit: limit, remaining: 0, reset: seconds + 2, isExceeded: true)
    }
    if bucket.window != seconds / 60 {
      bucket.window = seconds / 60
      bucket.used = 0
    }
    bucket.used += 1
    return Usage(
      limit: limit, remaining: max(0, limit - bucket.used), reset: (seconds / 60 + 1) * 60,
      isExceeded: bucket.used > limit)
  }
}
