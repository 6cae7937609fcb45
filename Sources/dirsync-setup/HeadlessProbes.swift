import DXAPI
import OktaAPI
import SetupCore
import Wizard

/// Reads Okta and DX without the interface, through the wizard's own runner.
struct HeadlessProbes {
  /// What one round of reads brought.
  struct Round {
    /// The set-up as it would be if all this were journalled.
    var setup: SetupState
    /// What would be journalled, each with the moment when it was read.
    var events: [Event] = []
    /// Why something could not be read, a sentence each.
    var notices: [String] = []
    /// Whether any read failed.
    var hasFailed = false
    /// The signal that ended it early.
    var interruption: Int32?
  }

  private let call: Invocation
  private let runner: EffectRunner
  private let patience: Patience

  init(_ call: Invocation, _ sitting: Sitting, isSilent: Bool = false) throws(CommandFailure) {
    self.call = call
    let console = call.console
    let progress = Patience.Progress(isTerminal: console.isTerminal, say: console.progress)
    let patience = Patience(
      longestPause: try call.longestPause(), isSilent ? nil : progress)
    self.patience = patience
    var outside = call.environment.outside()
    outside.transport = patience.counting(outside.transport)
    // Reads the vault, and has no way to write.
    runner = EffectRunner(
      sitting.folder.map { .reading($0) } ?? .readOnly,
      .live(folders: [], home: call.environment.home),
      live: Live(outside, time: patience.timekeeper),
      now: { [clock = call.clock] in clock().moment })
  }

  /// Makes the reads that the rows go by.
  func read(_ setup: SetupState) -> Round {
    round(setup) { round in
      if let host = signIn(&round) { readOkta(host, &round) }
      if call.environment.hasDXToken { readDX(&round) }
    }
  }

  /// Makes the reads that could explain a symptom; without a sign-in only that of the backup.
  func diagnose(_ setup: SetupState, explaining symptom: Symptom?) -> Round {
    round(setup) { round in
      var isSignedIn = false
      if call.environment.hasOktaSettings, let host = signIn(&round) {
        isSignedIn = bind(host, &round)
      }
      let plan = DeepProbes(round.setup, explaining: symptom, isSignedIn: isSignedIn)
      read(.diagnose(plan), plan.kinds, &round)
    }
  }

  private func round(_ setup: SetupState, _ work: (inout Round) -> Void) -> Round {
    var round = Round(setup: setup)
    patience.begin()
    work(&round)
    if case .interrupted(let number) = patience.end { round.interruption = number }
    return round
  }

  // The host when signed in; every read of Okta fails with the reason when not.
  private func signIn(_ round: inout Round) -> String? {
    let address = call.option("--okta-url")
    var losses: [String] = []
    var sentence: String?
    for answer in run(.signIn(.found(address: address))) {
      if case .permissionProved(let result) = answer, result.isMissing {
        losses.append(result.permission.loss)
      } else if case .signedIn(let host, let notes) = answer {
        round.notices += notes + losses
        return host
      } else if case .signInFailed(let why) = answer {
        sentence = why
      }
    }
    let reason = patience.end?.reason ?? sentence ?? "Nobody is signed in to Okta."
    round.notices.append(reason)
    fail(OktaProbes.kinds, reason, &round)
    return nil
  }

  private func readOkta(_ host: String, _ round: inout Round) {
    guard bind(host, &round), let app = round.setup.app else { return }
    read(.probe(OktaProbes.kinds, app: app.id), OktaProbes.kinds, &round)
  }

  // Whether an app is bound then.
  private func bind(_ host: String, _ round: inout Round) -> Bool {
    let chosen = call.option("--app").map { id in
      SetupState.BoundApp(id, label: round.setup.app?.id == id ? round.setup.app?.label ?? id : id)
    }
    if let bound = round.setup.organisation, bound != host {
      round.notices.append(
        "This state is bound to \(bound), and \(host) was named: it is judged as if it were bound to "
          + "\(host). --record binds it.")
    }
    take(round.setup.binding(host: host, app: chosen), &round)
    if round.setup.app != nil { return true }
    let sentence = "No app is chosen yet: name it with --app ID."
    round.notices.append(sentence)
    fail(OktaProbes.kinds, sentence, &round)
    return false
  }

  private func readDX(_ round: inout Round) {
    for answer in run(.signIn(.dx(token: nil, confirmed: round.setup.confirmedDXHosts))) {
      if case .signInFailed(let sentence) = answer { round.notices.append(sentence) }
      if case .otherDXHost(let host) = answer {
        round.notices.append(DXCredentialsProblem.otherHost(host).sentence)
      }
    }
    readValues(&round)
    guard let backup = round.setup.backup?.value, round.setup.forgotten == nil else { return }
    read(
      .compareBackup(digest: backup.sha256, column: backup.emailColumn), [.backupComparison], &round
    )
  }

  // Before the sync is connected nothing can have arrived.
  private func readValues(_ round: inout Round) {
    guard let app = round.setup.app?.id, !round.setup.plan.isEmpty,
      round.setup.judged(.syncConnected, at: call.clock().moment).verdict.kind == .met
    else { return }
    read(.compareValues(round.setup.plannedPairs, app: app), [.arrivedValues], &round)
  }

  private func run(_ effect: Effect) -> [Answer] {
    runner.runToEnd(effect, while: patience.goesOn)
  }

  // What was given up before it answered fails with the reason.
  private func read(_ effect: Effect, _ kinds: [Observation.Kind], _ round: inout Round) {
    var missing = kinds
    for answer in run(effect) {
      if let observation = answer.observation {
        missing.removeAll { $0 == observation.kind }
        take([.observed(observation: observation)], &round)
      } else if let (kind, sentence) = answer.failedProbe {
        missing.removeAll { $0 == kind }
        fail([kind], sentence, &round)
      }
    }
    if let end = patience.end { fail(missing, end.reason, &round) }
  }

  private func fail(_ kinds: [Observation.Kind], _ sentence: String, _ round: inout Round) {
    round.hasFailed = true
    take(kinds.map { .lookFailed(kind: $0, reason: sentence) }, &round)
  }

  private func take(_ kinds: [Event.Kind], _ round: inout Round) {
    let (now, offset) = call.clock()
    let events = kinds.map { Event($0, at: now, offset: offset) }
    for event in events { round.setup.apply(event) }
    round.events += events
  }
}

extension Option {
  static let wait = Option(
    "--wait", "SECONDS", "how long rate limits may be waited for; 120 where nobody watches")
}

extension Invocation {
  /// The seconds that rate limits may cost: `--wait`, else no bound at a terminal, where the
  /// countdown is seen and Ctrl-C is near.
  fileprivate func longestPause() throws(CommandFailure) -> Double? {
    guard let text = option("--wait") else { return console.isTerminal ? nil : 120 }
    guard let seconds = Int(text), (0...86_400).contains(seconds) else {
      throw .usage("--wait takes seconds, up to 86400; it was \(typed(text)).")
    }
    return Double(seconds)
  }
}

extension Answer {
  /// What a probe observed; nil in any other answer.
  fileprivate var observation: Observation? {
    if case .observed(let observation) = self { return observation }
    if case .backupCompared(let observation, _) = self { return observation }
    return nil
  }

  /// Which probe failed, and why; nil in any other answer.
  fileprivate var failedProbe: (Observation.Kind, String)? {
    if case .probeFailed(let kind, let sentence) = self { return (kind, sentence) }
    if case .signInExpired(let kind, let sentence) = self { return (kind, sentence) }
    return nil
  }
}
