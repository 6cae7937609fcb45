import Basics

/// Something that could be otherwise than it is, to ask what would follow if it were mended.
///
/// Support asks it of a customer's state, to see which verdicts would follow. It is drawn from what
/// was seen, so that only what makes sense now is offered.
public struct Hypothesis: Hashable, Sendable {
  /// The words for it, without a full stop.
  public var label: String
  /// The row that it speaks for; nil where only the diagnosis goes by it.
  public var row: PreconditionID?
  /// What would have happened.
  public var events: [Event.Kind]

  init(_ label: String, _ row: PreconditionID? = nil, _ events: [Event.Kind]) {
    (self.label, self.row, self.events) = (label, row, events)
  }
}

extension SetupState {
  /// What could be supposed at a moment: flaws mended first, then words given, by step; then what
  /// the diagnosis alone goes by.
  public func hypotheses(at now: Instant) -> [Hypothesis] {
    let open = Precondition.all.filter { row in
      let kind = row.judged(in: self, at: now).verdict.kind
      return kind != .met && kind != .waived
    }
    let held = Precondition.all.filter { row in !open.contains { $0.id == row.id } }
    let mended = open.flatMap { hypotheses(fixing: $0, keeping: held, at: now) }
    let vouched = open.filter(\.canBeAttested).map { row in
      Hypothesis(
        "Someone vouched for it: \(row.id.title)", row.id,
        [.attested(id: row.id, role: row.usualRole, words: "")])
    }
    return mended + vouched.filter { makesMet($0, at: now) } + withoutFaults
  }

  /// What would have to be otherwise for a finding not to be there; nil where no single thing does it.
  ///
  /// Tried one by one, those first that speak for a row that the finding explains.
  public func hypothesis(mending finding: FindingID, at now: Instant) -> Hypothesis? {
    func isFound(in setup: SetupState) -> Bool {
      Diagnosis.findings(in: setup, at: now, explaining: nil).contains { $0.id == finding }
    }
    return hypotheses(at: now).first { hypothesis in
      let isOfSight = hypothesis.events.contains { if case .observed = $0 { true } else { false } }
      return isOfSight && !isFound(in: supposing(hypothesis, at: now))
    }
  }

  /// The state that would follow; nothing but the hypothesis happens meanwhile.
  public func supposing(_ hypothesis: Hypothesis, at now: Instant) -> SetupState {
    var after = self
    for event in hypothesis.events { after.apply(Event(event, at: now, offset: offset)) }
    return after
  }

  private func makesMet(_ hypothesis: Hypothesis, at now: Instant) -> Bool {
    guard let row = hypothesis.row else { return false }
    return supposing(hypothesis, at: now).judged(row, at: now).verdict.kind == .met
  }

  private func changesSomething(_ hypothesis: Hypothesis) -> Bool {
    hypothesis.events.contains { event in
      guard case .observed(let observation) = event else { return true }
      return observations[observation.kind]?.value != observation
    }
  }

  // One kind of flaw at a time, so that what is asked is answered; all of them where no single one
  // is enough.
  private func hypotheses(
    fixing row: Precondition, keeping held: [Precondition], at now: Instant
  ) -> [Hypothesis] {
    let all = row.assumedFixes.map { fix in
      Hypothesis(fix.label, row.id, events(of: fix, for: row, keeping: held))
    }
    let single = all.dropLast().filter(changesSomething)
    if single.contains(where: { makesMet($0, at: now) }) { return Array(single) }
    return single + all.suffix(1).filter { makesMet($0, at: now) }
  }

  // An observation that serves several rows is made anew for all of them: it would outrank the
  // words that those that hold rest on, so these are mended along.
  private func events(
    of fix: AssumedFix, for row: Precondition, keeping held: [Precondition]
  ) -> [Event.Kind] {
    switch fix.change {
    case .events(let events): return events(self)
    case .observations(let change):
      return (row.reads + row.consults).compactMap { kind in
        guard let observed = observations[kind]?.value else { return nil }
        if row.consults.contains(kind), change(observed, self) == observed { return nil }
        let others = held.filter { $0.reads.contains(kind) }.compactMap(\.assumedFixes.last)
        let along = others.reduce(observed) { observed, other in
          if case .observations(let change) = other.change {
            change(observed, self)
          } else {
            observed
          }
        }
        return .observed(observation: change(along, self))
      }
    }
  }

  // What the log or the people showed decides no row, but most findings.
  private var withoutFaults: [Hypothesis] {
    let people = observations.people.map { Observation.people($0.value.withoutFaults) }
    let groups = observations.groups.map { _ in Observation.groups(ObservedGroups()) }
    let log = observations.log.map { Observation.log($0.value.withoutFaults) }
    let all = [
      ("The people and their values had no flaw", people),
      ("The groups did not contradict each other", groups), ("The log had no failures", log),
    ]
    return all.compactMap { label, observation in
      guard let observation, observation != observations[observation.kind]?.value else {
        return nil
      }
      return Hypothesis(label, nil, [.observed(observation: observation)])
    }
  }
}

extension ObservedPeople {
  fileprivate var withoutFaults: ObservedPeople {
    ObservedPeople(
      people: people,
      values: values.mapValues { ObservedValues(filled: $0.filled, distinct: $0.distinct) },
      newestChange: newestChange, backup: backup)
  }
}

extension ObservedLog {
  fileprivate var withoutFaults: ObservedLog {
    ObservedLog(since: since, groups: groups.filter { !$0.isFailure })
  }
}
