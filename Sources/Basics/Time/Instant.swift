/// A moment, in whole seconds since 1970-01-01 00:00 UTC.
///
/// The core never reads a clock: every moment comes in as a value.
public struct Instant: Hashable, Comparable, Codable, Sendable {
  /// Seconds since the epoch; leap seconds don't count.
  public var seconds: Int

  /// A moment by its seconds since the epoch.
  public init(_ seconds: Int) { self.seconds = seconds }

  /// Earlier is less.
  public static func < (one: Instant, other: Instant) -> Bool { one.seconds < other.seconds }

  /// The moment that many seconds later.
  public static func + (moment: Instant, seconds: Int) -> Instant {
    Instant(moment.seconds + seconds)
  }

  /// Seconds from the other moment to this one, never below 0: a clock may have been set back.
  public func since(_ other: Instant) -> Int { max(0, seconds - other.seconds) }

  /// Written as a bare number of seconds.
  public init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int.self)
  }

  /// Written as a bare number of seconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}

/// Spans of time that the rules speak of, in seconds.
public enum Span {
  /// One minute.
  public static let minute = 60
  /// One hour.
  public static let hour = 3600
  /// One day.
  public static let day = 86_400
}
