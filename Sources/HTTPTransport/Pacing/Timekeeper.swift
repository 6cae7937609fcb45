import Platform

/// The clock and the waiting that pacing needs, as values that a test can replace.
public struct Timekeeper: Sendable {
  /// Seconds since 1970-01-01 00:00 UTC.
  public var now: @Sendable () -> Double
  /// Waits so many seconds; throws when the task is cancelled.
  public var sleep: @Sendable (Double) async throws -> Void
  /// The same where a server's rate limit is waited for, which may take long; nil where nobody needs
  /// to tell it apart.
  public var waitForLimit: (@Sendable (Double) async throws -> Void)?
  /// A number from 0 to below 1, for jitter.
  public var random: @Sendable () -> Double

  /// A clock, a way to wait and a source of chance.
  public init(
    now: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Double) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  /// The machine's clock and real waiting.
  public static let system = Timekeeper(
    now: { Clock.seconds },
    sleep: { try await Task.sleep(for: .seconds(max(0, $0))) },
    random: { Double.random(in: 0..<1) })

  // Waits, with cancellation as the failure that callers of a transport know.
  func pause(_ seconds: Double, forLimit: Bool) async throws(TransportFailure) {
    do { try await (forLimit ? waitForLimit ?? sleep : sleep)(seconds) } catch { throw .cancelled }
  }
}
