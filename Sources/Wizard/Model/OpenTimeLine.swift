import Basics
import SetupCore

/// The time line while it is open: its events in words, and the one that is looked at.
public struct OpenTimeLine: Hashable, Sendable {
  /// The events in words.
  public internal(set) var entries: [TimeLineEntry]
  /// The event that is looked at.
  public private(set) var index: Int
  /// Whether the events go by by themselves.
  public internal(set) var isPlaying = false
  /// Milliseconds between two events while they do.
  public private(set) var pause = 1000
  /// Whether nothing is behind it, so that closing it ends the program.
  public let isAlone: Bool

  // Half the time each; slower is for reading along, faster for finding the place.
  private static let pauses = [4000, 2000, 1000, 500, 250, 125]

  /// A time line at its last event.
  init(_ events: [Event], isAlone: Bool = false) {
    entries = timeLine(events)
    index = max(0, events.count - 1)
    self.isAlone = isAlone
  }

  /// The event that is looked at; nil where there are none.
  public var entry: TimeLineEntry? { entries.indices.contains(index) ? entries[index] : nil }

  /// How fast it plays, in words.
  public var speed: String {
    pause > 1000
      ? "1 event in \(pause / 1000) seconds" : "\(counted(1000 / pause, "event")) a second"
  }

  mutating func go(to place: Int) { index = max(0, min(place, entries.count - 1)) }

  /// Begins to play, or stops; at the end there is nothing to play.
  mutating func play(_ wasPlaying: Bool) { isPlaying = !wasPlaying && index + 1 < entries.count }

  mutating func change(speedBy steps: Int) {
    let here = Self.pauses.firstIndex(of: pause) ?? 0
    pause = Self.pauses[max(0, min(here + steps, Self.pauses.count - 1))]
  }

  /// The next event, while they play.
  mutating func passedTime() {
    guard isPlaying else { return }
    go(to: index + 1)
    isPlaying = index + 1 < entries.count
  }

  /// Goes to the next refused advance, or the one before; false if nothing was refused.
  ///
  /// Round the end, so that one key finds them all from anywhere.
  mutating func goToRefused(forward: Bool) -> Bool {
    let start = forward ? index + 1 : index
    let round = Array(entries.dropFirst(start) + entries.prefix(start))
    let found = forward ? round.first(where: \.isRefused) : round.last(where: \.isRefused)
    if let found { index = found.index }
    return found != nil
  }
}
