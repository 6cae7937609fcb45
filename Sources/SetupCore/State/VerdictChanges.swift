/// A row's verdict as `check --changed-since-last` last counted it.
public struct ReportedVerdict: Hashable, Codable, Sendable {
  /// The row.
  public var id: PreconditionID
  /// Its verdict, age aside.
  public var verdict: Verdict.Kind

  /// A row with its verdict.
  public init(_ id: PreconditionID, _ verdict: Verdict.Kind) {
    (self.id, self.verdict) = (id, verdict)
  }
}

/// What the next run of `check --changed-since-last` compares with.
public struct LastReport: Hashable, Sendable {
  /// The verdicts of the rows that were read so far.
  public var verdicts: [PreconditionID: Verdict.Kind] = [:]
  /// How many runs in a row could not read something; 2 stands for more as well.
  public var failedRuns = 0

  /// Nothing to compare with.
  public init() {}

  init(_ verdicts: [ReportedVerdict], failedRuns: Int) {
    self.verdicts = Dictionary(
      verdicts.map { ($0.id, $0.verdict) }, uniquingKeysWith: { $1 })
    self.failedRuns = failedRuns
  }

  /// The event that lets the next run know.
  public var event: Event.Kind {
    .verdictsReported(
      verdicts: PreconditionID.allCases.compactMap { id in
        verdicts[id].map { ReportedVerdict(id, $0) }
      }, failedRuns: failedRuns)
  }
}

/// What turned between two runs of `check --changed-since-last`.
///
/// Age never counts as turning, and a row that could not be read keeps its last verdict. A row that
/// is read for the first time is taken in silently.
public struct VerdictChanges: Hashable, Sendable {
  /// A row that turned, with the verdict that it had before.
  public struct Turned: Hashable, Sendable {
    /// The row as it is now.
    public var row: SetupReport.Row
    /// Its verdict at the last run.
    public var before: Verdict.Kind
  }

  /// The rows that turned, in the order of the steps.
  public var turned: [Turned] = []
  /// Whether this is the second run in a row that could not read something.
  public var isSecondFailure = false
  /// What the next run compares with.
  public var next: LastReport

  /// Compares a report with the last one; the kinds are those that could not be read this time.
  public init(
    _ report: SetupReport, since last: LastReport?, failed: Set<Observation.Kind>
  ) {
    next = last ?? LastReport()
    for row in report.preconditions
    where failed.isDisjoint(with: Precondition.of(row.id).reads) {
      let now = row.verdict == .stale ? .met : row.verdict
      if let before = next.verdicts[row.id], before != now {
        turned.append(Turned(row: row, before: before))
      }
      next.verdicts[row.id] = now
    }
    next.failedRuns = failed.isEmpty ? 0 : min(2, next.failedRuns + 1)
    isSecondFailure = next.failedRuns == 2 && last?.failedRuns == 1
  }
}
