import Basics
import Testing

@testable import SetupCore

/// A row that an observation of Okta made unmet always has a finding that explains it.
@Suite("Rows and the findings that explain them")
struct ExplainedRowsTests {
  /// The rows that are unmet by what was read of Okta, and that no finding names.
  static func unexplained(_ setup: SetupState, at now: Instant) -> [PreconditionID] {
    let named = Set(Diagnosis.findings(in: setup, at: now).flatMap(\.rows))
    return setup.judged(at: now).filter { row in
      Precondition.of(row.id).isOfOktaApp && row.verdict.kind == .unmet
        && row.evidence?.kind == .observed && !named.contains(row.id)
    }.map(\.id)
  }

  @Test("In every case of the catalogue", arguments: DiagnosisCase.all)
  func cases(_ one: DiagnosisCase) {
    #expect(Self.unexplained(Healthy.spoiled(one.spoil), at: Healthy.now) == [])
  }

  // A small generator of our own: the same states in every run.
  @Test("In states that chance leads to", arguments: [ReducedModel.step3, .step4, .step5])
  func chance(_ model: ReducedModel) {
    var seed: UInt64 = 7
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let events = model.moves.compactMap { move in
      if case .happen(let event) = move { event } else { nil }
    }
    var explained = 0
    for _ in 0..<300 {
      let run = model.prologue + (0..<8).map { _ in events[next(events.count)] }
      let setup = SetupState(folding: run.map { Event(journalled: $0, at: Healthy.start) })
      #expect(Self.unexplained(setup, at: Healthy.now) == [], "after \(run.suffix(8))")
      explained += Diagnosis.findings(in: setup, at: Healthy.now).count { !$0.rows.isEmpty }
    }
    #expect(explained > 100)
  }

  @Test("A finding that keeps a step from being left is an error")
  func errors() {
    for one in DiagnosisCase.all {
      let setup = Healthy.spoiled(one.spoil)
      for finding in Diagnosis.findings(in: setup, at: Healthy.now) {
        let blocks = finding.rows.contains {
          let judged = setup.judged($0, at: Healthy.now)
          return judged.verdict.kind == .unmet && judged.blocks
        }
        if blocks { #expect(finding.severity == .error, "\(finding.id)") }
      }
    }
  }
}
