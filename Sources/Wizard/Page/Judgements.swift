import Basics
import SetupCore

/// The rows of the check list, each judged once for a page; whatever a page shows of one is read here.
public struct Judgements: Sendable {
  /// How a row is judged at a moment; a test counts through it.
  public typealias Judge = @Sendable (PreconditionID, SetupState, Instant) -> Judged

  /// The verdicts, in the order of the steps.
  public let all: [Judged]
  private let byID: [PreconditionID: Judged]

  init(_ setup: SetupState, at now: Instant, by judge: Judge) {
    all = Precondition.all.map { judge($0.id, setup, now) }
    byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: PreconditionID) -> Judged? { byID[id] }

  /// Whether a row holds.
  func isMet(_ id: PreconditionID) -> Bool { byID[id]?.verdict.kind == .met }

  /// Whether the set-up came to its end and nothing is open in any step; what was seen later counts.
  func areDone(_ setup: SetupState) -> Bool {
    setup.isFinished && Step.allCases.allSatisfy { setup.isDone($0, given: all) }
  }

  /// Whether nothing keeps a step from being left.
  func letsLeave(_ step: Step) -> Bool { all.blockers(of: step).isEmpty }
}
