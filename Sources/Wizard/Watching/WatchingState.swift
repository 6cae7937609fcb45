import Basics
import OktaAPI
import SetupCore
import SetupStore

/// What is read from Okta and DX in this sitting, and when again.
public struct WatchingState: Sendable {
  /// The probes that are running.
  public var running: Set<Observation.Kind> = []
  /// The look that a person asked for, while it runs.
  public var round: ProbeRound?
  /// Counts while something is read, so that the spinner moves.
  public var tick = 0
  /// When the screen's rows are probed again; nil while nobody watches.
  public var next: Instant?
  /// Seconds between two probes; longer while nothing changes.
  public var pause = WatchingState.shortestPause
  /// The calls of this sitting.
  public var calls: [CallLine] = []
  /// What is other than when it was last seen, hours or days ago; a sentence each.
  public var changes: [Observation.Kind: String] = [:]
  /// Who changed what meanwhile, as Okta's log tells it; shown, never stored.
  public var loggedChanges: [OktaLogChange] = []
  /// The span that the log was last asked for.
  public var loggedSpan: LogSpan?
  /// When the demo tenant's next click is played; nil while it isn't.
  public var nextClick: Instant?

  /// Seconds between two probes while something changes.
  static let shortestPause = 10
  /// Seconds between two clicks that the demo tenant plays by itself.
  static let clickPause = 2

  mutating func stop() { (running, next, round) = ([], nil, nil) }

  /// In how many milliseconds the screen changes by itself.
  func millisecondsToChange(at now: Instant) -> Int? {
    var all = nextClick.map { [max(0, $0.seconds - now.seconds) * 1000] } ?? []
    // The seconds to the next probe are shown one by one.
    if let next { all.append(next > now ? 1000 : 0) }
    if !running.isEmpty { all.append(Self.spinnerPause) }
    return all.min()
  }
}

extension Model {
  /// What is due at this moment: a probe, or a click that the demo tenant plays.
  mutating func passTime() -> [Effect] {
    var effects: [Effect] = []
    if !watching.running.isEmpty { watching.tick += 1 }
    if let due = watching.next, now >= due {
      watching.next = now + watching.pause
      // Everybody is read when somebody asks, not again and again.
      if watching.running.isEmpty, current?.shows(.preview) != true { effects += probe() }
    }
    if let due = watching.nextClick, now >= due {
      watching.nextClick = now + WatchingState.clickPause
      effects.append(playOn())
    }
    return effects
  }

  /// Begins or ends reading again and again while the admin works elsewhere.
  mutating func toggleWatch() -> [Effect] {
    if let offline = refusalWhileOffline() { return offline }
    if current?.shows(.preview) == true, watching.next == nil {
      return say(.info, "Everybody is read once, when you ask: r counts again.")
    }
    if watching.next != nil {
      watching.stop()
      notice = Notice(.info, "Stopped looking.")
      return [.cancelProbes]
    }
    let effects = probe()
    guard connection.isLive, setup.app != nil else { return effects }
    watching.pause = WatchingState.shortestPause
    watching.next = now + watching.pause
    return effects
  }

  /// Reads what the screen's rows need.
  mutating func probe() -> [Effect] {
    // What someone looks at themselves is told by a notice.
    comingBack?.isTold = true
    if showsCauses { return probeForCauses() }
    if current?.shows(.preview) == true { return readPreview() }
    if current?.shows(.trace) == true { return traceAgain() }
    let kinds = Set((current?.preconditions ?? []).flatMap { Precondition.of($0).reads })
    guard connection.isLive else {
      let compared = kinds.contains(.backupComparison) ? compareBackup() : []
      if !compared.isEmpty { return compared }
      return say(.refused, "Sign in to Okta first (s); then this looks by itself.")
    }
    var effects: [Effect] = kinds.contains(.backupComparison) ? compareBackup() : []
    if kinds.contains(.arrivedValues) { effects += compareValues() }
    let new = OktaProbes.kinds.filter { kinds.contains($0) && !watching.running.contains($0) }
    guard !new.isEmpty else { return effects }
    guard let app = setup.app?.id else { return effects + [.findApps] + open(.pickApp) }
    watching.running.formUnion(new)
    effects.append(.probe(new, app: app))
    return effects
  }

  private mutating func compareValues() -> [Effect] {
    guard signIn.isSignedInToDX, let app = setup.app?.id, !setup.plan.isEmpty,
      watching.running.insert(.arrivedValues).inserted
    else { return [] }
    return [.compareValues(setup.plannedPairs, app: app)]
  }

  // What was seen a moment ago and is the same gets no line in the journal: `EventRecorder`.
  mutating func observed(_ observation: Observation) -> [Effect] {
    watching.running.remove(observation.kind)
    if case .live(let host, _) = connection { connection = .live(host: host, last: now) }
    let old = setup.observations[observation.kind]
    let isSame = old?.value == observation
    var effects: [Effect] = []
    if let old, !isSame, now.since(old.at) > Span.hour {
      let when = old.at.short(at: now, offset: setup.offset)
      watching.changes[observation.kind] =
        "Since \(when), \(observation.kind.title) changed in Okta or DX."
      effects = askWho(changed: observation.kind, since: old.at)
    }
    watching.pause = isSame ? min(60, watching.pause + 2) : WatchingState.shortestPause
    return append([.observed(observation: observation)]) + effects
  }

  mutating func probeFailed(_ kind: Observation.Kind, _ failure: Shortfall) -> [Effect] {
    watching.running.remove(kind)
    watching.round?.hasFailed = true
    notice = Notice(.failed, failure.sentence)
    return append([.lookFailed(kind: kind, reason: failure.reason, remedy: failure.remedy)])
  }
}

extension WatchingState {
  /// What goes on by itself right now: reading, else watching; nil while nothing does.
  ///
  /// The sign before it moves while something is read, so that waiting and standing still can be
  /// told apart.
  func status(at now: Instant) -> (sign: String, text: String)? {
    if let readingLine { return (Self.spinner[tick % Self.spinner.count], readingLine) }
    return watchLine(at: now).map { ("·", $0) }
  }

  private static let spinner = ["|", "/", "-", "\\"]
  /// Milliseconds between two signs of the spinner.
  static let spinnerPause = 250

  // The first few say enough; that Esc cancels has to fit as well.
  private var readingLine: String? {
    guard !running.isEmpty else { return nil }
    let kinds = Observation.Kind.allCases.filter(running.contains).map(\.title)
    let few = kinds.count > 3 ? 2 : 3
    let more = kinds.count > few ? " and \(kinds.count - few) more" : ""
    return "Reading \(kinds.prefix(few).joined(separator: ", "))\(more) …   Esc cancels"
  }

  private func watchLine(at now: Instant) -> String? {
    guard let next else { return nil }
    let left = max(0, next.seconds - now.seconds)
    let words = "Looking every \(pause) s · next in \(left) s"
    // Of all limits the one that is nearest to its end.
    let scarcest = calls.max { $0.usedShare < $1.usedShare }
    guard let used = scarcest?.used, let allowance = scarcest?.allowance else { return words }
    return words + " · \(grouped(used)) of \(counted(allowance, "call")) used"
  }
}
