import Basics
import SetupCore

/// The model that waits behind a look aside: behind a past moment, or behind *what if*.
///
/// A look aside is a model of its own, so that nothing done in it can reach what it was opened on.
public indirect enum Behind: Sendable {
  /// What is shown again afterwards.
  case model(Model)
}

extension Model {
  /// Whether this is a past moment, or what would be if; nothing outside is touched then.
  var isAside: Bool { behind != nil }

  /// Takes the clock's time in; at a past moment it stands still.
  public mutating func clockShows(_ moment: Instant, offset clock: Int? = nil) {
    if !isPast { (now, offset) = (moment, clock ?? offset) }
    guard case .model(var waiting) = behind else { return }
    waiting.clockShows(moment, offset: clock)
    behind = .model(waiting)
  }

  /// In how many milliseconds the screen, or what waits behind it, changes by itself.
  var millisecondsToChange: Int? {
    var all = nextClick.map { [max(0, $0.seconds - now.seconds) * 1000] } ?? []
    // The seconds to the next look are told one by one.
    if let nextLook { all.append(nextLook > now ? 1000 : 0) }
    if !looking.isEmpty { all.append(Self.spinnerPause) }
    if let timeLine, timeLine.isPlaying { all.append(timeLine.pause) }
    if case .model(let waiting) = behind, let its = waiting.millisecondsToChange { all.append(its) }
    return all.min()
  }
}

extension Effect {
  /// Whether it stays inside the terminal, so that it may run while looking aside.
  var staysInTerminal: Bool {
    switch self {
    case .copy, .setMouse, .redraw, .suspend: true
    default: false
    }
  }

  // What a screen asks for by being shown; nobody misses it there.
  fileprivate var isAskedByScreen: Bool {
    switch self {
    case .note, .findExports, .cancelLooks, .cancelVerification: true
    default: false
    }
  }
}

extension Model {
  /// What comes from outside belongs to what waits behind.
  mutating func behindTook(_ message: Message) -> [Effect] {
    guard case .model(var waiting) = behind else { return [] }
    let effects = waiting.took(message)
    behind = .model(waiting)
    return effects
  }

  /// What may be done while looking aside; the rest is refused with a sentence.
  mutating func allowed(_ effects: [Effect]) -> [Effect] {
    guard isAside else { return effects }
    if effects.contains(where: { !$0.staysInTerminal && !$0.isAskedByScreen }) {
      (verification, looking, nextLook, nextClick) = (nil, [], nil, nil)
      notice = Notice(
        .refused,
        access == .hypothetical
          ? "What if: nothing is read or written meanwhile."
          : "A past moment: nothing is read or written here.")
    }
    return effects.filter(\.staysInTerminal)
  }

  /// Shows again what waits behind, in the window as it is now.
  mutating func lookBack() {
    guard case .model(let waiting) = behind else { return }
    let size = size
    self = waiting
    self.size = size
    reveals = .focus
  }
}
