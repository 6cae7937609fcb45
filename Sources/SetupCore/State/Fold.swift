import Basics

extension SetupState {
  /// Takes one event into the state.
  ///
  /// Total: an event that makes no sense in a state changes nothing but the position it names,
  /// so that any journal can be folded.
  public mutating func apply(_ event: Event) {
    if began == nil { began = event.at }
    (latest, offset) = (event.at, event.offset)
    events += 1
    let at = event.at
    switch event.kind {
    case .useCasesChosen(let chosen): useCases = Dated(Set(chosen), at: at)
    case .activationRequested: activationRequested = at
    case .immediateSyncRequested: syncRequested = at
    case .syncRan: syncRan = at
    case .verdictsReported(let verdicts, let failedRuns):
      lastReport = Dated(LastReport(verdicts, failedRuns: failedRuns), at: at)
    case .previewRecorded(let recorded): preview = Dated(recorded, at: at)
    case .previewConfirmed: confirmedExcess = preview?.value.over ?? []
    case .writeIntended(let write): written.intend(write)
    case .writeEnded(let host, let app, let outcome): written.end(host: host, app: app, outcome)
    case .tokenRevocationIntended: break
    case .tokenRevoked: tokenRevoked = at
    case .attested(let id, let role, let words):
      attest(id, by: role, words, at: at)
    case .attestationWithdrawn(let id): attestations[id] = nil
    case .waived(let id, let reason): waivers[id] = Waiver(reason: reason, at: at)
    case .waiverWithdrawn(let id): waivers[id] = nil
    case .backupKept(let kept):
      (backup, refusedBackup, forgotten) = (Dated(kept, at: at), nil, nil)
    case .backupRefused(let file, let reason): refusedBackup = Dated("\(file): \(reason)", at: at)
    case .vaultForgotten: if backup != nil { forgotten = at }
    case .organisationBound(let host): bind(host)
    case .dxHostConfirmed(let host): confirmedDXHosts.insert(host)
    case .appBound(let id, let label): bind(BoundApp(id: id, label: label))
    case .observed(let observation): observe(observation, at: at)
    case .observedUnchanged(let kind):
      if let seen = observations[kind]?.value { observe(seen, at: at) }
    case .lookFailed(let kind, let reason, let remedy):
      failedProbes[kind] = Dated(Shortfall(reason: reason, remedy: remedy ?? ""), at: at)
    case .attributePlanned(let attribute): plan(attribute, at: at)
    case .attributeDropped(let name): drop(name, at: at)
    case .stepLeft(let step):
      left[step] = at
      move(to: step.next ?? step)
    case .wentBack(let step): move(to: step)
    case .advanceRefused(_, let reasons): refusal = Dated(reasons, at: at)
    case .screenShown(let screen): position.screen = screen
    case .symptomChosen(let chosen):
      (symptom, answers) = (Dated(chosen, at: at, order: events), [])
    case .questionAnswered(let question, let answer):
      answers.append(Answered(question: question, answer: answer))
    case .answerTakenBack: _ = answers.popLast()
    }
  }

  private mutating func attest(
    _ id: PreconditionID, by role: Role, _ words: String, at: Instant
  ) {
    let covered = Precondition.of(id).covers == nil ? [] : plan
    let word = Attestation(role: role, words: words, at: at, covers: covered)
    attestations[id] = Dated(word, at: at, order: events)
  }

  private mutating func drop(_ externalName: String, at: Instant) {
    plan.removeAll { $0.externalName == externalName }
    planChanged = Dated(plan.count, at: at)
  }

  private mutating func move(to step: Step) {
    (position, refusal) = (Position(step: step), nil)
  }

  private mutating func bind(_ host: String) {
    if let bound = organisation, bound != host {
      voidOktaRows()
      app = nil
    }
    organisation = host
  }

  private mutating func bind(_ new: BoundApp) {
    if let bound = app, bound.id != new.id { voidOktaRows() }
    app = new
  }

  // What was seen or said of one app says nothing of another. The plan, the backup and DX's own
  // rows don't speak of the app and stay.
  private mutating func voidOktaRows() {
    for row in Precondition.all where row.isOfOktaApp {
      (attestations[row.id], waivers[row.id]) = (nil, nil)
    }
    for kind in Observation.Kind.allCases where kind.isOfOktaApp {
      (observations[kind], failedProbes[kind]) = (nil, nil)
    }
    for step in [Step.createApp, .mapAttributes, .finish] { left[step] = nil }
    (preview, confirmedExcess) = (nil, [])
  }

  private mutating func observe(_ observation: Observation, at moment: Instant) {
    // Half a look that leaves open what an earlier one had shown is a look that failed.
    let kind = observation.kind
    if observations[kind] != nil, let reason = reasonLeftOpen(by: observation) {
      failedProbes[kind] = Dated(Shortfall(reason: reason, remedy: ""), at: moment)
      return
    }
    observations[kind] = Dated(observation, at: moment, order: events)
    failedProbes[kind] = nil
    if case .app(let observed) = observation, app?.id == observed.id { app?.label = observed.label }
  }

  // Why a part of a look is missing, where what is there tells nothing of its own.
  private func reasonLeftOpen(by observation: Observation) -> String? {
    if case .assignments(let seen) = observation, !seen.reachesSomebody {
      return seen.unread?.first?.reason
    }
    if case .groupPush(let seen) = observation, seen.active == 0 { return seen.unread }
    if case .mappings(let seen) = observation, let earlier = observations.mappings?.value,
      seen.isPart(of: earlier)
    {
      return seen.unread?.first?.reason
    }
    return nil
  }

  private mutating func plan(_ attribute: PlannedAttribute, at moment: Instant) {
    if let index = plan.firstIndex(where: { $0.externalName == attribute.externalName }) {
      plan[index] = attribute
    } else {
      plan.append(attribute)
    }
    planChanged = Dated(plan.count, at: moment)
  }
}

extension SetupState {
  /// What happens when an organisation, and perhaps an app, is bound.
  ///
  /// Nothing for what is bound already. Binding another one voids the Okta rows, so the wizard
  /// goes back to the step that the new app has to pass first.
  public func binding(host: String, app bound: BoundApp? = nil) -> [Event.Kind] {
    var events: [Event.Kind] = []
    let otherHost = organisation != nil && organisation != host
    if organisation != host { events.append(.organisationBound(host: host)) }
    var otherApp = false
    if let bound {
      otherApp = app != nil && app?.id != bound.id
      if otherHost || app?.id != bound.id {
        events.append(.appBound(id: bound.id, label: bound.label))
      }
    }
    if otherHost || otherApp, position.step > .createApp {
      events.append(.wentBack(to: .createApp))
    }
    return events
  }
}

extension SetupState.BoundApp {
  /// An app by its id and label.
  public init(_ id: String, label: String) {
    self.id = id
    self.label = label
  }
}
