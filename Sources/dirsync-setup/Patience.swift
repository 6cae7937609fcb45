import Basics
import HTTPTransport
import Platform
import Synchronization

/// How long reads without the interface are waited for, and what is said meanwhile.
///
/// A command ends at the latest 30 s after its last complete answer. Waiting for a rate limit is
/// not silence: it has a bound of its own, and is counted down on standard error.
final class Patience: Sendable {
  /// Why what still runs is given up.
  enum End: Error, Equatable, Explained {
    case silence
    case rateLimit(seconds: Int)
    case interrupted(Int32)

    var reason: String {
      switch self {
      case .silence: "No answer came within \(Patience.longestSilence) seconds."
      case .rateLimit(let seconds):
        "Okta's rate limit would take longer than the \(counted(seconds, "second")) that --wait "
          + "allows."
      case .interrupted: "It was interrupted before it was read."
      }
    }

    var remedy: String {
      switch self {
      case .silence: "Check the way to the server, then look again."
      case .rateLimit: "Look again later, or allow more with --wait."
      case .interrupted: "Look again."
      }
    }
  }

  private struct State {
    var answers = 0
    /// When an answer last came, or waiting for the rate limit ended.
    var lastAnswer: Double
    var lastWord: Double
    /// When each wait for the rate limit ends.
    var pauses: [Int: Double] = [:]
    var pausesBegun = 0
    var pausedSince: Double?
    var paused = 0.0
    var end: End?
  }

  static let longestSilence = 30

  /// Says how far it is, and whether at a terminal; nil where nothing is to be said.
  struct Progress: Sendable {
    var isTerminal: Bool
    var say: @Sendable (String) -> Void
  }

  private let longestPause: Double?
  private let progress: Progress?
  private let clock: Timekeeper
  private let state: Mutex<State>

  /// - Parameter longestPause: seconds that rate limits may cost altogether; nil for any number.
  init(longestPause: Double?, _ progress: Progress?, clock: Timekeeper = .system) {
    (self.longestPause, self.progress, self.clock) = (longestPause, progress, clock)
    let now = clock.now()
    state = Mutex(State(lastAnswer: now, lastWord: now))
  }

  /// Forgets how long was waited before: a round of reads begins.
  func begin() {
    let now = clock.now()
    state.withLock { state in
      (state.lastAnswer, state.lastWord, state.paused, state.end) = (now, now, 0, nil)
    }
  }

  /// Why what still ran was given up; nil while nothing was.
  var end: End? { state.withLock { $0.end } }

  /// The transport, its complete answers counted.
  func counting(_ transport: Transport) -> Transport {
    Transport { [self] request in
      let response = try await transport.send(request)
      let now = clock.now()
      state.withLock { state in
        state.answers += 1
        state.lastAnswer = now
      }
      return response
    }
  }

  /// The clock for pacing, its waits for rate limits known here.
  var timekeeper: Timekeeper {
    var timekeeper = clock
    timekeeper.waitForLimit = { [self] seconds in
      let ticket = pauseBegins(seconds)
      defer { pauseEnds(ticket) }
      try await clock.sleep(seconds)
    }
    return timekeeper
  }

  private func pauseBegins(_ seconds: Double) -> Int {
    let now = clock.now()
    return state.withLock { state in
      state.pausesBegun += 1
      state.pauses[state.pausesBegun] = now + seconds
      state.pausedSince = state.pausedSince ?? now
      return state.pausesBegun
    }
  }

  private func pauseEnds(_ ticket: Int) {
    let now = clock.now()
    state.withLock { state in
      state.pauses[ticket] = nil
      guard state.pauses.isEmpty, let since = state.pausedSince else { return }
      state.paused += now - since
      (state.pausedSince, state.lastAnswer) = (nil, now)
    }
  }

  /// Whether what runs is still waited for; says how far it is when that is due.
  func goesOn() -> Bool {
    let now = clock.now()
    let (end, sentence) = state.withLock { state -> (End?, String?) in
      state.end = state.end ?? ended(state, at: now)
      let pause = progress?.isTerminal == true ? 1.0 : 10
      guard state.end == nil, now - state.lastWord >= pause else {
        return (state.end, nil)
      }
      state.lastWord = now
      return (nil, report(state, at: now))
    }
    if let sentence { progress?.say(sentence) }
    return end == nil
  }

  private func ended(_ state: State, at now: Double) -> End? {
    if let number = Interruption.signal { return .interrupted(number) }
    if let since = state.pausedSince {
      let paused = state.paused + now - since
      guard let longestPause, paused >= longestPause else { return nil }
      return .rateLimit(seconds: Int(longestPause))
    }
    return now - state.lastAnswer >= Double(Self.longestSilence) ? .silence : nil
  }

  private func report(_ state: State, at now: Double) -> String {
    if let until = state.pauses.values.max(), until - now >= 1 {
      return "Waiting for the rate limit: \(Int((until - now).rounded(.up))) s."
    }
    let left = max(0, Self.longestSilence - Int(now - state.lastAnswer))
    return "Reading: \(state.answers) answers so far; given up in \(left) s without another."
  }
}
