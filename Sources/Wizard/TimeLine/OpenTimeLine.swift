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
  /// The set-up before every so many events, so that no moment has to be folded from the beginning.
  private var snapshots: [SetupState] = []
  private var events: [Event]

  private static let distance = 500

  /// A time line at its last event.
  init(_ events: [Event], isAlone: Bool = false) {
    (entries, self.events, self.isAlone) = ([], events, isAlone)
    index = max(0, events.count - 1)
    tell(events)
  }

  /// Takes the events over as they are now; the place stays.
  mutating func tell(_ events: [Event]) {
    self.events = events
    (entries, snapshots) = timeLine(events, snapshotEvery: Self.distance)
  }

  /// The set-up before an event.
  func setup(before index: Int) -> SetupState {
    let nearest = min(index / Self.distance, snapshots.count - 1)
    guard nearest >= 0 else { return SetupState() }
    var setup = snapshots[nearest]
    for event in events[nearest * Self.distance..<min(index, events.count)] { setup.apply(event) }
    return setup
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
