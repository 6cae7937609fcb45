import Basics
import Testing

@testable import SetupCore

/// Of several reads for one row, what was read counts.
@Suite("Looks of which a part could not be read")
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

  private static let pushes: [(seen: ObservedGroupPush, kind: Verdict.Kind, says: String)] = [
    (
      ObservedGroupPush(total: 200, active: 1, inError: 0, unread: no), .met,
      "1 group is pushed. The other push groups could not be read: \(no)"
    ),
    (
      ObservedGroupPush(total: 200, active: 0, inError: 1, unread: no), .unknown,
      "None of the first 200 push groups is active. The other push groups could not be read: \(no)"
    ),
  ]

  @Test("Of push groups as well", arguments: pushes)
  func pushed(_ seen: ObservedGroupPush, _ kind: Verdict.Kind, _ says: String) {
    let setup = Healthy.spoiled {
      $0.groupPush = seen
      $0.after = [.useCasesChosen(useCases: [.userProperties, .roles])]
    }
    let verdict = setup.judged(.groupsPushed, at: Healthy.now).verdict
    #expect(verdict.kind == kind)
    #expect(verdict.reason == says)
    let report = DiagnosisReport(setup, at: Healthy.now)
    #expect(report.notRead.contains { $0.kind == .groupPush && $0.reason == Self.no })
    #expect(!report.findings.contains { $0.id == .noGroupPushed })
  }

  @Test("Half a look that leaves it open never erases an earlier one")
  func keepsEarlier() {
    let open = Self.seen(0, 0, 0, 0, without: [.groups])
    let setup = Healthy.spoiled { $0.after = [.observed(observation: .assignments(open))] }
    #expect(setup.judged(.assignmentsPresent, at: Healthy.now).verdict.kind == .met)
    #expect(setup.failedProbes[.assignments]?.value.reason == Self.no)
    let pushes = ObservedGroupPush(total: 1, active: 0, inError: 0, unread: Self.no)
    let pushed = Healthy.spoiled {
      $0.after = [
        .useCasesChosen(useCases: [.userProperties, .roles]),
        .observed(observation: .groupPush(pushes)),
      ]
    }
    #expect(pushed.judged(.groupsPushed, at: Healthy.now).verdict.kind == .met)
    #expect(pushed.failedProbes[.groupPush]?.value.reason == Self.no)
  }

  @Test("Half a look at the mappings erases an earlier one only where it shows something else")
  func mappings() {
    let usual = Healthy().mappings
    let other = [UserTypeMappings(id: "oty2", name: "contractor", properties: usual)]
    let whole = ObservedMappings(usual, defaultType: "oty1", others: other)
    let gap = [UnreadMappings(id: "oty2", name: "contractor", reason: Self.no)]
    var changed = usual
    changed["branch"] = nil
    for (seen, kind) in [(usual, Verdict.Kind.met), (changed, .unmet)] {
      let half = ObservedMappings(seen, defaultType: "oty1", unread: gap)
      let setup = Healthy.spoiled {
        $0.after = [
          .observed(observation: .mappings(whole)), .observed(observation: .mappings(half)),
        ]
      }
      #expect(setup.judged(.attributesMapped, at: Healthy.now).verdict.kind == kind)
      #expect((setup.failedProbes[.mappings] != nil) == (kind == .met))
    }
  }
}
