extension Precondition {
  /// The plan is not empty where user properties are a use case, and every entry is valid.
  static let attributesPlanned = Precondition(
    .attributesPlanned, step: .mapAttributes, accepts: [.plan], needs: .userProperties,
    whenNotAttested: { _ in .empty }
  ) { context in
    let plan = context.setup.plan
    guard !plan.isEmpty, let changed = context.setup.planChanged else { return nil }
    let problems = plan.flatMap { PlanRules.problems(of: $0, among: plan) }
    guard problems.isEmpty else {
      let first = problems[0]
      return RuleResult(
        .lacks(.listing(problems.map(\.reason), remedy: first.remedy)), .plan, from: changed)
    }
    return RuleResult(
      .holds("Planned: \(listed(plan.map(\.externalName)))."), .plan, from: changed)
  }
}

extension Shortfall {
  fileprivate static let empty = Shortfall(
    reason: "No attribute is planned yet.",
    remedy: "Choose the properties that Okta should fill in DX.")
}
