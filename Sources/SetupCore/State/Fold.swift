extension SetupState {
  /// Takes one event into the state.
  ///
  /// Total: an event that makes no sense in a state changes nothing but the position it names,
  /// so that any journal can be folded.
  public mutating func apply(_ event: Event) {
    if began == nil { began = event.at }
    latest = event.at
    events += 1
    offset = event.offset
    switch event.kind {
    case .useCasesChosen(let chosen): useCases = Dated(Set(chosen), at: event.at)
    case .activationRequested: activationRequested = event.at
    case .immediateSyncRequested: syncRequested = event.at
    case .syncRan: syncRan = event.at
    case .previewRecorded(let recorded): preview = Dated(recorded, at: event.at)
    case .previewConfirmed: confirmedExcess = preview?.value.over ?? []
    case .attested, .attestationWithdrawn, .waived, .waiverWithdrawn: applyWord(event)
    case .backupKept, .backupRefused, .vaultForgotten: applyBackup(event)
    case .organisationBound, .appBound: applyBinding(event)
    case .observed, .lookFailed: applyLook(event)
    case .attributePlanned, .attributeDropped: applyPlan(event)
    case .stepLeft, .wentBack, .advanceRefused, .screenShown: applyPosition(event)
    case .symptomChosen(let chosen):
      symptom = Dated(chosen, at: event.at, order: events)
      answers = []
    case .questionAnswered(let question, let answer):
      answers.append(Answered(question: question, answer: answer))
    case .answerTakenBack: _ = answers.popLast()
    }
  }

  private mutating func applyWord(_ event: Event) {
    switch event.kind {
    case .attested(let id, let role, let words):
      let word = Attestation(
        role: role, words: words, at: event.at, covers: id.dependsOnPlan ? plan : [])
      attestations[id] = Dated(word, at: event.at, order: events)
    case .attestationWithdrawn(let id): attestations[id] = nil
    case .waived(let id, let reason): waivers[id] = Waiver(reason: reason, at: event.at)
    case .waiverWithdrawn(let id): waivers[id] = nil
    default: break
    }
  }

  private mutating func applyBackup(_ event: Event) {
    switch event.kind {
    case .backupKept(let kept):
      backup = Dated(kept, at: event.at)
      (refusedBackup, forgotten) = (nil, nil)
    case .backupRefused(let file, let reason):
      refusedBackup = Dated("\(file): \(reason)", at: event.at)
    case .vaultForgotten: if backup != nil { forgotten = event.at }
    default: break
    }
  }

  private mutating func applyBinding(_ event: Event) {
    switch event.kind {
    case .organisationBound(let host):
      if let bound = organisation, bound != host {
        voidOktaRows()
        app = nil
      }
      organisation = host
    case .appBound(let id, let label):
      if let bound = app, bound.id != id { voidOktaRows() }
      app = BoundApp(id: id, label: label)
    default: break
    }
  }

  // What was seen or said of one app says nothing of another. The plan, the backup and DX's own
  // rows don't speak of the app and stay.
  private mutating func voidOktaRows() {
    for id in PreconditionID.allCases where id.speaksOfOktaApp {
      (attestations[id], waivers[id]) = (nil, nil)
    }
    for kind in Observation.Kind.allCases where kind.speaksOfOktaApp {
      (observations[kind], failedProbes[kind]) = (nil, nil)
    }
    for step in [Step.createApp, .mapAttributes, .finish] { left[step] = nil }
    (preview, confirmedExcess) = (nil, [])
  }

  private mutating func applyLook(_ event: Event) {
    switch event.kind {
    case .observed(let observation):
      observations[observation.kind] = Dated(observation, at: event.at, order: events)
      failedProbes[observation.kind] = nil
      if case .app(let seen) = observation, app?.id == seen.id { app?.label = seen.label }
    case .lookFailed(let kind, let reason): failedProbes[kind] = Dated(reason, at: event.at)
    default: break
    }
  }

  private mutating func applyPlan(_ event: Event) {
    defer { planChanged = Dated(plan.count, at: event.at) }
    switch event.kind {
    case .attributePlanned(let attribute):
      if let index = plan.firstIndex(where: { $0.externalName == attribute.externalName }) {
        plan[index] = attribute
      } else {
        plan.append(attribute)
      }
    case .attributeDropped(let name): plan.removeAll { $0.externalName == name }
    default: break
    }
  }

  private mutating func applyPosition(_ event: Event) {
    switch event.kind {
    case .stepLeft(let step):
      left[step] = event.at
      position = Position(step: step.next ?? step)
      refusal = nil
    case .wentBack(let step):
      position = Position(step: step)
      refusal = nil
    case .advanceRefused(_, let reasons): refusal = Dated(reasons, at: event.at)
    case .screenShown(let screen): position.screen = screen
    default: break
    }
  }
}

extension PreconditionID {
  /// Whether what is said for it speaks of the planned attributes one by one.
  var dependsOnPlan: Bool { self == .attributesCreated || self == .attributesMapped }

  /// Whether it speaks of the bound Okta app, so that binding another one voids it.
  var speaksOfOktaApp: Bool {
    switch self {
    case .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
      .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed:
      true
    case .useCaseChosen, .featureEnabled, .backupTaken, .backupComplete, .attributesPlanned,
      .syncConnected, .valuesArrived:
      false
    }
  }
}

extension Observation.Kind {
  /// Whether it was read from the bound Okta app.
  var speaksOfOktaApp: Bool {
    switch self {
    case .backupComparison, .arrivedValues, .backupShape: false
    case .app, .connection, .features, .schema, .mappings, .assignments, .groupPush, .people,
      .groups, .log, .twinApps, .rateLimit:
      true
    }
  }
}
