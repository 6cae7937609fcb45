import Basics
import OktaAPI
import SetupCore
import Wizard

/// Reads Okta and DX without the interface, through the wizard's own runner.
struct HeadlessProbes {
  /// What one round of reads brought.
  struct Round {
    /// The set-up as it would be if all this were journalled.
    var setup: SetupState
    /// What would be journalled.
    var events: [Event.Kind] = []
    /// Why something could not be looked at, a sentence each.
    var notices: [String] = []
  }

  private let call: Invocation
  private let runner: EffectRunner

  init(_ call: Invocation, _ sitting: Sitting) {
    self.call = call
    // Reads the vault, and has no way to write.
    runner = EffectRunner(
      sitting.folder.map { .reading($0) } ?? .readOnly,
      .live(folders: [], home: call.environment.home), live: Live(call.environment.outside()),
      now: { [clock = call.clock] in clock().moment })
  }

  /// Makes the reads that the rows go by.
  func read(_ setup: SetupState) -> Round {
    var round = Round(setup: setup)
    if let host = signIn(&round) { lookAtOkta(host, &round) }
    if call.environment.hasDXToken { lookAtDX(&round) }
    return round
  }

  /// Makes the looks that could explain a symptom; without a sign-in only the backup is looked at.
  func diagnose(_ setup: SetupState, explaining symptom: Symptom?) -> Round {
    var round = Round(setup: setup)
    var isSignedIn = false
    if call.environment.hasOktaSettings, let host = signIn(&round) {
      isSignedIn = bind(host, &round)
    }
    let probes = DeepProbes(round.setup, explaining: symptom, isSignedIn: isSignedIn)
    takeLooks(runner.runToEnd(.diagnose(probes)), &round)
    return round
  }

  // The host when signed in; every look of Okta fails with the reason when not.
  private func signIn(_ round: inout Round) -> String? {
    let address = call.arguments.options["--okta-url"]
    var losses: [String] = []
    for answer in runner.runToEnd(.signIn(.found(address: address))) {
      switch answer {
      case .permissionProved(let result) where result.isMissing:
        losses.append(result.permission.loss)
      case .signedIn(let host, let notes):
        round.notices += notes + losses
        return host
      case .signInFailed(let sentence):
        round.notices.append(sentence)
        fail(OktaProbes.kinds, sentence, &round)
      default: break
      }
    }
    return nil
  }

  private func lookAtOkta(_ host: String, _ round: inout Round) {
    guard bind(host, &round), let app = round.setup.app else { return }
    takeLooks(runner.runToEnd(.probe(OktaProbes.kinds, app: app.id)), &round)
  }

  // Whether an app is bound then.
  private func bind(_ host: String, _ round: inout Round) -> Bool {
    let chosen = call.arguments.options["--app"].map { id in
      SetupState.BoundApp(id, label: round.setup.app?.id == id ? round.setup.app?.label ?? id : id)
    }
    take(round.setup.binding(host: host, app: chosen), &round)
    if round.setup.app != nil { return true }
    let sentence = "No app is chosen yet: name it with --app ID."
    round.notices.append(sentence)
    fail(OktaProbes.kinds, sentence, &round)
    return false
  }

  private func lookAtDX(_ round: inout Round) {
    for answer in runner.runToEnd(.signIn(.dx(token: nil))) {
      if case .signInFailed(let sentence) = answer { round.notices.append(sentence) }
    }
    lookAtValues(&round)
    guard let backup = round.setup.backup?.value, round.setup.forgotten == nil else { return }
    takeLooks(
      runner.runToEnd(.compareBackup(digest: backup.sha256, column: backup.emailColumn)), &round)
  }

  // Before the sync is connected nothing can have arrived.
  private func lookAtValues(_ round: inout Round) {
    guard let app = round.setup.app?.id, !round.setup.plan.isEmpty,
      round.setup.judged(.syncConnected, at: call.clock().moment).verdict.kind == .met
    else { return }
    takeLooks(runner.runToEnd(.compareValues(round.setup.plannedPairs, app: app)), &round)
  }

  private func takeLooks(_ answers: [Answer], _ round: inout Round) {
    for answer in answers {
      switch answer {
      case .observed(let observation), .backupCompared(let observation, _):
        take([.observed(observation: observation)], &round)
      case .probeFailed(let kind, let sentence), .signInExpired(let kind, let sentence):
        fail([kind], sentence, &round)
      default: break
      }
    }
  }

  private func fail(_ kinds: [Observation.Kind], _ sentence: String, _ round: inout Round) {
    take(kinds.map { .lookFailed(kind: $0, reason: sentence) }, &round)
  }

  private func take(_ events: [Event.Kind], _ round: inout Round) {
    let (now, offset) = call.clock()
    for what in events { round.setup.apply(Event(what, at: now, offset: offset)) }
    round.events += events
  }
}
