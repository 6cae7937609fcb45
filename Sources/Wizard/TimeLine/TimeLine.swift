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
  timeLine(events, snapshotEvery: .max).entries
}

/// The same, and the set-up before every so many of them.
func timeLine(
  _ events: [Event], snapshotEvery distance: Int
) -> (entries: [TimeLineEntry], snapshots: [SetupState]) {
  var setup = SetupState()
  var snapshots: [SetupState] = []
  let entries = events.enumerated().map { index, event in
    if index.isMultiple(of: distance) { snapshots.append(setup) }
    let text = title(of: event.kind, before: setup)
    setup.apply(event)
    var refusals: [TimeLineEntry.Refusal] = []
    var isRefused = false
    if case .advanceRefused(_, let ids) = event.kind {
      isRefused = true
      refusals = ids.map { .init(id: $0, reason: setup.judged($0, at: event.at).verdict.reason) }
    }
    return TimeLineEntry(
      index: index, at: event.at, offset: event.offset, kind: TimeLineKind(event.kind),
      text: sanitised(text, limit: 300),
      refusals: refusals, isRefused: isRefused)
  }
  return (entries, snapshots)
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

/// The time line while it is open: its events in words, and the one that is shown.
public struct OpenTimeLine: Hashable, Sendable {
  /// The events in words.
  public internal(set) var entries: [TimeLineEntry]
  /// The event that is shown.
  public private(set) var index: Int
  /// Where the person went last: narrowing starts from there, and showing all leads back.
  private var anchor: Int
  /// Whether nothing is behind it, so that closing it ends the program.
  public let isAlone: Bool
  /// What it is narrowed to.
  var filter = TimeLineFilter() {
    didSet {
      guard filter.kind != oldValue.kind || filter.text != oldValue.text else { return }
      narrow()
    }
  }
  /// The indexes of what is shown; nil while all is.
  private(set) var shown: [Int]?
  /// The set-up before every so many events, so that no moment has to be folded from the beginning.
  private var snapshots: [SetupState] = []
  private var events: [Event]

  private static let distance = 500

  /// A time line at its last event.
  init(_ events: [Event], isAlone: Bool = false) {
    (entries, self.events, self.isAlone) = ([], events, isAlone)
    index = max(0, events.count - 1)
    anchor = index
    tell(events)
  }

  /// Takes the events over as they are now; the place stays.
  mutating func tell(_ events: [Event]) {
    self.events = events
    (entries, snapshots) = timeLine(events, snapshotEvery: Self.distance)
    narrow()
  }

  // The event that is looked at is one of those that are shown, the nearest one where it isn't.
  private mutating func narrow() {
    let held = filter.title == nil ? nil : entries.filter(filter.holds).map(\.index)
    shown = held
    index = held.map { $0.last { $0 <= anchor } ?? $0.first ?? anchor } ?? anchor
  }

  /// The set-up before an event.
  func setup(before index: Int) -> SetupState {
    let nearest = min(index / Self.distance, snapshots.count - 1)
    guard nearest >= 0 else { return SetupState() }
    var setup = snapshots[nearest]
    for event in events[nearest * Self.distance..<min(index, events.count)] { setup.apply(event) }
    return setup
  }

  /// The event that is shown; nil where there are none.
  public var entry: TimeLineEntry? { entries.indices.contains(index) ? entries[index] : nil }

  mutating func go(to place: Int) {
    index = max(0, min(place, entries.count - 1))
    anchor = index
  }

  /// Goes to the next refused advance, or the one before; false if nothing was refused.
  ///
  /// Round the end, so that one key finds them all from anywhere.
  mutating func goToRefused(forward: Bool) -> Bool {
    let start = forward ? index + 1 : index
    let round = Array(entries.dropFirst(start) + entries.prefix(start))
    let found = forward ? round.first(where: \.isRefused) : round.last(where: \.isRefused)
    if let found {
      // A refusal is found whatever is shown.
      if !filter.holds(found) { filter = TimeLineFilter() }
      go(to: found.index)
    }
    return found != nil
  }
}
