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
    let who = people == 0 ? "No people" : counted(people, "person", "people")
    let what = groups == 0 ? "no groups" : counted(groups, "group")
    let rest = [inactiveSentence, emptySentence].compactMap { $0 }
    return (["\(who) and \(what) are assigned."] + rest).joined(separator: " ")
  }

  private var inactiveSentence: String? {
    switch inactive {
    case 0: nil
    case people: people == 1 ? "The person is deactivated." : "All these people are deactivated."
    case 1: "1 of the people is deactivated."
    default: "\(grouped(inactive)) of the people are deactivated."
    }
  }

  private var emptySentence: String? {
    switch emptyGroups {
    case 0: nil
    case groups: groups == 1 ? "Nobody is in the group." : "Nobody is in these groups."
    case 1: "1 of the groups has nobody in it."
    default: "\(grouped(emptyGroups)) of the groups have nobody in them."
    }
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
