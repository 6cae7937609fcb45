import SetupCore
import Terminal

extension Model {
  /// Opens the time line on the events of this sitting; from a past moment, leads back to it.
  mutating func askTimeLine() -> [Effect] {
    if access == .hypothetical {
      notice = Notice(.refused, "End what if first (!).")
    } else if isPast {
      lookBack()
    } else if events.isEmpty {
      notice = Notice(.info, "Nothing has happened yet.")
    } else {
      openTimeLine()
    }
    return []
  }

  /// Shows the time line in front of everything.
  ///
  /// - Parameter alone: whether closing it ends the program, as in `replay`.
  public mutating func openTimeLine(alone: Bool = false) {
    (dialog, showsHelp) = (nil, false)
    timeLine = OpenTimeLine(events, isAlone: alone)
  }

  /// Takes a key while the time line is in front.
  mutating func tookInTimeLine(_ key: Key) -> [Effect] {
    guard var line = timeLine else { return [] }
    let wasPlaying = line.isPlaying
    line.isPlaying = false
    switch key {
    case .right, .down, .character("l"), .character("j"): line.go(to: line.index + 1)
    case .left, .up, .character("h"), .character("k"): line.go(to: line.index - 1)
    case .pageDown: line.go(to: line.index + 10)
    case .pageUp: line.go(to: line.index - 10)
    case .home: line.go(to: 0)
    case .end: line.go(to: line.entries.count - 1)
    case .wheel(let up): line.go(to: line.index + (up ? -1 : 1))
    case .character("r"), .character("R"):
      if !line.goToRefused(forward: key == .character("r")) {
        notice = Notice(.info, "No advance was refused.")
      }
    case .character("p"): line.play(wasPlaying)
    case .character("+"), .character("="), .character("-"):
      line.change(speedBy: key == .character("-") ? -1 : 1)
      line.isPlaying = wasPlaying
    default:
      timeLine = line
      return tookBesideTimeLine(key)
    }
    timeLine = line
    return []
  }

  private mutating func tookBesideTimeLine(_ key: Key) -> [Effect] {
    switch key {
    case .enter: lookAtMoment()
    case .escape, .character("T"):
      if timeLine?.isAlone == true { return took(.quitAsked) }
      timeLine = nil
    case .character("q"): return took(.quitAsked)
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    default: break
    }
    return []
  }

  /// The wizard at an event: the fold of the events up to it, read-only, with its clock.
  func moment(of entry: TimeLineEntry) -> Model {
    let before = Array(events.prefix(entry.index + 1))
    var past = Model(
      setup: SetupState(folding: before), catalogue: catalogue, now: entry.at,
      offset: entry.offset, access: .readOnly(since: entry.at), stateFolder: stateFolder,
      version: version)
    (past.events, past.size, past.isPast, past.connection) = (before, size, true, .offline)
    return past
  }

  private mutating func lookAtMoment() {
    guard let entry = timeLine?.entry else { return }
    var past = moment(of: entry)
    // The frame of a refusal is the one that its person saw: with the sentence, and the row in view.
    if case .advanceRefused(let step, _) = past.events.last?.kind { past.sayRefused(step) }
    past.behind = .model(self)
    self = past
  }
}
