import Basics
import SetupCore
import SetupStore

/// One event of a journal as a time line tells it.
public struct TimeLineEntry: Hashable, Sendable {
  /// How many events came before.
  public var index: Int
  /// When it happened.
  public var at: Instant
  /// Minutes east of UTC of the clock where it happened.
  public var offset: Int
  /// What sort of event it is.
  public var kind: TimeLineKind
  /// What happened, in words.
  public var text: String
  /// For a refused advance, why: each row that blocked with its reason at that moment.
  public var refusals: [Refusal]

  /// A row that blocked.
  public struct Refusal: Hashable, Sendable {
    /// The row.
    public var id: PreconditionID
    /// What was wrong with it.
    public var reason: String
  }

  /// Whether someone asked to go on and was told why not.
  public var isRefused: Bool
  /// Day and time by the clock where it happened.
  public var when: String { "\(at.day(offset: offset)) \(at.clock(offset: offset))" }
}

/// A journal's events in words, oldest first.
public func timeLine(_ events: [Event]) -> [TimeLineEntry] {
  var teller = TimeLineTeller()
  return events.map { teller.tell($0) }
}

/// Tells events one after another, each by what was before it.
struct TimeLineTeller: Hashable, Sendable {
  /// The events told so far, folded.
  private(set) var setup = SetupState()

  /// The next event in words.
  mutating func tell(_ event: Event) -> TimeLineEntry {
    let text = title(of: event.kind, before: setup)
    setup.apply(event)
    var refusals: [TimeLineEntry.Refusal] = []
    var isRefused = false
    if case .advanceRefused(_, let ids) = event.kind {
      isRefused = true
      refusals = ids.map { .init(id: $0, reason: setup.judged($0, at: event.at).verdict.reason) }
    }
    return TimeLineEntry(
      index: setup.events - 1, at: event.at, offset: event.offset, kind: TimeLineKind(event.kind),
      text: sanitised(text, limit: 300), refusals: refusals, isRefused: isRefused)
  }
}

/// What happened, in words.
func title(of kind: Event.Kind, before setup: SetupState) -> String {
  switch kind {
  case .useCasesChosen(let chosen):
    chosen.isEmpty
      ? "neither use case chosen"
      : "use case: " + chosen.map { $0.title.lowercased() }.joined(separator: " and ")
  case .activationRequested: "DX support asked to activate directory sync"
  case .immediateSyncRequested: "DX support asked for an immediate sync"
  case .syncRan: "a sync ran"
  case .verdictsReported(let verdicts, _): "check counted: \(counts(of: verdicts))"
  case .previewRecorded(let preview):
    "preview: \(counted(preview.users, "person", "people")) assigned, "
      + (preview.over.words.map { "over the threshold: \($0)" } ?? "within the threshold")
  case .previewConfirmed(let words): "preview confirmed: \(words)"
  case .writeIntended(let intended): "about to be written to Okta: \(intended.write.title)"
  case .writeEnded(_, _, let outcome): title(of: outcome)
  case .tokenRevocationIntended(let host): "the API token for \(host) is about to be revoked"
  case .tokenRevoked(let host): "the API token for \(host) was revoked"
  case .attested(let id, let role, let words):
    "\(id.title): word of the \(role.title)" + (words.isEmpty ? "" : ": “\(words)”")
  case .attestationWithdrawn(let id): "\(id.title): word taken back"
  case .waived(let id, let reason): "\(id.title) waived: \(reason)"
  case .waiverWithdrawn(let id): "\(id.title): waiver taken back"
  case .backupKept(let backup):
    "backup taken: \(backup.file), \(counted(backup.rows, "person", "people"))"
  case .backupRefused(let file, let reason): "backup refused: \(file): \(reason)"
  case .vaultForgotten(let files): "deleted \(counted(files, "kept file"))"
  case .organisationBound(let host): "organisation: \(host)"
  case .appBound(_, let label): "app chosen: \(label)"
  case .observed(let observation): title(observation, before: setup)
  case .dxHostConfirmed(let host): "DX host confirmed: \(host)"
  case .observedUnchanged(let kind): "looked again: \(kind.title), unchanged"
  case .lookFailed(let kind, let reason, _): "look failed: \(kind.title): \(reason)"
  case .attributePlanned(let attribute): planned(attribute, before: setup)
  case .attributeDropped(let name): "dropped from the plan: \(name)"
  case .stepLeft(let step): "step \(step.rawValue) left: \(step.title)"
  case .wentBack(let step): "went back to step \(step.rawValue): \(step.title)"
  case .advanceRefused(let step, let reasons):
    "advance refused, step \(step.rawValue): "
      + reasons.map(\.title).joined(separator: ", ")
  case .screenShown(let screen): "screen shown: \(screen)"
  case .symptomChosen(let symptom): "trouble: \(symptom.title)"
  case .questionAnswered(let question, let answer): "answered: \(question): \(answer)"
  case .answerTakenBack: "answer taken back"
  }
}

private func counts(of verdicts: [ReportedVerdict]) -> String {
  Verdict.Kind.allCases.compactMap { verdict in
    let count = verdicts.count { $0.verdict == verdict }
    return count == 0 ? nil : "\(count) \(verdict.title)"
  }.joined(separator: ", ")
}

private func title(of outcome: WriteOutcome) -> String {
  switch outcome {
  case .kept: "read back: Okta has it"
  case .unchanged(let reason): "read back: Okta has what was there before. \(reason)"
  case .otherwise(_, let reason): "read back: Okta has something else. \(reason)"
  }
}

private func title(_ observation: Observation, before setup: SetupState) -> String {
  guard let old = setup.observations[observation.kind]?.value else {
    return "seen: \(observation.kind.title)"
  }
  let changes = observation.changes(since: old)
  let words = changes.isEmpty ? ", as before" : ": " + changes.joined(separator: "; ")
  return "seen: \(observation.kind.title)\(words)"
}

private func planned(_ attribute: PlannedAttribute, before setup: SetupState) -> String {
  let isKnown = setup.plan.contains { $0.externalName == attribute.externalName }
  return "\(isKnown ? "changed in the plan" : "planned"): \(attribute.externalName)"
}
