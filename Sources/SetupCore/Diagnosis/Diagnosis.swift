import Basics

/// The rules of the catalogue over a set-up: what is wrong, and why.
public enum Diagnosis {
  /// All findings, the likeliest first; what follows from another one stands after it.
  ///
  /// Judges by the observations alone, so that a bundle gives the same findings elsewhere. A
  /// symptom keeps what could explain it, with the causes that these follow from, in the order in
  /// which the symptom asks for them.
  public static func findings(
    in setup: SetupState, at now: Instant, explaining symptom: Symptom? = nil
  ) -> [Finding] {
    let sight = Sight(setup, at: now)
    let seen = rules.compactMap { rule in rule.see(sight).map { (rule, $0) } }
    let causes = Consequences.causes(of: seen.map { ($0.0.id, $0.1) })
    let findings = seen.map { rule, clue in
      Finding(
        id: rule.id, severity: rule.severity, confidence: rule.id.confidence,
        follows: causes[rule.id], title: rule.title, evidence: rule.evidence(clue, sight),
        remedy: clue.remedy ?? rule.remedy, fix: rule.fix)
    }
    guard let symptom else { return ordered(findings) }
    return ordered(explaining(symptom, findings), likeliest: symptom.explanations)
  }

  /// The findings that have a rule.
  public static var seeable: [FindingID] { rules.map(\.id) }

  /// All rules, the likeliest first.
  static let rules: [DiagnosisRule] =
    appRules + assignmentRules + attributeRules + mappingRules + valueRules + logRules
    + identityRules + surroundingRules

  private static func explaining(_ symptom: Symptom, _ findings: [Finding]) -> [Finding] {
    var wanted = Set(symptom.explanations)
    for finding in findings where wanted.contains(finding.id) {
      if let cause = finding.follows { wanted.insert(cause) }
    }
    return findings.filter { wanted.contains($0.id) }
  }

  /// Roots by what matters most, each with what follows from it.
  ///
  /// A rule's place in the table is its likelihood; a symptom brings its own order. A cause
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
