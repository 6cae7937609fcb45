import DemoTenant
import Screens
import SetupCore

extension Model {
  mutating func apply(_ intent: Intent.Demo) -> [Effect] {
    switch intent {
    case .list, .listAll: return [.demo(.findClicks(all: intent == .listAll), setup.plan)]
    case .click(let place): return [.demo(.play(place), setup.plan)]
    case .play:
      watching.nextClick = watching.nextClick == nil ? now : nil
      return say(
        .info,
        watching.nextClick == nil ? "The console stands still." : "The console plays by itself.")
    }
  }

  /// Lets the consoles play on: as far as the person has come, and for what the person planned.
  func playOn() -> Effect {
    let isConnected = setup.judged(.syncConnected, at: now).verdict.kind == .met
    let needsPlan = setup.plan.isEmpty && setup.wants(.userProperties)
    let reached = setup.position.step.rawValue + (isConnected ? 1 : 0)
    let last = needsPlan ? min(reached, Step.createApp.rawValue) : reached
    return .demo(.playOn(reached: last), setup.plan)
  }

  mutating func played(on turn: DemoTurn) -> [Effect] {
    switch turn {
    case .played(let label): return played(label)
    case .done: return played(nil)
    case .waits(let step):
      let what =
        step == Step.mapAttributes.rawValue && setup.position.step == .mapAttributes
        ? "plan an attribute"
        : step > Step.finish.rawValue
          ? "say that it is connected" : "go on to step \(step)"
      return say(.info, "The console waits for you: \(what).")
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

/// What is done in the demo tenant's consoles.
public enum DemoEffect: Hashable, Sendable {
  /// List the clicks that they offer now.
  case findClicks(all: Bool)
  /// Play one of them by its place.
  case play(Int)
  /// Play the next sensible one, as far as a step.
  case playOn(reached: Int)

  /// Does it, for a plan.
  func answer(of console: DemoConsole, for plan: [DemoAttributePlan]) -> Answer {
    switch self {
    case .findClicks(let all): .clicksFound(console.clicks(plan), all: all)
    case .play(let place): .clickPlayed(console.play(place, plan))
    case .playOn(let reached): .playedOn(console.playOn(plan, reached))
    }
  }
}

extension Dialog {
  /// The demo tenant's consoles: the next click, and behind *More* all that can be clicked now.
  static func clicks(_ labels: [String], all: Bool, isPlaying: Bool) -> Dialog {
    let choices = labels.enumerated().map { Choice($0.element, .demo(.click($0.offset))) }
    let play = Choice(
      isPlaying ? "Stop playing" : "Play them by themselves",
      detail: "One every few seconds; it waits where you have to act.", .demo(.play))
    let more = Choice("More clicks", detail: "Other ways to go, wrong ones too.", .demo(.listAll))
    return Dialog(
      .menu, title: "Demo: play the admin's clicks in the consoles",
      body: ["Press one, then see the check list change."],
      choices: (all ? choices : Array(choices.prefix(1)) + [play, more]) + [Choice("Close")])
  }
}
