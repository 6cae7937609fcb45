import DXAPI
import OktaAPI
import Platform
import SetupCore
import Wizard

/// A sign-in to Okta and DX for a command that reads more than probes do.
///
/// What it reads ends at the latest some time after the last complete answer, as with `check`.
struct LiveSession {
  let live: Live
  private let runner: EffectRunner
  private let call: Invocation
  private let patience: Patience

  init(_ call: Invocation) throws(CommandFailure) {
    self.call = call
    let console = call.console
    patience = Patience(
      longestPause: try call.longestPause(),
      Patience.Progress(isTerminal: console.isTerminal, say: console.progress))
    var outside = call.environment.outside()
    outside.transport = patience.counting(outside.transport)
    live = Live(outside, time: patience.timekeeper)
    runner = EffectRunner(
      .readOnly, .live(folders: [], home: call.environment.home), live: live,
      now: { [clock = call.clock] in clock().moment })
    Interruption.listen()
  }

  /// Why what was still being read was given up; nil while nothing was.
  var ending: String? { patience.end?.reason }

  /// The exit code of a command that a signal ended; nil where none did.
  var interruption: ExitCode? {
    guard case .interrupted(let number) = patience.end else { return nil }
    return .signal(number)
  }

  /// Waits for what is read, as long as answers come.
  func read<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    patience.begin()
    return waiting(while: patience.goesOn, for: work)
  }

  /// Signs in to Okta; the app that is chosen then, and what a person should know.
  func signIn(_ setup: SetupState) throws(CommandFailure) -> (app: String, notices: [String]) {
    guard !call.has("--offline") else { throw .couldNotProbe("Nothing is read with --offline.") }
    var signedIn: (host: String, notes: [String])?
    for message in run(.signIn(.found(address: call.option("--okta-url")))) {
      if case .signInFailed(let sentence) = message { throw .couldNotProbe(sentence) }
      if case .signedIn(let host, let notes) = message { signedIn = (host, notes) }
    }
    guard let signedIn else {
      throw .couldNotProbe(ending ?? "The sign-in to Okta did not end.")
    }
    guard let app = call.option("--app") ?? boundApp(setup, signedIn.host) else {
      throw .couldNotProbe("No app is chosen yet: name it with --app ID.")
    }
    return (app, signedIn.notes)
  }

  /// Signs in to DX by the token of the environment.
  ///
  /// - Parameter confirmed: hosts other than DX's own that someone confirmed in the wizard.
  func signInToDX(confirmed: Set<String>) throws(CommandFailure) {
    for message in run(.signIn(.dx(token: nil, confirmed: confirmed))) {
      if case .otherDXHost(let host) = message {
        throw .couldNotProbe(DXCredentialsProblem.otherHost(host).sentence)
      }
      if case .signInFailed(let sentence) = message { throw .couldNotProbe(sentence) }
    }
  }

  private func run(_ effect: Effect) -> [Answer] {
    patience.begin()
    return runner.runToEnd(effect, while: patience.goesOn)
  }

  // The app of another organisation says nothing here.
  private func boundApp(_ setup: SetupState, _ host: String) -> String? {
    setup.organisation == nil || setup.organisation == host ? setup.app?.id : nil
  }
}

extension CommandFailure {
  /// Something that could not be read: network, sign-in, permission.
  static func couldNotProbe(_ sentence: String) -> CommandFailure {
    CommandFailure(code: .couldNotRead, sentence: sentence)
  }

  /// The same with what helps.
  static func couldNotProbe(_ failure: Shortfall) -> CommandFailure {
    couldNotProbe(failure.sentence)
  }
}
