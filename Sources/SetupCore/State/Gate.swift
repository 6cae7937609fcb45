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
  ///
  /// `backup-complete` can't be seen without a DX token, so not knowing it doesn't block.
  public var blocks: Bool {
    switch verdict.kind {
    case .met, .waived: false
    case .unknown: id != .valuesArrived && id != .backupComplete
    case .unmet, .stale: id != .valuesArrived
    }
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
    Precondition.of(step).map { $0.judged(in: self, at: now) }.filter(\.blocks)
  }

  /// The first step that may not be left; the last one when all may.
  public func firstOpenStep(at now: Instant) -> Step {
    Step.allCases.first { !blockers(of: $0, at: now).isEmpty } ?? .finish
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
    let bare = weighed(Look(setup, at: now))
    guard bare.verdict.kind != .met, let waiver = setup.waivers[id] else { return bare }
    let reason = "Waived \(Look(setup, at: now).when(waiver.at)): \(waiver.reason)"
    return Judged(
      id, .waived(Shortfall(reason: reason, remedy: bare.verdict.reason)), bare.evidence)
  }

  // An observation outranks older words, and newer ones while it is fresh; after that the newer
  // word decides. What can't be told leaves the decision to a word of any age.
  private func weighed(_ look: Look) -> Judged {
    let word = canBeAttested ? look.setup.attestations[id] : nil
    guard let seen = see(look) else {
      return word.map { vouched($0, look, seen: nil) } ?? neverShown(look)
    }
    guard let word else { return shown(seen, look) }
    if case .untold = seen.finding { return vouched(word, look, seen: seen) }
    let fresh = look.now.since(seen.evidence.at) <= Age.observation
    if fresh || word.order < seen.order { return shown(seen, look) }
    return vouched(word, look, seen: seen)
  }

  private func shown(_ seen: Seen, _ look: Look) -> Judged {
    switch seen.finding {
    case .lacks(let shortfall): return Judged(id, .unmet(shortfall), seen.evidence)
    case .untold(let shortfall): return Judged(id, .unknown(shortfall), seen.evidence)
    case .aged(let shortfall): return Judged(id, .stale(shortfall), seen.evidence)
    case .holds(let sentence):
      let age = look.now.since(seen.evidence.at)
      guard seen.evidence.kind == .observed, looks.isEmpty == false,
        look.setup.ages(step), age > Age.observation, id != .valuesArrived
      else { return Judged(id, .met(sentence), seen.evidence) }
      return Judged(
        id, .stale(.seenTooLongAgo(sentence, look.ago(seen.evidence.at))), seen.evidence)
    }
  }

  // A word covers the attributes that were planned when it was given; later ones are judged by
  // what was seen, or are not known at all.
  private func vouched(_ dated: Dated<Attestation>, _ look: Look, seen: Seen?) -> Judged {
    let word = dated.value
    let evidence = Evidence(.attested, at: word.at)
    if id.dependsOnPlan {
      var rest = look
      rest.attributes = look.attributes.filter { !covers(word, $0) }
      if !rest.attributes.isEmpty {
        return see(rest).map { shown($0, rest) }
          ?? Judged(id, .unknown(.notCovered(rest.attributes.map(\.externalName))), evidence)
      }
    }
    var sentence = "\(word.role.title) said so \(look.when(word.at))"
    sentence += word.words.isEmpty ? "." : ": \(word.words)"
    if let seen { sentence += " Seen \(look.when(seen.evidence.at)): \(seen.sentence)" }
    return Judged(id, .met(sentence), evidence)
  }

  private func covers(_ word: Attestation, _ attribute: PlannedAttribute) -> Bool {
    word.covers.contains { said in
      said.externalName == attribute.externalName && said.variableName == attribute.variableName
        && (id == .attributesMapped
          ? said.expression == attribute.expression : said.type == attribute.type)
    }
  }

  private func neverShown(_ look: Look) -> Judged {
    if let unsaid { return Judged(id, .unmet(unsaid(look))) }
    let failed = looks.compactMap { look.setup.failedProbes[$0] }.max { $0.at < $1.at }
    guard let failed else { return Judged(id, .unknown(.notReadYet(id))) }
    return Judged(id, .unknown(.couldNotLook(look.when(failed.at), failed.value, id)))
  }
}

extension Seen {
  fileprivate var sentence: String {
    switch finding {
    case .holds(let sentence): sentence
    case .lacks(let shortfall), .untold(let shortfall), .aged(let shortfall): shortfall.reason
    }
  }
}

extension Shortfall {
  fileprivate static func seenTooLongAgo(_ sentence: String, _ ago: String) -> Shortfall {
    Shortfall(
      reason: "Looked at \(ago), and it may have changed since. \(sentence)",
      remedy: "Look again, or say that it still holds.")
  }

  fileprivate static func notCovered(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "\(listed(names)) came into the plan, or changed in it, after the word was given.",
      remedy: "Look at Okta, or say that it is done for \(names.count == 1 ? "it" : "them") too.")
  }

  fileprivate static func notReadYet(_ id: PreconditionID) -> Shortfall {
    Shortfall(reason: "Not read yet.", remedy: id.nextLook)
  }

  fileprivate static func couldNotLook(
    _ when: String, _ reason: String, _ id: PreconditionID
  ) -> Shortfall {
    Shortfall(reason: "Could not be looked at \(when): \(reason)", remedy: id.nextLook)
  }
}

extension PreconditionID {
  fileprivate var nextLook: String {
    switch self {
    case .backupComplete: "Sign in to DX to compare the backup with the people DX has now."
    case .valuesArrived:
      "After the first night, sign in to Okta and DX to look, or say what DX shows."
    default: "Sign in to Okta to look, or say that it is done."
    }
  }
}
