import Basics
import SetupCore

/// The time line while it is open: its events in words, and the one that is looked at.
public struct OpenTimeLine: Hashable, Sendable {
  /// The events in words.
  public internal(set) var entries: [TimeLineEntry]
  /// The event that is looked at.
  public private(set) var index: Int
  /// Whether nothing is behind it, so that closing it ends the program.
  public let isAlone: Bool

  /// A time line at its last event.
  init(_ events: [Event], isAlone: Bool = false) {
    entries = timeLine(events)
    index = max(0, events.count - 1)
    self.isAlone = isAlone
  }

  /// The event that is looked at; nil where there are none.
  public var entry: TimeLineEntry? { entries.indices.contains(index) ? entries[index] : nil }

  mutating func go(to place: Int) { index = max(0, min(place, entries.count - 1)) }

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
