import Basics

/// A row's verdict with what it rests on.
public struct Judged: Hashable, Sendable {
  /// The row's id.
  public var id: PreconditionID
  /// The verdict.
  public var verdict: Verdict
  /// What the verdict rests on; nil where nothing was said or seen.
  public var evidence: Evidence?

  /// A verdict and what it rests on.
  public init(_ id: PreconditionID, _ verdict: Verdict, _ evidence: Evidence? = nil) {
    self.id = id
    self.verdict = verdict
    self.evidence = evidence
  }

  /// Whether the row keeps its step from being left.
  public var blocks: Bool {
    switch verdict.kind {
    case .met, .waived: false
    case .unknown: Precondition.of(id).blocking == .always
    case .unmet, .stale: Precondition.of(id).blocking != .never
    }
  }

  /// Whether it is open and keeps nobody from going on.
  public var isOptional: Bool { verdict.kind != .met && verdict.kind != .waived && !blocks }
}

extension [Judged] {
  /// The rows that keep a step from being left; empty when it may be left.
  ///
  /// This alone decides whether a step may be left and whether one that was left is done.
  public func blockers(of step: Step) -> [Judged] {
    filter { Precondition.of($0.id).step == step && $0.blocks }
  }
}

/// How long what was said or seen holds.
public enum Age {
  /// An observation gates the current step, and outranks a newer word, for so long.
  public static let observation = 15 * Span.minute
  /// A backup gates the current step for so long.
  public static let backup = 7 * Span.day
}

extension SetupState {
  /// Every row's verdict at a moment, in the order of the steps.
  public func judged(at now: Instant) -> [Judged] {
    Precondition.all.map { $0.judged(in: self, at: now) }
  }

  /// One row's verdict at a moment.
  public func judged(_ id: PreconditionID, at now: Instant) -> Judged {
    Precondition.of(id).judged(in: self, at: now)
  }

  /// The rows that keep a step from being left; empty when it may be left.
  public func blockers(of step: Step, at now: Instant) -> [Judged] {
    Precondition.of(step).map { $0.judged(in: self, at: now) }.blockers(of: step)
  }

  /// The first row that keeps its step from being left, in the order of the steps; nil if none does.
  public func firstBlocker(at now: Instant) -> Judged? {
    Step.allCases.lazy.flatMap { blockers(of: $0, at: now) }.first
  }

  /// The first step that may not be left; the last one when all may.
  public func firstOpenStep(at now: Instant) -> Step {
    firstBlocker(at: now).map { Precondition.of($0.id).step } ?? .finish
  }

  /// Whether a step is done and shows its tick: it was left, and no row of it is open since.
  ///
  /// Path, lists of steps, `check`, bundles, drafts and the last screen all ask here, so that none
  /// of them says more than the others.
  public func isDone(_ step: Step, at now: Instant) -> Bool {
    isDone(step, given: Precondition.of(step).map { $0.judged(in: self, at: now) })
  }

  /// The same, given verdicts that were judged already.
  public func isDone(_ step: Step, given judged: [Judged]) -> Bool {
    left[step] != nil && judged.blockers(of: step).isEmpty
  }

  /// Whether the set-up is done: every step is.
  public func isDone(at now: Instant) -> Bool {
    Step.allCases.allSatisfy { isDone($0, at: now) }
  }

  /// What happens when someone asks to leave a step: it is left, or refused with the rows.
  public func leaving(_ step: Step, at now: Instant) -> Event.Kind {
    let blockers = blockers(of: step, at: now)
    guard blockers.isEmpty else {
      return .advanceRefused(step: step, reasons: blockers.map(\.id))
    }
    return .stepLeft(step: step)
  }

  /// Whether age counts for a step's rows: only while it is the current one and was never left.
  func ages(_ step: Step) -> Bool { position.step == step && left[step] == nil }
}

extension Precondition {
  /// The row's verdict at a moment, after evidence, age and waiver were weighed.
  public func judged(in setup: SetupState, at now: Instant) -> Judged {
    if let needs, let chosen = setup.useCases, !chosen.value.contains(needs) {
      return Judged(
        id, .met("Not needed: \(needs.title) was not chosen."), Evidence(.choice, at: chosen.at))
    }
    let context = RuleContext(setup, at: now)
    let bare = weighed(context)
    guard bare.verdict.kind != .met, let waiver = setup.waivers[id] else { return bare }
    let reason = "Waived \(context.when(waiver.at)): \(waiver.reason)"
    return Judged(
      id, .waived(Shortfall(reason: reason, remedy: bare.verdict.reason)), bare.evidence)
  }

  // An observation outranks older words, and newer ones while it is fresh; after that the newer
  // word decides. What Okta doesn't report leaves the decision to a word of any age.
  private func weighed(_ context: RuleContext) -> Judged {
    if isOfPlan, context.setup.plan.isEmpty {
      return Judged(
        id,
        context.setup.wants(.userProperties) ? .unmet(.nothingPlanned) : .unknown(.nothingPlanned))
    }
    let word = canBeAttested ? context.setup.attestations[id] : nil
    guard let result = rule(context) else {
      return word.map { vouched($0, context, beside: nil) } ?? neverShown(context)
    }
    guard let word else { return shown(result, context) }
    if case .notReported = result.outcome { return vouched(word, context, beside: result) }
    let fresh = context.now.since(result.evidence.at) <= Age.observation
    if fresh || word.order < result.order { return shown(result, context) }
    return vouched(word, context, beside: result)
  }

  private func shown(_ result: RuleResult, _ context: RuleContext) -> Judged {
    switch result.outcome {
    case .lacks(let shortfall): return Judged(id, .unmet(shortfall), result.evidence)
    case .notReported(let shortfall): return Judged(id, .unknown(shortfall), result.evidence)
    case .aged(let shortfall): return Judged(id, .stale(shortfall), result.evidence)
    case .holds(let sentence):
      let age = context.now.since(result.evidence.at)
      guard result.evidence.kind == .observed, !reads.isEmpty, blocking != .never,
        context.setup.ages(step), age > Age.observation
      else { return Judged(id, .met(sentence), result.evidence) }
      return Judged(
        id, .stale(.observedTooLongAgo(sentence, context.ago(result.evidence.at))), result.evidence)
    }
  }

  // A word covers the attributes that were planned when it was given; later ones are judged by
  // what was observed, or are not known at all.
  private func vouched(
    _ dated: Dated<Attestation>, _ context: RuleContext, beside result: RuleResult?
  ) -> Judged {
    let word = dated.value
    let evidence = Evidence(.attested, at: word.at)
    if let covers {
      var rest = context
      rest.attributes = context.attributes.filter { planned in
        !word.covers.contains { $0.isNamed(like: planned) && covers($0, planned) }
      }
      if !rest.attributes.isEmpty {
        return rule(rest).map { shown($0, rest) }
          ?? Judged(id, .unknown(.notCovered(rest.attributes.map(\.externalName))), evidence)
      }
    }
    var sentence = "\(word.role.title) said so \(context.when(word.at))"
    sentence += word.words.isEmpty ? "." : ": \(word.words)"
    if let result {
      sentence += " Seen \(context.when(result.evidence.at)): \(result.outcome.sentence)"
    }
    return Judged(id, .met(sentence), evidence)
  }

  private func neverShown(_ context: RuleContext) -> Judged {
    if let whenNotAttested { return Judged(id, .unmet(whenNotAttested(context))) }
    let failed = reads.compactMap { context.setup.failedProbes[$0] }.max { $0.at < $1.at }
    guard let failed else {
      return Judged(id, .unknown(Shortfall(reason: "Not read yet.", remedy: remedyUnread)))
    }
    return Judged(
      id, .unknown(.couldNotRead(context.when(failed.at), failed.value, canBeAttested)))
  }
}

extension PlannedAttribute {
  fileprivate func isNamed(like other: PlannedAttribute) -> Bool {
    externalName == other.externalName && variableName == other.variableName
  }
}

extension RuleResult.Outcome {
  fileprivate var sentence: String {
    switch self {
    case .holds(let sentence): sentence
    case .lacks(let shortfall), .notReported(let shortfall), .aged(let shortfall): shortfall.reason
    }
  }
}

extension Shortfall {
  fileprivate static let nothingPlanned = Shortfall(
    reason: "Nothing is planned yet.",
    remedy: "Plan the properties that Okta should fill in DX first.")

  fileprivate static func observedTooLongAgo(_ sentence: String, _ ago: String) -> Shortfall {
    Shortfall(
      reason: "Looked at \(ago), and it may have changed since. \(sentence)",
      remedy: "Look again, or say that it still holds.")
  }

  // The remedy is that of the read; where it has none, as in older journals, what always helps.
  fileprivate static func couldNotRead(
    _ when: String, _ failure: Shortfall, _ canBeAttested: Bool
  ) -> Shortfall {
    let word = canBeAttested ? " Or say that it is done." : ""
    let usual =
      canBeAttested
      ? "Look again once that is mended, or say it is done."
      : "Look again once that is mended."
    return Shortfall(
      reason: "Could not be looked at \(when): \(failure.reason)",
      remedy: failure.remedy.isEmpty ? usual : failure.remedy + word)
  }

  fileprivate static func notCovered(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "\(listed(names)) came into the plan, or changed in it, after the word was given.",
      remedy: "Look at Okta, or say it is done for \(names.count == 1 ? "it" : "them") too.")
  }
}
