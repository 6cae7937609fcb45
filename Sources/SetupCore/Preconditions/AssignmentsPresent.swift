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
      AssumedFix("Somebody was assigned") { (seen: ObservedAssignments, _) in
        .assignments(seen.reachingSomebody)
      }
    ]
  ) { context in
    guard let dated = context.assignments else { return nil }
    let seen = dated.value
    if seen.reachesSomebody { return RuleResult(.holds(seen.sentence), from: dated) }
    // What was read reaches nobody; what was not may.
    guard seen.unread == nil else { return RuleResult(.notReported(.halfRead(seen)), from: dated) }
    return RuleResult(.lacks(.nobody(seen)), from: dated)
  }
}

extension ObservedAssignments {
  /// Whether somebody is reached, as far as was read.
  var reachesSomebody: Bool { people > inactive || groups > emptyGroups + (unreadGroups ?? 0) }

  fileprivate var reachingSomebody: ObservedAssignments {
    var assignments = self
    if !reachesSomebody { assignments.people += 1 }
    return assignments
  }

  fileprivate var sentence: String {
    let lacks = Set((unread ?? []).map(\.part))
    let who = [
      lacks.contains(.people) ? nil : counted(people, "person", "people"),
      lacks.contains(.groups) ? nil : counted(groups, "group"),
    ].compactMap { $0 }
    let number = (lacks.contains(.people) ? 0 : people) + (lacks.contains(.groups) ? 0 : groups)
    var text = "\(listed(who)) \(number == 1 ? "is" : "are") assigned."
    if inactive > 0 {
      text += " \(grouped(inactive)) of the people \(inactive == 1 ? "is" : "are") deactivated."
    }
    if emptyGroups > 0 {
      text +=
        " \(grouped(emptyGroups)) of the groups \(emptyGroups == 1 ? "has" : "have") nobody in."
    }
    return (unread ?? []).reduce(text) { $0 + " " + $1.sentence(unreadGroups ?? 0) }
  }
}

extension ObservedAssignments.Unread {
  fileprivate func sentence(_ groups: Int) -> String {
    switch part {
    case .people: "The people could not be read: \(reason)"
    case .groups: "The groups could not be read: \(reason)"
    case .members: "Who is in \(counted(groups, "group")) could not be read: \(reason)"
    }
  }
}

extension Shortfall {
  fileprivate static func halfRead(_ seen: ObservedAssignments) -> Shortfall {
    Shortfall(
      reason: seen.sentence,
      remedy: "Look again once that is mended, or say that it is done.")
  }

  fileprivate static func nobody(_ seen: ObservedAssignments) -> Shortfall {
    let remedy =
      seen.groups > 0 && seen.people == 0
      ? "Directory > Groups: add people to the assigned group, or assign another one."
      : "Assignments tab > Assign > Assign to Groups or Assign to People."
    return Shortfall(
      reason: seen.people + seen.groups == 0
        ? "No people and no groups are assigned to the app." : seen.sentence, remedy: remedy)
  }
}
