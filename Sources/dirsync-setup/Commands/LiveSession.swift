import DXAPI
import OktaAPI
import SetupCore
import Wizard

/// A sign-in to Okta and DX for a command that reads more than probes do.
struct LiveSession {
  let live: Live
  private let runner: EffectRunner
  private let call: Invocation

  init(_ call: Invocation) {
    self.call = call
    live = Live(call.environment.outside())
    runner = EffectRunner(
      .readOnly, .live(folders: [], home: call.environment.home), live: live,
      now: { [clock = call.clock] in clock().moment })
  }

  /// Signs in to Okta; the app that is chosen then, and what a person should know.
  func signIn(_ setup: SetupState) throws(CommandFailure) -> (app: String, notices: [String]) {
    guard !call.has("--offline") else { throw .couldNotProbe("Nothing is read with --offline.") }
    var signedIn: (host: String, notes: [String])?
    for message in runner.runToEnd(.signIn(.found(address: call.option("--okta-url")))) {
      if case .signInFailed(let sentence) = message { throw .couldNotProbe(sentence) }
      if case .signedIn(let host, let notes) = message { signedIn = (host, notes) }
    }
    guard let signedIn else { throw .couldNotProbe("The sign-in to Okta did not end.") }
    guard let app = call.option("--app") ?? boundApp(setup, signedIn.host) else {
      throw .couldNotProbe("No app is chosen yet: name it with --app ID.")
    }
    return (app, signedIn.notes)
  }

  /// Signs in to DX by the token of the environment.
  ///
  /// - Parameter confirmed: hosts other than DX's own that someone confirmed in the wizard.
  func signInToDX(confirmed: Set<String>) throws(CommandFailure) {
    for message in runner.runToEnd(.signIn(.dx(token: nil, confirmed: confirmed))) {
      if case .otherDXHost(let host) = message {
        throw .couldNotProbe(DXCredentialsProblem.otherHost(host).sentence)
      }
      if case .signInFailed(let sentence) = message { throw .couldNotProbe(sentence) }
    }
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
}
