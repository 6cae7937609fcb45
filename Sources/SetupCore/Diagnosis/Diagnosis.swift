import Basics

/// The rules of the catalogue over a set-up: what is wrong, and why.
public enum Diagnosis {
  private typealias Found = (entry: CatalogueEntry, evidence: FindingEvidence)

  /// All findings, the likeliest first; what follows from another one stands after it.
  ///
  /// Judges by the observations alone, so that a bundle gives the same findings elsewhere. A
  /// symptom keeps what could explain it, with the causes that these follow from, in the order in
  /// which the symptom asks for them.
  public static func findings(
    in setup: SetupState, at now: Instant, explaining symptom: Symptom? = nil
  ) -> [Finding] {
    let context = RuleContext(setup, at: now)
    let found: [Found] = CatalogueEntry.visible.compactMap { entry in
      entry.rule(context).map { (entry, $0) }
    }
    let causes = causes(of: found)
    let findings = found.map { entry, evidence in
      entry.finding(evidence, follows: causes[entry.id], in: context)
    }
    guard let symptom else { return ordered(findings) }
    return ordered(explaining(symptom, findings), likeliest: symptom.explanations)
  }

  /// The observations that could explain a symptom, those of the likeliest causes first.
  ///
  /// Without a symptom: all that any rule goes by.
  public static func reads(explaining symptom: Symptom? = nil) -> [Observation.Kind] {
    let causes = symptom?.explanations ?? FindingID.allCases
    var reads: [Observation.Kind] = []
    // The causes that a finding may follow from are found as well, after it.
    for cause in causes + causes.flatMap(\.entry.followsFrom) {
      reads += cause.entry.reads.filter { !reads.contains($0) }
    }
    return reads
  }

  /// The root that each finding follows from, so that one cause is reported once.
  ///
  /// A finding about attributes follows from another only if that one is about all of the same
  /// attributes, or about the app as a whole.
  private static func causes(of found: [Found]) -> [FindingID: FindingID] {
    var direct: [FindingID: FindingID] = [:]
    for (entry, evidence) in found {
      direct[entry.id] = entry.followsFrom.first { cause in
        found.contains { $0.entry.id == cause && $0.evidence.explains(evidence) }
      }
    }
    return direct.mapValues { root(of: $0, in: direct) }
  }

  private static func root(of id: FindingID, in direct: [FindingID: FindingID]) -> FindingID {
    var root = id
    // The entries have no rings (a test walks them); the bound keeps a slip from hanging the
    // program.
    for _ in FindingID.allCases {
      guard let next = direct[root] else { break }
      root = next
    }
    return root
  }

  private static func explaining(_ symptom: Symptom, _ findings: [Finding]) -> [Finding] {
    var wanted = Set(symptom.explanations)
    for finding in findings where wanted.contains(finding.id) {
      if let cause = finding.follows { wanted.insert(cause) }
    }
    return findings.filter { wanted.contains($0.id) }
  }

  /// Roots by what matters most, each with what follows from it.
  ///
  /// An id's place among the cases is its likelihood; a symptom brings its own order. A cause
  /// matters as much, and is as likely, as the worst or likeliest of what follows from it.
  private static func ordered(_ findings: [Finding], likeliest: [FindingID]? = nil) -> [Finding] {
    func place(_ finding: Finding) -> Int {
      let family = [finding] + findings.filter { $0.follows == finding.id }
      guard let likeliest else { return family.map(\.severity.rank).min() ?? 0 }
      return family.compactMap { likeliest.firstIndex(of: $0.id) }.min() ?? likeliest.count
    }
    func sorted(_ some: [Finding]) -> [Finding] {
      some.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
        .map(\.element)
    }
    let roots = sorted(findings.filter { $0.follows == nil })
    return roots.flatMap { root in [root] + sorted(findings.filter { $0.follows == root.id }) }
  }
}

/// How far the probes that could explain a symptom have come.
public struct ProbeProgress: Hashable, Sendable {
  /// What was read, for the likeliest causes first.
  public let read: [Observation.Kind]
  /// What could not be read last; an earlier observation may stand among `read` too.
  public let failed: [Observation.Kind]
  /// What nobody tried to read.
  public let untried: [Observation.Kind]

  /// The progress of a set-up.
  ///
  /// The rate limit comes along with others, and is no probe of its own.
  public init(_ setup: SetupState, explaining symptom: Symptom?) {
    let wanted = Diagnosis.reads(explaining: symptom).filter { $0 != .rateLimit }
    read = wanted.filter { setup.observations[$0] != nil }
    failed = wanted.filter { setup.failedProbes[$0] != nil }
    untried = wanted.filter { setup.observations[$0] == nil && setup.failedProbes[$0] == nil }
  }
}
