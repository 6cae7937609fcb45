import Screens
import SetupCore
import Terminal

/// A recorded set-up, looked at one event after the other.
public struct Replay: Sendable {
  /// The events in words.
  public let entries: [TimeLineEntry]
  /// The event that is looked at.
  public private(set) var index: Int
  /// Whether the screen of the moment fills the window.
  public private(set) var isFull = false
  /// Whether the events go by by themselves.
  public private(set) var isPlaying = false
  /// Whether the program is to end.
  public private(set) var hasEnded = false
  /// What just happened; nil until something did.
  public private(set) var notice: String?
  /// The window's size.
  public var size = Size(width: 80, height: 24)

  private let events: [Event]
  private let catalogue: Catalogue
  private let program: String
  private let now: Instant

  /// A recording at its last event, with the version of the program that its screens speak of.
  public init(_ events: [Event], _ catalogue: Catalogue, program: String, now: Instant) {
    (self.events, self.catalogue) = (events, catalogue)
    (self.program, self.now) = (program, now)
    entries = timeLine(events)
    index = max(0, events.count - 1)
  }

  /// The event that is looked at; nil in an empty recording.
  public var entry: TimeLineEntry? { entries.indices.contains(index) ? entries[index] : nil }

  /// The wizard at that moment, in a window of a size.
  public func model(_ size: Size) -> Model? {
    guard let entry else { return nil }
    var model = Model(
      setup: SetupState(folding: Array(events.prefix(index + 1))), catalogue: catalogue,
      now: entry.at, offset: entry.offset, access: .readOnly(since: entry.at),
      stateFolder: "the state folder", version: program)
    (model.size, model.openedAt) = (size, now)
    return model
  }

  /// Takes a key in.
  public mutating func took(_ key: Key) {
    notice = nil
    let wasPlaying = isPlaying
    isPlaying = false
    switch key {
    case .right, .down, .character("l"), .character("j"): go(to: index + 1)
    case .left, .up, .character("h"), .character("k"): go(to: index - 1)
    case .pageDown: go(to: index + 10)
    case .pageUp: go(to: index - 10)
    case .home: go(to: 0)
    case .end: go(to: entries.count - 1)
    case .wheel(let up): go(to: index + (up ? -1 : 1))
    case .character("r"): goToRefused(after: index + 1)
    case .character("R"): goToRefused(before: index)
    case .character("p"): isPlaying = !wasPlaying && index + 1 < entries.count
    case .enter: isFull.toggle()
    case .escape, .character("q"): close()
    case .resized(let size): self.size = size
    case .interrupted, .endOfInput, .terminated: hasEnded = true
    default: break
    }
  }

  /// A moment went by: the next event, while they play.
  public mutating func passedTime() {
    guard isPlaying else { return }
    go(to: index + 1)
    isPlaying = index + 1 < entries.count
  }

  private mutating func close() {
    if isFull { isFull = false } else { hasEnded = true }
  }

  private mutating func go(to place: Int) {
    index = max(0, min(place, entries.count - 1))
  }

  // Round the end, so that one key finds them all from anywhere.
  private mutating func goToRefused(after start: Int) {
    let round = entries.dropFirst(start) + entries.prefix(start)
    found(round.first(where: \.isRefused))
  }

  private mutating func goToRefused(before end: Int) {
    let round = entries.dropFirst(end) + entries.prefix(end)
    found(round.last(where: \.isRefused))
  }

  private mutating func found(_ entry: TimeLineEntry?) {
    if let entry { index = entry.index } else { notice = "No advance was refused." }
  }
}
