import Basics
@testable import SetupCore

/// A breadth-first walk of a reduced model: every move in every state that can be reached.
struct Walk {
  let model: ReducedModel
  let subject: Subject
  let limit: Int
  /// In the first so many states, each way into the next ones is checked too.
  let pathsUpTo: Int
  private(set) var states = 0
  private(set) var transitions = 0
  /// The first differences between the rules and the oracle.
  private(set) var failures: [String] = []

  private struct Node {
    var setup: SetupState
    var history: [Event]
    var now: Instant
    /// Whether it was checked on the way there.
    var isChecked = false
  }

  init(
    _ model: ReducedModel, _ subject: Subject = .real, limit: Int = 4_000, pathsUpTo: Int = 300
  ) {
    (self.model, self.subject) = (model, subject)
    (self.limit, self.pathsUpTo) = (limit, pathsUpTo)
  }

  mutating func run(stopAtFailure: Bool = false) {
    var start = Node(setup: SetupState(), history: [], now: Instant(1_000_000_000))
    for what in model.prologue { append(what, to: &start) }
    var seen: Set<Key> = [Key(start.setup, start.now)]
    var queue = [start]
    var next = 0
    while next < queue.count, states < limit {
      let node = queue[next]
      next += 1
      states += 1
      if !node.isChecked { check(node) }
      if stopAtFailure, !failures.isEmpty { return }
      for move in model.moves {
        var after = moved(node, move)
        transitions += 1
        // Two histories can lead to one state; a wrong rule shows in one of them only.
        if states <= pathsUpTo {
          check(after)
          after.isChecked = true
        }
        if stopAtFailure, !failures.isEmpty { return }
        if seen.insert(Key(after.setup, after.now)).inserted { queue.append(after) }
      }
    }
  }

  private func append(_ kind: Event.Kind, to node: inout Node) {
    let event = Event(journalled: kind, at: node.now)
    node.history.append(event)
    subject.apply(&node.setup, event)
  }

  private mutating func moved(_ node: Node, _ move: ReducedModel.Move) -> Node {
    var after = node
    after.isChecked = false
    switch move {
    case .happen(let what): append(what, to: &after)
    case .wait(let seconds): after.now = after.now + seconds
    case .leave: leave(&after)
    }
    if case .happen(.wentBack) = move, !node.setup.losesNothing(to: after.setup) {
      fail("going back lost something", node)
    }
    return after
  }

  private mutating func leave(_ node: inout Node) {
    let step = node.setup.position.step
    let event = subject.leaving(step, node.setup, at: node.now)
    let mayLeave = Oracle(history: node.history, now: node.now).mayLeave(step)
    if mayLeave != (event == .stepLeft(step: step)) {
      fail("leaving step \(step.rawValue): the table says \(mayLeave)", node)
    }
    append(event, to: &node)
  }

  private mutating func check(_ node: Node) {
    let oracle = Oracle(history: node.history, now: node.now)
    for id in PreconditionID.allCases {
      let judged = subject.judged(id, node.setup, node.now)
      let expected = oracle.kind(id)
      if judged.verdict.kind != expected {
        fail("\(id.rawValue) is \(judged.verdict.kind), the table says \(expected)", node)
      }
      if judged.verdict.reason.isEmpty || (expected != .met && judged.verdict.remedy.isEmpty) {
        fail("\(id.rawValue) is \(expected) and does not say why, or what next", node)
      }
    }
    if node.setup.position.step != oracle.current { fail("the position differs", node) }
    // The fold is the same code in each state and under each subject: a sample is enough.
    if states % 8 == 0, !foldsAlike(node) {
      fail("the fold depends on how events were batched", node)
    }
  }

  private func foldsAlike(_ node: Node) -> Bool {
    var batched = SetupState(folding: node.history.prefix(node.history.count / 2))
    for event in node.history.dropFirst(node.history.count / 2) { batched.apply(event) }
    return batched == SetupState(folding: node.history)
  }

  private mutating func fail(_ what: String, _ node: Node) {
    guard failures.count < 5 else { return }
    let path = node.history.suffix(6).map { "\($0.kind)".prefix(60) }.joined(separator: " | ")
    failures.append("\(model.name): \(what), after \(path)")
  }
}

extension SetupState {
  fileprivate func losesNothing(to after: SetupState) -> Bool {
    var same = after
    (same.position, same.refusal, same.latest) = (position, refusal, latest)
    (same.events, same.offset, same.began) = (events, offset, began)
    return same == self
  }
}

/// What of a state and a moment the future can depend on: ages in the classes that the rules know,
/// and who came first, in place of moments.
private struct Key: Hashable {
  private var setup: SetupState
  private var ages: [Int]

  init(_ state: SetupState, _ now: Instant) {
    setup = state
    ages = []
    let epoch = Instant(0)
    (setup.began, setup.latest, setup.events, setup.planChanged) = (nil, nil, 0, nil)
    (setup.refusal, setup.activationRequested) = (nil, state.activationRequested.map { _ in epoch })
    for step in Step.allCases { setup.left[step] = setup.left[step].map { _ in epoch } }
    setup.useCases = state.useCases.map { Dated($0.value, at: epoch) }
    for id in PreconditionID.allCases { eraseWord(id, state) }
    for kind in Observation.Kind.allCases { eraseObservation(kind, state, now) }
    eraseBackup(state, now)
  }

  private mutating func eraseWord(_ id: PreconditionID, _ state: SetupState) {
    if let word = state.attestations[id] {
      var value = word.value
      value.at = Instant(0)
      setup.attestations[id] = Dated(value, at: Instant(0))
      for kind in Precondition.of(id).reads {
        ages.append(state.observations[kind].map { word.order > $0.order ? 1 : 0 } ?? 2)
      }
    }
    if let waiver = state.waivers[id] {
      setup.waivers[id] = Waiver(reason: waiver.reason, at: Instant(0))
    }
  }

  private mutating func eraseObservation(
    _ kind: Observation.Kind, _ state: SetupState, _ now: Instant
  ) {
    if let observed = state.observations[kind] {
      setup.observations[kind] = Dated(observed.value, at: Instant(0))
      ages.append(min(2, now.since(observed.at) / 600))
    }
    if let failed = state.failedProbes[kind] {
      setup.failedProbes[kind] = Dated(failed.value, at: Instant(0))
    }
  }

  private mutating func eraseBackup(_ state: SetupState, _ now: Instant) {
    guard let backup = state.backup else {
      setup.syncRan = nil
      return
    }
    setup.backup = Dated(backup.value, at: Instant(0))
    setup.refusedBackup = state.refusedBackup.map { Dated($0.value, at: Instant(0)) }
    ages.append(now.since(backup.at) > Age.backup ? 1 : 0)
    ages.append(state.syncRan.map { $0 > backup.at ? 1 : 0 } ?? 0)
    (setup.syncRan, setup.forgotten) = (nil, state.forgotten.map { _ in Instant(0) })
  }
}
