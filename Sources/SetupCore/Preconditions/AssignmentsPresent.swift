import Basics

extension Precondition {
  /// At least one person or group is assigned, and somebody is reached by it.
  ///
  /// A group counts with someone in it, a person whose Okta account is neither deprovisioned
  /// nor suspended: an assignment of nobody brings no directory users.
  static let assignmentsPresent = Precondition(
    .assignmentsPresent, step: .finish, accepts: [.observed, .attested], reads: [.assignments],
    claim: "People or groups are assigned", isOfOktaApp: true,
    assumedFixes: [
      AssumedFix("Somebody was assigned") { (observed: ObservedAssignments, _) in
        .assignments(observed.reachingSomebody)
      }
    ]
  ) { context in
    guard let dated = context.assignments else { return nil }
    let observed = dated.value
    return RuleResult(
      observed.reachesSomebody ? .holds(observed.sentence) : .lacks(.nobody(observed)), from: dated)
  }
}

extension ObservedAssignments {
  fileprivate var reachesSomebody: Bool { people > inactive || groups > emptyGroups }

  fileprivate var reachingSomebody: ObservedAssignments {
    var assignments = self
    if !reachesSomebody { assignments.people += 1 }
    return assignments
  }

  fileprivate var sentence: String {
    let who = "\(counted(people, "person", "people")) and \(counted(groups, "group"))"
    var text = "\(who) \(people + groups == 1 ? "is" : "are") assigned."
    if inactive > 0 {
      text += " \(grouped(inactive)) of the people \(inactive == 1 ? "is" : "are") deactivated."
    }
    if emptyGroups > 0 {
      text +=
        " \(grouped(emptyGroups)) of the groups \(emptyGroups == 1 ? "has" : "have") nobody in."
    }
    return text
  }
}

extension Shortfall {
  fileprivate static func nobody(_ observed: ObservedAssignments) -> Shortfall {
    let remedy =
      observed.groups > 0 && observed.people == 0
      ? "Directory > Groups: add people to the assigned group, or assign another one."
      : "Assignments tab > Assign > Assign to Groups or Assign to People."
    return Shortfall(
      reason: observed.people + observed.groups == 0
        ? "No people and no groups are assigned to the app." : observed.sentence, remedy: remedy)
  }
}
