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
    guard observed.active > 0 else {
      let shortfall = Shortfall.noneActive(observed)
      return RuleResult(
        observed.unread == nil ? .lacks(shortfall) : .notReported(shortfall), from: dated)
    }
    var sentence =
      "\(counted(observed.active, "group")) \(observed.active == 1 ? "is" : "are") pushed."
    if observed.inError > 0 {
      sentence +=
        " \(grouped(observed.inError)) more \(observed.inError == 1 ? "is" : "are") in error."
    }
    return RuleResult(.holds(sentence + observed.gap), from: dated)
  }
}

extension Shortfall {
  fileprivate static func noneActive(_ observed: ObservedGroupPush) -> Shortfall {
    guard observed.unread == nil else {
      return Shortfall(
        reason: "None of the first \(counted(observed.total, "push group")) is active."
          + observed.gap,
        remedy: "Look again once that is mended, or say that it is done.")
    }
    guard observed.total > 0 else {
      return Shortfall(
        reason: "No group is pushed, so DX has no group to give a role to.",
        remedy: "Push Groups tab > Push Groups: choose the groups that stand for DX roles.")
    }
    return Shortfall(
      reason: observed.inactiveSentence,
      remedy: "Push Groups tab: activate a group, or Errors > Retry All Groups.")
  }
}

extension ObservedGroupPush {
  /// What could not be read, as a sentence after others; nothing where all was.
  fileprivate var gap: String {
    unread.map { " The other push groups could not be read: \($0)" } ?? ""
  }

  /// That there are push groups and none of them is active, and how many are in error.
  var inactiveSentence: String {
    guard total != 1 else {
      return "There is 1 push group, and it is not active."
        + (inError > 0 ? " It is in error." : "")
    }
    let error =
      inError == 0 ? "" : " \(grouped(inError)) of them \(inError == 1 ? "is" : "are") in error."
    return "There are \(counted(total, "push group")), and none of them is active." + error
  }
}
