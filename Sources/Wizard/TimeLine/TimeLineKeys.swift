import SetupCore
import Terminal

extension Model {
  /// Opens the time line on the events of this sitting; from a past moment, leads back to it.
  mutating func showTimeLine() -> [Effect] {
    if access == .hypothetical { return say(.refused, "End what if first (!).") }
    if isPast { return resume() }
    if events.isEmpty { return say(.info, "Nothing has happened yet.") }
    openTimeLine()
    return []
  }

  /// Shows the time line in front of everything.
  ///
  /// - Parameter alone: whether closing it ends the program, as in `replay`.
  public mutating func openTimeLine(alone: Bool = false) {
    (dialog, window.showsHelp) = (nil, false)
    timeLine = OpenTimeLine(events, isAlone: alone)
  }

  /// A key while the time line is in front.
  mutating func handleInTimeLine(_ key: Key) -> [Effect] {
    guard let line = timeLine else { return [] }
    switch key {
    case .right, .down, .character("l"), .character("j"): timeLine?.go(to: line.index + 1)
    case .left, .up, .character("h"), .character("k"): timeLine?.go(to: line.index - 1)
    case .pageDown: timeLine?.go(to: line.index + 10)
    case .pageUp: timeLine?.go(to: line.index - 10)
    case .home: timeLine?.go(to: 0)
    case .end: timeLine?.go(to: line.entries.count - 1)
    case .wheel(let up): timeLine?.go(to: line.index + (up ? -1 : 1))
    case .character("r"), .character("R"):
      if timeLine?.goToRefused(forward: key == .character("r")) == false {
        return say(.info, "No advance was refused.")
      }
    case .enter: showMoment()
    case .escape, .character("T"):
      if line.isAlone { return apply(intent: .window(.quit)) }
      timeLine = nil
    case .character("q"): return apply(intent: .window(.quit))
    case .control("l"): return [.terminal(.redraw)]
    case .control("z"): return [.terminal(.suspend)]
    default: break
    }
    return []
  }

  /// The wizard at an event: the fold of the events up to it, read-only, with its clock.
  func moment(of entry: TimeLineEntry) -> Model {
    let before = Array(events.prefix(entry.index + 1))
    var past = Model(
      setup: SetupState(folding: before), catalogue: catalogue, now: entry.at,
      offset: entry.offset, access: .readOnly(since: entry.at), stateFolder: about.stateFolder,
      version: about.version)
    (past.events, past.window.size, past.connection) = (before, window.size, .offline)
    return past
  }

  private mutating func showMoment() {
    guard let entry = timeLine?.entry else { return }
    var past = moment(of: entry)
    // The frame of a refusal is the one that its person saw: with the sentence, and the row in view.
    if case .advanceRefused(let step, _) = past.events.last?.kind { past.sayRefused(step) }
    past.suspended = .past(self)
    self = past
  }
}
