import Basics

/// Something that could be otherwise than it is, to ask what would follow if it were mended.
///
/// Support asks it of a customer's state, to see which verdicts would follow. It is drawn from what
/// was seen, so that only what makes sense now is offered.
public struct Hypothesis: Hashable, Sendable {
  /// The words for it, without a full stop.
  public var label: String
  /// The row that it speaks for; nil where only the diagnosis looks at it.
  public var row: PreconditionID?
  /// What would have happened.
  public var happenings: [Event.Kind]

  init(_ label: String, _ row: PreconditionID? = nil, _ happenings: [Event.Kind]) {
    (self.label, self.row, self.happenings) = (label, row, happenings)
  }
}

extension SetupState {
  /// What could be supposed at a moment: flaws mended first, then words given, by step; then what
  /// the diagnosis alone looks at.
  public func hypotheses(at now: Instant) -> [Hypothesis] {
    let open = Precondition.all.filter { row in
      let kind = row.judged(in: self, at: now).verdict.kind
      return kind != .met && kind != .waived
    }
    let kept = Set(Precondition.all.map(\.id)).subtracting(open.map(\.id))
    let mended = open.flatMap { mends(of: $0, keeping: kept, at: now) }
    let vouched = open.filter(\.canBeAttested).map { row in
      Hypothesis(
        "Someone vouched for it: \(row.id.title)", row.id,
        [.attested(id: row.id, role: row.id.usualRole, words: "")])
    }
    return mended + vouched.filter { makesMet($0, at: now) } + quietened
  }

  /// The state that would follow; nothing but the hypothesis happens meanwhile.
  public func supposing(_ hypothesis: Hypothesis, at now: Instant) -> SetupState {
    var after = self
    for what in hypothesis.happenings { after.apply(Event(what, at: now, offset: offset)) }
    return after
  }

  private func makesMet(_ hypothesis: Hypothesis, at now: Instant) -> Bool {
    guard let row = hypothesis.row else { return false }
    return supposing(hypothesis, at: now).judged(row, at: now).verdict.kind == .met
  }

  // A look that serves several rows is seen anew for all of them, so those that hold have to go on
  // holding, and are mended along.
  private func mends(
    of row: Precondition, keeping kept: Set<PreconditionID>, at now: Instant
  ) -> [Hypothesis] {
    if row.id == .attributesCreated { return schemaMends(at: now) }
    let happenings: [Event.Kind]
    if row.id == .backupTaken {
      happenings = [.backupKept(backup: backup?.value ?? .supposed)]
    } else {
      happenings = row.looks.compactMap { mended($0, for: kept.union([row.id])) }
        .map { .observed(observation: $0) }
    }
    guard !happenings.isEmpty, let label = row.id.mendedLabel else { return [] }
    let whole = Hypothesis(label, row.id, happenings)
    return makesMet(whole, at: now) ? [whole] : []
  }

  // One kind of flaw at a time, so that what is asked is answered; all of them where more than one
  // is in the way.
  private func schemaMends(at now: Instant) -> [Hypothesis] {
    guard case .schema(let schema) = observations[.schema]?.value else { return [] }
    func supposed(_ label: String, _ mended: ObservedSchema) -> Hypothesis {
      Hypothesis(label, .attributesCreated, [.observed(observation: .schema(mended))])
    }
    let partial = [
      ("The External namespaces were right", schema.withNamespaces(of: plan)),
      ("The External names were right", schema.withNames(of: plan)),
    ].filter { $0.1 != schema }.map { supposed($0.0, $0.1) }
    if partial.contains(where: { makesMet($0, at: now) }) { return partial }
    return partial + [supposed("All planned attributes were there", schema.with(plan))]
  }

  // What the log or the people showed decides no row, but most findings.
  private var quietened: [Hypothesis] {
    let labels: [(Observation.Kind, String)] = [
      (.people, "The people and their values had no flaw"),
      (.groups, "The groups did not contradict each other"), (.log, "The log had no failures"),
    ]
    return labels.compactMap { kind, label in
      guard let seen = observations[kind]?.value, seen.quiet != seen else { return nil }
      return Hypothesis(label, nil, [.observed(observation: seen.quiet)])
    }
  }
}

extension PreconditionID {
  fileprivate var mendedLabel: String? {
    switch self {
    case .backupTaken: "A user export was verified"
    case .backupComplete: "The backup had everyone"
    case .appCreated: "The app was active"
    case .connectionEnabled: "The connection was enabled"
    case .provisioningEnabled: "The three provisioning switches were on"
    case .defaultAttributesKept: "The default mappings were restored"
    case .attributesMapped: "All planned attributes were mapped, on create and update"
    case .assignmentsPresent: "Somebody was assigned"
    case .groupsPushed: "A group was pushed and active"
    case .valuesArrived: "The values had arrived in DX"
    case .useCaseChosen, .featureEnabled, .attributesPlanned, .attributesCreated, .syncConnected:
      nil
    }
  }
}

extension Backup {
  fileprivate static let supposed = Backup(
    source: .file, file: "a user export", sha256: "", bytes: 0, rows: 1, columns: ["email"],
    emailColumn: "email")
}
