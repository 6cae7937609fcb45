import Basics
import SetupCore

extension Model {
  /// Seconds between two looks while something changes.
  static let shortestPause = 10
  /// Seconds between two clicks that the demo tenant plays by itself.
  static let clickPause = 2

  /// Begins or ends looking again and again while the admin works elsewhere.
  mutating func toggleWatch() -> [Effect] {
    if nextLook != nil {
      nextLook = nil
      looking = []
      notice = Notice(.info, "Stopped looking.")
      return [.cancelLooks]
    }
    let effects = look()
    guard connection.isLive, setup.app != nil else { return effects }
    lookEvery = Self.shortestPause
    nextLook = now + lookEvery
    return effects
  }

  /// What is due at this moment: a look, or a click that the demo tenant plays.
  mutating func passedTime() -> [Effect] {
    var effects: [Effect] = []
    timeLine?.passedTime()
    if !looking.isEmpty { tick += 1 }
    if let due = nextLook, now >= due {
      nextLook = now + lookEvery
      if looking.isEmpty { effects += look() }
    }
    if let due = nextClick, now >= due {
      nextClick = now + Self.clickPause
      effects.append(.play(nil))
    }
    return effects
  }

  mutating func askedClick(_ place: Int?) -> [Effect] {
    guard place == nil else { return [.play(place)] }
    nextClick = nextClick == nil ? now : nil
    notice = Notice(
      .info, nextClick == nil ? "The console stands still." : "The console plays by itself.")
    return []
  }

  // A click in the console shows at the next look; in the demo that look comes at once.
  mutating func played(_ label: String?) -> [Effect] {
    guard let label else {
      nextClick = nil
      notice = Notice(.info, "Nothing is left to be clicked in the consoles.")
      return []
    }
    notice = Notice(.info, "Console: \(label)")
    if setup.app == nil { return [.findApps] }
    return connection.isLive ? look() : []
  }
}
