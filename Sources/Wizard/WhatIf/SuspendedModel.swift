import Basics
import SetupCore

/// What waits behind a past moment or behind *what if*, and is shown again afterwards.
///
/// What is in front is a model of its own, so that nothing done in it can reach this one.
public indirect enum SuspendedModel: Sendable {
  /// A past moment of the time line is in front.
  case past(Model)
  /// *What if* is in front; what is assumed, in words.
  case whatIf(Model, assumptions: [String])

  /// What waits.
  var model: Model {
    switch self {
    case .past(let model), .whatIf(let model, _): model
    }
  }

  fileprivate mutating func change<Result>(_ body: (inout Model) -> Result) -> Result {
    var model = model
    let result = body(&model)
    switch self {
    case .past: self = .past(model)
    case .whatIf(_, let assumptions): self = .whatIf(model, assumptions: assumptions)
    }
    return result
  }

  /// What comes from outside belongs to what waits; its page is built when it is shown again.
  mutating func handle(_ message: Message) -> [Effect] { change { $0.handle(message) } }
}

extension Model {
  /// Whether this is the set-up as it was at an event of the time line; time stands still then.
  public var isPast: Bool {
    switch suspended {
    case .past: true
    case .whatIf(let model, _): model.isPast
    case nil: false
    }
  }

  /// What is assumed in *what if*, in words.
  public internal(set) var assumptions: [String] {
    get { if case .whatIf(_, let assumptions) = suspended { assumptions } else { [] } }
    set {
      if case .whatIf(let model, _) = suspended {
        suspended = .whatIf(model, assumptions: newValue)
      }
    }
  }

  /// Takes the clock's time in; at a past moment it stands still.
  public mutating func clockShows(_ moment: Instant, offset clock: Int? = nil) {
    if !isPast { (now, offset) = (moment, clock ?? offset) }
    suspended?.change { $0.clockShows(moment, offset: clock) }
  }

  /// In how many milliseconds the screen, or what waits behind it, changes by itself.
  var millisecondsToChange: Int? {
    [watching.millisecondsToChange(at: now), suspended?.model.millisecondsToChange]
      .compactMap { $0 }.min()
  }

  /// What may be done while something waits; the rest is refused with a sentence.
  mutating func allowed(_ effects: [Effect]) -> [Effect] {
    guard suspended != nil else { return effects }
    if effects.contains(where: { !$0.staysInTerminal && !$0.isAskedByScreen }) {
      (backup.verification, watching.nextClick) = (nil, nil)
      watching.stop()
      notice = Notice(
        .refused,
        access == .hypothetical
          ? "What if: nothing is read or written meanwhile."
          : "A past moment: nothing is read or written here.")
    }
    return effects.filter(\.staysInTerminal)
  }

  /// Shows again what waits, in the window as it is now.
  mutating func resume() -> [Effect] {
    guard let waiting = suspended?.model else { return [] }
    let size = window.size
    self = waiting
    (window.size, window.reveals) = (size, .focus)
    return []
  }
}
