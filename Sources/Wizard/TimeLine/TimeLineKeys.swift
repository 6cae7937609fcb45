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
    dialog = nil
    timeLine = OpenTimeLine(events, isAlone: alone)
  }

  /// A key while the time line is in front.
  mutating func handleInTimeLine(_ key: Key) -> [Effect] {
    guard let line = timeLine else { return [] }
    if let input = line.filter.input { return handleInTimeLineInput(key, input) }
    if let step = Self.steps(of: key, line) {
      timeLine?.move(by: step)
      return []
    }
    switch key {
    case .click(let point): return clickInTimeLine(point, line)
    case .character("?"), .function(1): return ask(.timeLineHelp(about.marks))
    case .character("/"): timeLine?.filter.input = .search
    case .character("d"):
      timeLine?.filter.day = ""
      timeLine?.filter.input = .day
    case .character("f"): timeLine?.filter.kind = line.filter.kind.next
    case .escape where line.filter.title != nil: timeLine?.filter = TimeLineFilter()
    case .character("r"), .character("R"):
      if timeLine?.goToRefused(forward: key == .character("r")) == false {
        return say(.info, "No advance was refused.")
      }
    case .enter: showMoment()
    case .escape, .character("T"):
      if line.isAlone { return apply(intent: .window(.quit)) }
      timeLine = nil
    case .character("q"): return apply(intent: .window(.quit))
    default: break
    }
    return []
  }

  // A click chooses an event, a second one opens it.
  private mutating func clickInTimeLine(_ point: Point, _ line: OpenTimeLine) -> [Effect] {
    if point.y == window.size.height - 1 {
      let entry = TimeLineKeys.footer(line, about.marks, width: window.size.width)
        .last { $0.x <= point.x }
      return entry.map { handleInTimeLine($0.key) } ?? []
    }
    guard let entry = line.entry(at: point, in: window.size) else { return [] }
    if entry.index == line.index { showMoment() } else { timeLine?.go(to: entry.index) }
    return []
  }

  private static func steps(of key: Key, _ line: OpenTimeLine) -> Int? {
    switch key {
    case .right, .down, .character("l"), .character("j"): 1
    case .left, .up, .character("h"), .character("k"): -1
    case .pageDown: 10
    case .pageUp: -10
    case .home: -line.entries.count
    case .end: line.entries.count
    case .wheel(let up): up ? -1 : 1
    default: nil
    }
  }

  /// The wizard at an event: the fold of the events up to it, read-only, with its clock.
  func moment(of entry: TimeLineEntry) -> Model {
    let setup = timeLine?.setup(before: entry.index + 1) ?? SetupState()
    var past = Model(
      setup: setup, catalogue: catalogue, now: entry.at,
      offset: entry.offset, access: .readOnly(since: entry.at), stateFolder: about.stateFolder,
      version: about.version)
    (past.window.size, past.connection) = (window.size, .offline)
    past.about.marks = about.marks
    return past
  }

  private mutating func showMoment() {
    guard let entry = timeLine?.entry else { return }
    // Its events stay here: nothing asks for them there, and there can be a hundred thousand.
    var past = moment(of: entry)
    // The frame of a refusal is the one that its person saw: with the sentence, and the row in view.
    if case .advanceRefused(let step, _) = events[entry.index].kind { past.sayRefused(step) }
    past.suspended = .past(self)
    self = past
  }
}
