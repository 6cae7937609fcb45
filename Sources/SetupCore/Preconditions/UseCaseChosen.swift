extension Precondition {
  /// One or both use cases are chosen; choosing neither ends in advice.
  static let useCaseChosen = Precondition(
    .useCaseChosen, step: .enable, accepts: [.choice], waiving: .never, usualRole: .dxAdmin,
    whenNotAttested: { _ in .nothingChosen }
  ) { context in
    guard let chosen = context.setup.useCases else { return nil }
    guard !chosen.value.isEmpty else { return RuleResult(.lacks(.neither), .choice, from: chosen) }
    let names = chosen.value.sorted().map(\.title)
    return RuleResult(.holds("Chosen: \(listed(names))."), .choice, from: chosen)
  }
}

extension Shortfall {
  fileprivate static let nothingChosen = Shortfall(
    reason: "No use case is chosen yet.",
    remedy: "Choose what directory sync is for: user properties, roles, or both.")

  fileprivate static let neither = Shortfall(
    reason: "Neither use case was chosen, and directory sync does nothing else.",
    remedy: "Use a CSV upload or the Web API for a one-off load, or choose a use case.")
}
