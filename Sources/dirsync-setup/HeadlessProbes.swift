import DXAPI
import OktaAPI
import SetupCore
import Wizard

/// The reads of `check` and `diagnose`: what is asked of Okta and DX, and the events of it.
struct HeadlessProbes {
  /// What one round of reads brought.
  struct Round {
    /// The set-up as it would be if all this were journalled.
    var setup: SetupState
    /// What would be journalled, each with the moment when it came.
    var events: [Event] = []
    /// What else a person should know, a sentence each.
    var notices: [String] = []
    /// What could not be read, with the reason and what helps.
    var failed: [Observation.Kind: Shortfall] = [:]
    /// The signal that ended it early.
    var interruption: Int32?

    // What is asked for and has not answered.
    fileprivate var awaited: [Observation.Kind] = []

    /// Nothing read yet.
    init(setup: SetupState) { self.setup = setup }
  }

  private let call: Invocation
  private let reader: HeadlessReader

  /// - Parameters:
  ///   - isSilent: whether nothing is to be said while it waits.
  ///   - names: takes the people who may be named; nil where nobody may.
  init(
    _ call: Invocation, _ sitting: Sitting, isSilent: Bool = false, naming names: NamedPeople? = nil
  ) throws(CommandFailure) {
    self.call = call
    reader = try HeadlessReader(
      call, sitting.folder.map { .reading($0) } ?? .readOnly, isSilent: isSilent, naming: names)
  }

  /// Makes the reads that the rows go by, those of Okta and of DX side by side.
  func read(_ setup: SetupState) -> Round {
    round(setup) { round in
      let comparison = call.environment.hasDXToken ? compareBackup(&round) : []
      let address = call.option("--okta-url")
      run([.signIn(.found(address: address))] + comparison, for: OktaProbes.kinds, &round) {
        host, round in
        guard bind(host, for: OktaProbes.kinds, &round), let app = round.setup.app else {
          return []
        }
        let values = call.environment.hasDXToken ? compareValues(app.id, round.setup) : []
        return [.probe(OktaProbes.kinds, app: app.id)] + values
      }
    }
  }

  /// Makes the reads that could explain a symptom; without a sign-in only that of the backup.
  func diagnose(_ setup: SetupState, explaining symptom: Symptom?) -> Round {
    round(setup) { round in
      var isSignedIn = false
      if call.environment.hasOktaSettings {
        let kinds = Diagnosis.reads(explaining: symptom).filter(Self.isOfOkta)
        run([.signIn(.found(address: call.option("--okta-url")))], for: kinds, &round) {
          host, round in
          isSignedIn = bind(host, for: kinds, &round)
          return []
        }
      }
      let probes = DeepProbes(round.setup, explaining: symptom, isSignedIn: isSignedIn)
      run([.diagnose(probes)], for: [], &round) { _, _ in [] }
    }
  }

  private static func isOfOkta(_ kind: Observation.Kind) -> Bool {
    (OktaProbes.kinds + OktaProbes.deeperKinds).contains(kind)
  }

  private func round(_ setup: SetupState, _ work: (inout Round) -> Void) -> Round {
    var round = Round(setup: setup)
    reader.patience.begin()
    work(&round)
    switch reader.patience.end {
    case .interrupted(let number)?: round.interruption = number
    case let end?: round.notices.append(end.sentence)
    case nil: break
    }
    return round
  }

  // Whether an app is bound then.
  private func bind(
    _ host: String, for kinds: [Observation.Kind], _ round: inout Round
  ) -> Bool {
    let chosen = call.option("--app").map { id in
      SetupState.BoundApp(id, label: round.setup.app?.id == id ? round.setup.app?.label ?? id : id)
    }
    if let bound = round.setup.organisation, bound != host {
      round.notices.append(
        call.has("--record")
          ? "This state was bound to \(bound), and \(host) was named: it is bound to \(host) now."
          : "This state is bound to \(bound), and \(host) was named: it is judged as if it were bound "
            + "to \(host). --record binds it.")
    }
    take(round.setup.binding(host: host, app: chosen), &round)
    if round.setup.app != nil { return true }
    let failure = Shortfall(reason: "No app is chosen yet.", remedy: "Name it with --app ID.")
    round.notices.append(failure.sentence)
    fail(kinds, failure, &round)
    return false
  }

  private func compareBackup(_ round: inout Round) -> [Effect] {
    var refusal: Shortfall?
    let hosts = round.setup.confirmedDXHosts
    reader.run([.signIn(.dx(token: nil, confirmed: hosts))]) { answer in
      if case .signInFailed(let failure) = answer { refusal = failure }
      if case .otherDXHost(let host) = answer {
        refusal = Shortfall(DXCredentialsProblem.otherHost(host))
      }
      return []
    }
    if let refusal { round.notices.append(refusal.sentence) }
    guard let backup = round.setup.backup?.value, round.setup.forgotten == nil else { return [] }
    return [.compareBackup(digest: backup.sha256, column: backup.emailColumn)]
  }

  // Before the sync is connected nothing can have arrived.
  private func compareValues(_ app: String, _ setup: SetupState) -> [Effect] {
    guard !setup.plan.isEmpty,
      setup.judged(.syncConnected, at: call.clock().moment).verdict.kind == .met
    else { return [] }
    return [.compareValues(setup.plannedPairs, app: app)]
  }

  // What was given up before it answered fails with the reason; without a sign-in, what it was for.
  private func run(
    _ effects: [Effect], for kinds: [Observation.Kind], _ round: inout Round,
    signedIn: (String, inout Round) -> [Effect]
  ) {
    round.awaited += effects.flatMap(\.kindsRead) + kinds
    reader.run(effects) { answer in
      if case .signInFailed(let failure) = answer {
        round.notices.append(failure.sentence)
        fail(kinds, failure, &round)
        return []
      }
      if case .signedIn(let host, let notes) = answer {
        round.awaited.removeAll(where: kinds.contains)
        round.notices += notes
        let next = signedIn(host, &round)
        round.awaited += next.flatMap(\.kindsRead)
        return next
      }
      handle(answer, &round)
      return []
    }
    guard let end = reader.patience.end else { return }
    fail(round.awaited, Shortfall(end), &round)
  }

  private func handle(_ answer: Answer, _ round: inout Round) {
    if case .permissionProved(let result) = answer, result.isMissing {
      round.notices.append(result.permission.loss)
    } else if let observation = answer.observation {
      round.awaited.removeAll { $0 == observation.kind }
      take([.observed(observation: observation)], &round)
    } else if let failed = answer.failedProbe {
      fail([failed.kind], failed.failure, &round)
    }
  }

  private func fail(_ kinds: [Observation.Kind], _ failure: Shortfall, _ round: inout Round) {
    round.awaited.removeAll(where: kinds.contains)
    for kind in kinds { round.failed[kind] = failure }
    take(
      kinds.map { .lookFailed(kind: $0, reason: failure.reason, remedy: failure.remedy) }, &round)
  }

  private func take(_ kinds: [Event.Kind], _ round: inout Round) {
    let (now, offset) = call.clock()
    let events = kinds.map { Event($0, at: now, offset: offset) }
    for event in events { round.setup.apply(event) }
    round.events += events
  }
}

extension HeadlessProbes.Round {
  /// What could not be read, in the order of the kinds.
  var failures: [DiagnosisReport.NotRead] {
    Observation.Kind.allCases.compactMap { kind in
      failed[kind].map {
        DiagnosisReport.NotRead(kind: kind, reason: $0.reason, remedy: $0.remedy)
      }
    }
  }

  /// The notices, and of the failures those that no row shows, as it goes by what was read before.
  var allNotices: [String] {
    let hidden = failures.filter { gap in
      setup.observations[gap.kind] != nil && !notices.contains(gap.sentence)
    }
    return notices + hidden.sentences
  }
}

extension Effect {
  /// What is known once it has ended.
  fileprivate var kindsRead: [Observation.Kind] {
    if case .probe(let kinds, _) = self { return kinds }
    if case .diagnose(let probes) = self { return probes.kinds }
    if case .compareBackup = self { return [.backupComparison] }
    if case .compareValues = self { return [.arrivedValues] }
    return []
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
  fileprivate var failedProbe: (kind: Observation.Kind, failure: Shortfall)? {
    if case .probeFailed(let kind, let failure) = self { return (kind, failure) }
    if case .signInExpired(let kind, let failure) = self { return (kind, failure) }
    return nil
  }
}
