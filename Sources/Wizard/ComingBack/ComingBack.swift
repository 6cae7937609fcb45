import Basics
import Screens
import SetupCore

/// How someone who comes back left the set-up, to tell what changed since.
public struct ComingBack: Sendable {
  /// When they were here last.
  var last: Instant
  /// The rows as they were left; what is done in this sitting is no news.
  var rows: [Judged]
  /// Whether what turned was told.
  var isTold = false

  /// The pause after which it is told when someone was here last.
  static let pause = 8 * Span.hour
  /// How long after what someone did last they are taken to be there, and to see what is read.
  static let presence = 15 * Span.minute
}

extension Model {
  /// Notes how the set-up was left, and tells it after a pause or where a row turned.
  mutating func beginAgain() {
    guard access.canWrite, setup.events > 0 else { return }
    guard let place = events.lastIndex(where: { $0.kind.isByPerson }) else {
      return comingBack = setup.latest.map { ComingBack(last: $0, rows: setup.judged(at: $0)) }
    }
    let last = events[place].at
    let seen = events[place...].prefix { $0.at.since(last) <= ComingBack.presence }
    let left = seen.endIndex == events.count ? setup : SetupState(folding: events[..<seen.endIndex])
    comingBack = ComingBack(last: last, rows: left.judged(at: last))
    if now.since(last) > ComingBack.pause || !turnedMeanwhile.isEmpty { tellComingBack() }
  }

  /// Tells what turned once all that was asked for is read; a question in front is not disturbed.
  mutating func sayWhatTurnedMeanwhile() {
    guard let comingBack, suspended == nil else { return }
    if dialog?.purpose == .comingBack {
      dialog = .comingBack(self, focus: dialog?.focus ?? 0)
    } else if dialog == nil, !comingBack.isTold, watching.running.isEmpty, !turnedMeanwhile.isEmpty
    {
      tellComingBack()
    }
  }

  /// What a person does themselves is no news to them.
  mutating func takeAsKnown(_ events: [Event]) {
    guard events.contains(where: { $0.kind.isByPerson }) else { return }
    comingBack?.rows = setup.judged(at: now)
  }

  private mutating func tellComingBack() {
    let turned = !turnedMeanwhile.isEmpty
    comingBack?.isTold = turned
    dialog = .comingBack(self, focus: 0)
  }

  /// The rows that turned since, as they are now; none turns by growing old.
  fileprivate var turnedMeanwhile: [Judged] {
    guard let comingBack else { return [] }
    return zip(comingBack.rows, setup.judged(at: now)).compactMap { was, now in
      let (old, new) = (was.verdict.kind, now.verdict.kind)
      return old == new || new == .stale || old == .stale && new == .met ? nil : advised(now)
    }
  }
}

extension Dialog {
  /// When someone was here last, what changed since in the whole set-up, and what is next.
  static func comingBack(_ model: Model, focus: Int) -> Dialog? {
    guard let last = model.comingBack?.last else { return nil }
    let offset = model.setup.offset
    let day = "\(CivilTime(last, offset: offset).weekday) \(last.day(offset: offset))"
    var body = ["Last here on \(day), \(last.clock(offset: offset))."]
    body += model.changedMeanwhile
    var choices: [Choice] = []
    if let open = model.setup.firstBlocker(at: model.now) {
      let step = Precondition.of(open.id).step
      body.append("Next: \(open.id.title), step \(step.rawValue).")
      if let there = model.way(to: open.id, in: step) { choices.append(Choice("Go to it", there)) }
    }
    var dialog = Dialog(
      .comingBack, title: "Welcome back", body: body, choices: choices + [Choice("Go on here")])
    dialog.focus = focus
    return dialog
  }
}

extension Model {
  /// What turned, and who did it where Okta's log tells; else whether anybody could look.
  fileprivate var changedMeanwhile: [String] {
    let turned = turnedMeanwhile
    guard !turned.isEmpty else { return nothingTurned.map { [$0] } ?? [] }
    let lines = turned.prefix(Self.mostTurned).map { judged in
      let sign = about.marks.verdict(judged.verdict.kind)
      let step = Precondition.of(judged.id).step
      let isOpenAgain = judged.blocks && setup.left[step] != nil
      return "\(sign) Since then: \(judged.id.title): \(judged.verdict.reason)"
        + (isOpenAgain ? " Step \(step.rawValue) is open again." : "")
    }
    let more = turned.count - Self.mostTurned
    return lines + (more > 0 ? ["And \(counted(more, "more row"))."] : [])
      + watching.loggedChanges.prefix(2).map { "  " + sentence(of: $0) }
  }

  private static let mostTurned = 3

  private var nothingTurned: String? {
    if !watching.running.isEmpty { return "Reading what changed since …" }
    guard setup.app != nil else { return nil }
    return connection.isLive
      ? "Nothing that was read has changed since."
      : "What changed in Okta since is not known: nobody is signed in."
  }

  /// What leads to a row: back to its step, or to the screen of this step that has it.
  fileprivate func way(to id: PreconditionID, in step: Step) -> Intent? {
    guard current?.preconditions.contains(id) != true else { return nil }
    if step < setup.position.step { return .goTo(step) }
    return visibleScreens.of(step).first { $0.preconditions.contains(id) }.map { .open($0.id) }
  }
}

extension Event.Kind {
  /// Whether a person did it; what was read is known to nobody until it is told.
  var isByPerson: Bool {
    switch self {
    case .observed, .observedUnchanged, .lookFailed, .previewRecorded, .verdictsReported,
      .writeEnded:
      false
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .syncRan, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .backupKept, .backupRefused,
      .vaultForgotten, .organisationBound, .appBound, .attributePlanned, .attributeDropped,
      .stepLeft, .wentBack, .advanceRefused, .screenShown, .symptomChosen, .questionAnswered,
      .answerTakenBack, .previewConfirmed, .dxHostConfirmed, .writeIntended,
      .tokenRevocationIntended, .tokenRevoked:
      true
    }
  }
}
