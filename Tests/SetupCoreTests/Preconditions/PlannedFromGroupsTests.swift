import Basics
import Testing

@testable import SetupCore

@Suite("Attributes that are planned to come from groups")
struct PlannedFromGroupsTests {
  /// The healthy set-up with branch planned from groups, and what assigned groups set.
  private static func setup(
    _ expression: String?, groupsSet: [String]?, _ more: [Event.Kind] = []
  ) -> SetupState {
    Healthy.spoiled { healthy in
      healthy.mappings["branch"] = expression.map {
        Mapping(expression: $0, push: .onCreateAndUpdate)
      }
      healthy.assignments.groupValues = groupsSet
      healthy.edit("branch") { $0.scope = "NONE" }
      let planned = PlannedAttribute(
        externalName: "branch", variableName: "branch", type: .string, expression: "",
        source: .group)
      healthy.after = [.attributePlanned(attribute: planned)] + more
    }
  }

  private static let verdicts:
    [(setup: SetupState, kind: Verdict.Kind, says: String, next: String)] = [
      (
        setup(nil, groupsSet: ["branch"]), .met,
        "Filled on create and update: startdate and branch (from groups).", ""
      ),
      (
        setup("user.x", groupsSet: ["branch"]), .unmet,
        "branch gets user.x, and is planned to come from groups.",
        "In Mappings, set branch to Do not map, then Save Mappings. Taking it: dirsync-setup plan "
          + "remove branch, then dirsync-setup plan add branch --variable branch --type string "
          + "--expression 'user.x'"
      ),
      (
        setup(nil, groupsSet: ["other"]), .unmet,
        "branch is planned to come from groups, and no assigned group has a value of it.",
        "Assignments > Groups > the group: Edit (pencil), type the value of branch, then Save."
      ),
      (
        setup(nil, groupsSet: nil), .unknown,
        "Whether an assigned group has a value of branch was not read.",
        "Look at who is assigned, or say it is done."
      ),
    ]

  @Test("Mapped means: no mapping, and a group with a value", arguments: verdicts)
  func row(_ setup: SetupState, _ kind: Verdict.Kind, _ says: String, _ next: String) throws {
    let report = SetupReport(setup, at: Healthy.now)
    let row = try #require(report.preconditions.first { $0.id == .attributesMapped })
    #expect(row.verdict == kind)
    #expect(row.reason == says)
    #expect(row.remedy == next)
  }

  @Test(
    "What keeps it from being filled is a finding, with its clicks",
    arguments: [
      (
        setup("user.x", groupsSet: ["branch"]), FindingID.mappingDiffersFromPlan,
        "branch gets user.x, and is planned to come from groups.", "At branch: Do not map"
      ),
      (
        setup(nil, groupsSet: []), FindingID.attributeNotMapped,
        "branch is planned to come from groups, and no assigned group has a value of it.",
        "Assignments > Groups > the group: Edit (pencil), type the value of branch, then Save"
      ),
    ])
  func findings(_ setup: SetupState, _ id: FindingID, _ evidence: String, _ click: String) throws {
    let found = try #require(Diagnosis.findings(in: setup, at: Healthy.now).first)
    #expect(found.id == id)
    #expect(found.evidence.hasPrefix(evidence))
    #expect(found.fix.contains(click))
  }

  @Test("That a group sets it is as planned, whatever the attribute's scope")
  func intended() {
    let groups = ObservedGroups(values: ["branch": .init(groups: GroupPattern(["A"]), distinct: 1)])
    let setup = Self.setup(
      nil, groupsSet: ["branch"], [.observed(observation: .groups(groups))])
    #expect(Diagnosis.findings(in: setup, at: Healthy.now).map(\.id) == [])
  }

  @Test("Supposing that all is mapped takes the mapping away and has a group set it")
  func hypothesis() throws {
    let setup = Self.setup("user.x", groupsSet: [])
    let hypothesis = try #require(
      setup.hypotheses(at: Healthy.now).first { $0.row == .attributesMapped })
    let after = setup.supposing(hypothesis, at: Healthy.now)
    #expect(after.judged(.attributesMapped, at: Healthy.now).verdict.kind == .met)
  }
}
