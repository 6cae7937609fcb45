import Basics
import Testing

@testable import SetupCore

/// Of several reads for one row, what was read counts.
@Suite("Assignments of which a part could not be read")
struct HalfReadTests {
  private static let no = "Okta refuses to tell (E0000006)."

  private static func seen(
    _ people: Int, _ inactive: Int, _ groups: Int, _ empty: Int,
    without unread:
      [ObservedAssignments.Unread.Part], unreadGroups: Int? = nil
  ) -> ObservedAssignments {
    var seen = ObservedAssignments(
      people: people, inactive: inactive, groups: groups, emptyGroups: empty)
    seen.unread = unread.map { .init($0, reason: no) }
    seen.unreadGroups = unreadGroups
    return seen
  }

  private static let cases: [(seen: ObservedAssignments, kind: Verdict.Kind, says: String)] = [
    (
      seen(3, 1, 0, 0, without: [.groups]), .met,
      "3 people are assigned. 1 of the people is deactivated. The groups could not be read: \(no)"
    ),
    (
      seen(0, 0, 0, 0, without: [.groups]), .unknown,
      "No people are assigned. The groups could not be read: \(no)"
    ),
    (
      seen(0, 0, 1, 0, without: [.people]), .met,
      "1 group is assigned. The people could not be read: \(no)"
    ),
    (
      seen(0, 0, 2, 2, without: [.people]), .unknown,
      "2 groups are assigned. Nobody is in these groups. The people could not be read: \(no)"
    ),
    (
      seen(0, 0, 2, 1, without: [.members], unreadGroups: 1), .unknown,
      "No people and 2 groups are assigned. 1 of the groups has nobody in it. Who is in 1 group could "
        + "not be read: \(no)"
    ),
    (
      seen(0, 0, 3, 0, without: [.members], unreadGroups: 2), .met,
      "No people and 3 groups are assigned. Who is in 2 groups could not be read: \(no)"
    ),
  ]

  @Test("Unknown only where the rest could still change it", arguments: cases)
  func row(_ seen: ObservedAssignments, _ kind: Verdict.Kind, _ says: String) {
    let setup = Healthy.spoiled { $0.assignments = seen }
    let verdict = setup.judged(.assignmentsPresent, at: Healthy.now).verdict
    #expect(verdict.kind == kind)
    #expect(verdict.reason == says)
  }

  @Test("Half a look that leaves it open never erases an earlier one")
  func keepsEarlier() {
    let open = Self.seen(0, 0, 0, 0, without: [.groups])
    let setup = Healthy.spoiled { $0.after = [.observed(observation: .assignments(open))] }
    #expect(setup.judged(.assignmentsPresent, at: Healthy.now).verdict.kind == .met)
    #expect(setup.failedProbes[.assignments]?.value.reason == Self.no)
  }
}
