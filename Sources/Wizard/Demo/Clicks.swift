import Screens
import SetupCore

extension Model {
  mutating func apply(_ intent: Intent.Demo) -> [Effect] {
    switch intent {
    case .list: return [.findClicks]
    case .click(let place): return [.play(place)]
    case .play:
      watching.nextClick = watching.nextClick == nil ? now : nil
      return say(
        .info,
        watching.nextClick == nil ? "The console stands still." : "The console plays by itself.")
    }
  }

  // A click in the console shows at the next probe; in the demo that comes at once.
  mutating func played(_ label: String?) -> [Effect] {
    guard let label else {
      watching.nextClick = nil
      return say(.info, "Nothing is left to be clicked in the consoles.")
    }
    notice = Notice(.info, "Console: \(label)")
    if setup.app == nil { return [.findApps] }
    return connection.isLive ? probe() : []
  }
}

extension Dialog {
  /// The demo tenant's consoles: what can be clicked there now.
  static func clicks(_ labels: [String], isPlaying: Bool) -> Dialog {
    let own = Choice(
      isPlaying ? "Stop playing" : "Play them by themselves", detail: "One every few seconds.",
      .demo(.play))
    let choices = labels.enumerated().map { Choice($0.element, .demo(.click($0.offset))) }
    return Dialog(
      .menu, title: "Demo: play the admin's clicks in the consoles",
      body: ["Press one, then see the check list change."],
      choices: [own] + choices + [Choice("Close")])
  }
}
