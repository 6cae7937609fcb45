import HTTPTransport
import Synchronization

/// A clock that goes on when somebody waits, so that no test waits for real.
final class TurnedClock: Sendable {
  private let state = Mutex((now: 1_767_322_800.0, waits: 0))

  /// How often somebody waited.
  var waits: Int { state.withLock { $0.waits } }

  var time: Timekeeper {
    Timekeeper(
      now: { self.state.withLock { $0.now } },
      sleep: { seconds in
        self.state.withLock { state in
          state.now += seconds
          state.waits += 1
        }
      }, random: { 0.5 })
  }
}
