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

  /// What could not be read, a sentence each.
  var gaps: [String] { (unread ?? []).map { $0.sentence(unreadGroups ?? 0) } }

  fileprivate var reachingSomebody: ObservedAssignments {
    var assignments = self
    if !reachesSomebody { assignments.people += 1 }
    return assignments
  }

  fileprivate var sentence: String {
    let lacks = Set((unread ?? []).map(\.part))
    let who = [
      lacks.contains(.people) ? nil : people == 0 ? "No people" : SetupCore.people(people),
      lacks.contains(.groups) ? nil : groups == 0 ? "no groups" : counted(groups, "group"),
    ].compactMap { $0 }
    let isOne = who.count == 1 && (lacks.contains(.people) ? groups : people) == 1
    let assigned = "\(listed(who)) \(isOne ? "is" : "are") assigned."
    let counts = who.isEmpty ? nil : assigned.prefix(1).uppercased() + assigned.dropFirst()
    return ([counts, inactiveSentence, emptySentence].compactMap { $0 } + gaps)
      .joined(separator: " ")
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
      remedy: "Look again once that is mended, or say it is done.")
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
