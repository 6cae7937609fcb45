import Basics
import SetupCore

/// The time line while it is open: its events in words, and the one that is shown.
///
/// What a key asks for is found without going through all events, of which there can be a hundred thousand.
public struct OpenTimeLine: Hashable, Sendable {
  /// The events in words.
  public private(set) var entries: [TimeLineEntry] = []
  /// The event that is shown.
  public private(set) var index = 0
  /// Whether nothing is behind it, so that closing it ends the program.
  public let isAlone: Bool
  /// What it is narrowed to.
  var filter = TimeLineFilter() {
    didSet {
      guard filter.kind != oldValue.kind || filter.text != oldValue.text else { return }
      narrow()
    }
  }
  /// The indexes of what is shown; nil while all is.
  private(set) var shown: [Int]?
  // Where the person went last: narrowing starts from there, and showing all leads back.
  private var anchor = 0
  private var events: [Event] = []
  private var teller = TimeLineTeller()
  // The set-up before every so many events, so that no moment has to be folded from the beginning.
  private var snapshots: [SetupState] = []
  private var search = TimeLineSearch()
  private var days: [TimeLineDay] = []
  private var refused: [Int] = []

  private static let distance = 500

  /// A time line at its last event.
  init(_ events: [Event], isAlone: Bool = false) {
    self.isAlone = isAlone
    tell(events)
    go(to: events.count - 1)
  }

  /// Takes the events over as they are now; the place stays.
  ///
  /// A journal is only ever added to: what is there already isn't told again.
  mutating func tell(_ events: [Event]) {
    if events.count < self.events.count || events.prefix(self.events.count).last != self.events.last
    {
      self = OpenTimeLine(events, isAlone: isAlone)
      return
    }
    for event in events.dropFirst(self.events.count) { append(event) }
    self.events = events
    narrow()
  }

  private mutating func append(_ event: Event) {
    if entries.count.isMultiple(of: Self.distance) { snapshots.append(teller.setup) }
    let day = TimeLineDay(event.at, offset: event.offset, first: entries.count)
    if days.last?.isSame(as: day) != true { days.append(day) }
    let entry = teller.tell(event)
    search.append(entry)
    if entry.isRefused { refused.append(entry.index) }
    entries.append(entry)
  }

  // The event that is looked at is one of those that are shown, the nearest one where it isn't.
  private mutating func narrow() {
    let held = filter.title == nil ? nil : entries.indices.filter(search.finding(filter))
    shown = held
    index = held.map { $0.last { $0 <= anchor } ?? $0.first ?? anchor } ?? anchor
  }

  /// The set-up before an event.
  func setup(before index: Int) -> SetupState {
    let nearest = min(index / Self.distance, snapshots.count - 1)
    guard nearest >= 0 else { return SetupState() }
    var setup = snapshots[nearest]
    for event in events[nearest * Self.distance..<min(index, events.count)] { setup.apply(event) }
    return setup
  }

  /// The event that is shown; nil where there are none.
  public var entry: TimeLineEntry? { entries.indices.contains(index) ? entries[index] : nil }

  mutating func go(to place: Int) {
    index = max(0, min(place, entries.count - 1))
    anchor = index
  }

  /// Goes to the first event of a day, `20 Nov` or `2026-11-20`; false where there is none.
  mutating func go(toDay text: String) -> Bool {
    let wanted = text.lowercased().split(separator: " ").joined(separator: " ")
    guard !wanted.isEmpty, let day = days.first(where: { $0.isNamed(wanted) }) else { return false }
    go(to: day.first)
    return true
  }

  /// Goes to the next refused advance, or the one before; false if nothing was refused.
  ///
  /// Round the end, so that one key finds them all from anywhere.
  mutating func goToRefused(forward: Bool) -> Bool {
    let found =
      forward
      ? refused.first { $0 > index } ?? refused.first : refused.last { $0 < index } ?? refused.last
    guard let found else { return false }
    // A refusal is found whatever is shown.
    if !search.finding(filter)(found) { filter = TimeLineFilter() }
    go(to: found)
    return true
  }
}

/// A run of events of one day.
private struct TimeLineDay: Hashable, Sendable {
  /// The place of its first event.
  let first: Int
  private let at: Instant
  private let offset, number: Int

  init(_ at: Instant, offset: Int, first: Int) {
    (self.at, self.offset, self.first) = (at, offset, first)
    let local = at.seconds + offset * Span.minute
    number = (local - (local % Span.day + Span.day) % Span.day) / Span.day
  }

  func isSame(as other: TimeLineDay) -> Bool { number == other.number && offset == other.offset }

  /// Whether it is called so, as the list has it or ISO 8601, or is the first of a month called so.
  func isNamed(_ name: String) -> Bool {
    (at.day(offset: offset).lowercased() + " ").hasPrefix(name + " ")
      || at.iso8601(offset: offset).prefix(10).hasPrefix(name)
  }
}
