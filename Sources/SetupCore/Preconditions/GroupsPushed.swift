import Basics

extension Precondition {
  /// Where roles are a use case, at least one group is pushed and active.
  static let groupsPushed = Precondition(
    .groupsPushed, step: .finish, accepts: [.observed, .attested], needs: .roles,
    reads: [.groupPush], claim: "A group is pushed, and active", isOfOktaApp: true,
    assumedFixes: [
      AssumedFix("A group was pushed and active") { (observed: ObservedGroupPush, _) in
        .groupPush(
          ObservedGroupPush(
            total: max(1, observed.total), active: max(1, observed.active),
            inError: observed.inError))
      }
    ]
  ) { context in
    guard let dated = context.groupPush else { return nil }
    let observed = dated.value
    guard observed.active > 0 else { return RuleResult(.lacks(.noneActive(observed)), from: dated) }
    var sentence =
      "\(counted(observed.active, "group")) \(observed.active == 1 ? "is" : "are") pushed."
    if observed.inError > 0 { sentence += " \(grouped(observed.inError)) more in error." }
    return RuleResult(.holds(sentence), from: dated)
  }
}

extension Shortfall {
  fileprivate static func noneActive(_ observed: ObservedGroupPush) -> Shortfall {
    guard observed.total > 0 else {
      return Shortfall(
        reason: "No group is pushed, so DX has no group to give a role to.",
        remedy: "Push Groups tab > Push Groups: choose the groups that stand for DX roles.")
    }
    let error = observed.inError > 0 ? " \(grouped(observed.inError)) in error." : ""
    return Shortfall(
      reason: "\(counted(observed.total, "push group")), none of them active.\(error)",
      remedy: "Push Groups tab: activate a group, or Errors > Retry All Groups.")
  }
}
