import Basics
@testable import SetupCore

/// The rules under test, with the places where a test can break them.
struct Subject: Sendable {
  var apply: @Sendable (inout SetupState, Event) -> Void = { $0.apply($1) }
  var judged: @Sendable (PreconditionID, SetupState, Instant) -> Judged = { $1.judged($0, at: $2) }

  static let real = Subject()

  /// As the gate does it, over this subject's verdicts.
  func leaving(_ step: Step, _ setup: SetupState, at now: Instant) -> Event.Kind {
    let rows = Precondition.of(step).map { judged($0.id, setup, now) }.filter(\.blocks)
    return rows.isEmpty
      ? .stepLeft(step: step) : .advanceRefused(step: step, reasons: rows.map(\.id))
  }
}

extension Subject {
  /// A row that says the reverse of what it should.
  static func inverting(_ id: PreconditionID) -> Subject {
    Subject(judged: { asked, setup, now in
      var judged = setup.judged(asked, at: now)
      guard asked == id else { return judged }
      let shortfall = Shortfall(reason: "Inverted.", remedy: "Mend the rule.")
      switch judged.verdict {
      case .met: judged.verdict = .unmet(shortfall)
      default: judged.verdict = .met("Inverted.")
      }
      return judged
    })
  }

  /// Rules that turn one kind of verdict, or one rule of the fold, off.
  static let mutants: [(name: String, subject: Subject)] = [
    ("observations never age", dropping(.stale, resting: .observed)),
    ("backups never age", dropping(.stale, resting: .file)),
    ("age counts for every step", ageEverywhere),
    ("a newer word decides at once", wordFirst),
    ("a newer word never decides", probeFirst),
    (
      "another organisation voids nothing",
      voidingNothing { if case .organisationBound = $0 { true } else { false } }
    ),
    (
      "another app voids nothing", voidingNothing { if case .appBound = $0 { true } else { false } }
    ),
    ("a word covers attributes added later", coveringAll),
    ("waivers are ignored", withoutWaivers),
    ("going back forgets the steps left", forgettingOnReturn),
  ]

  private static func dropping(_ kind: Verdict.Kind, resting: EvidenceKind) -> Subject {
    Subject(judged: { id, setup, now in
      var judged = setup.judged(id, at: now)
      if judged.verdict.kind == kind, judged.evidence?.kind == resting {
        judged.verdict = .met("Never ages.")
      }
      return judged
    })
  }

  private static let ageEverywhere = Subject(judged: { id, setup, now in
    var moved = setup
    moved.position.step = Precondition.of(id).step
    moved.left = [:]
    return moved.judged(id, at: now)
  })

  private static let wordFirst = Subject(judged: { id, setup, now in
    var moved = setup
    for kind in Precondition.of(id).reads {
      if let word = setup.attestations[id], let observed = setup.observations[kind],
        word.order > observed.order
      {
        moved.observations[kind] = nil
      }
    }
    return moved.judged(id, at: now)
  })

  private static let probeFirst = Subject(judged: { id, setup, now in
    var moved = setup
    if Precondition.of(id).reads.contains(where: { setup.observations[$0] != nil }) {
      moved.attestations[id] = nil
    }
    return moved.judged(id, at: now)
  })

  private static func voidingNothing(_ matches: @escaping @Sendable (Event.Kind) -> Bool) -> Subject
  {
    Subject(apply: { setup, event in
      let before = setup
      setup.apply(event)
      guard matches(event.kind) else { return }
      setup.attestations = before.attestations
      setup.observations = before.observations
      setup.waivers = before.waivers
      setup.left = before.left
    })
  }

  private static let coveringAll = Subject(apply: { setup, event in
    setup.apply(event)
    for id in [PreconditionID.attributesCreated, .attributesMapped] {
      setup.attestations[id]?.value.covers = setup.plan
    }
  })

  private static let withoutWaivers = Subject(judged: { id, setup, now in
    var moved = setup
    moved.waivers = [:]
    return moved.judged(id, at: now)
  })

  private static let forgettingOnReturn = Subject(apply: { setup, event in
    setup.apply(event)
    if case .wentBack = event.kind { setup.left = [:] }
  })
}
