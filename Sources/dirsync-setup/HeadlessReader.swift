import OktaAPI
import SetupCore
import Wizard

/// Reads Okta and DX without the interface: the wizard's own runner, waited for with an end.
struct HeadlessReader {
  let live: Live
  let patience: Patience
  private let runner: EffectRunner

  /// A reader for a command; the vault is read, and there is no way to write.
  ///
  /// - Parameters:
  ///   - isSilent: whether nothing is to be said while it waits.
  ///   - names: takes the people who may be named; nil where nobody may.
  init(
    _ call: Invocation, _ folder: Storage = .readOnly, isSilent: Bool = false,
    naming names: NamedPeople? = nil
  ) throws(CommandFailure) {
    let console = call.console
    let progress = Patience.Progress(isTerminal: console.isTerminal, say: console.progress)
    patience = Patience(longestPause: try call.longestPause(), isSilent ? nil : progress)
    var outside = call.environment.outside()
    outside.transport = patience.counting(outside.transport)
    outside.names = names
    live = Live(outside, time: patience.timekeeper)
    runner = EffectRunner(
      folder, .live(folders: [], home: call.environment.home), live: live,
      now: { [clock = call.clock] in clock().moment })
  }

  /// Runs effects side by side until they ended or are given up; each answer is handed on as it
  /// comes, and may lead to further effects.
  func run(_ effects: [Effect], each: (Answer) -> [Effect]) {
    runner.runToEnd(effects, while: patience.goesOn, each: each)
  }

  /// Waits for something that is read; the reason where it was given up.
  func wait<Value: Sendable>(
    for work: @escaping @Sendable (Live) async -> Value
  ) -> Result<Value, Patience.End> {
    let value = waiting(while: patience.goesOn) { [live] in await work(live) }
    return patience.end.map { .failure($0) } ?? .success(value)
  }
}

extension Option {
  static let wait = Option(
    "--wait", "SECONDS", "how long rate limits may be waited for; 120 where nobody watches")
}

extension Invocation {
  /// The seconds that rate limits may cost: `--wait`, else no bound at a terminal, where the
  /// countdown is seen and Ctrl-C is near.
  func longestPause() throws(CommandFailure) -> Double? {
    guard let text = option("--wait") else { return console.isTerminal ? nil : 120 }
    guard let seconds = Int(text), (0...86_400).contains(seconds) else {
      throw .usage("--wait takes seconds, up to 86400; it was \(typed(text)).")
    }
    return Double(seconds)
  }
}
