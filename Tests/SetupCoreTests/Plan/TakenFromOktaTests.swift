import Basics
import Testing

@testable import SetupCore

@Suite("What Okta has, taken into the plan")
struct TakenFromOktaTests {
  /// The healthy set-up with branch filled by another expression, perhaps of one user type alone.
  private func setup(_ expression: String, _ ofContractors: String? = nil) -> SetupState {
    Healthy.spoiled { healthy in
      healthy.mappings["branch"]?.expression = expression
      guard let ofContractors else { return }
      var others = healthy.mappings
      others["branch"]?.expression = ofContractors
      healthy.after = [
        .observed(
          observation: .mappings(
            ObservedMappings(
              healthy.mappings, defaultType: "oty1",
              others: [UserTypeMappings(id: "oty2", name: "contractor", properties: others)]))),
        .observed(
          observation: .assignments(
            ObservedAssignments(
              people: 2, inactive: 0, groups: 0, emptyGroups: 0,
              userTypes: ObservedUserTypes(people: 2, counts: ["oty1": 1, "oty2": 1])))),
      ]
    }
  }

  @Test("The expression alone changes")
  func taken() {
    #expect(
      setup("user.team").takenFromOkta == [
        PlannedAttribute(
          externalName: "branch", variableName: "branch", type: .string, expression: "user.team")
      ])
    #expect(setup("user.division").takenFromOkta == [])
  }

  @Test(
    "What can't be planned isn't offered: broken, or with what is never kept",
    arguments: ["user.team +", "\"ada@example.com\"", "\"[e-mail]\"", ""])
  func refused(_ expression: String) {
    #expect(setup(expression).takenFromOkta == [])
  }

  @Test("User types that are filled differently have no expression to take")
  func types() {
    #expect(setup("user.team", "user.site").takenFromOkta == [])
    #expect(setup("user.team", "user.team").takenFromOkta.count == 1)
  }

  @Test("Without the interface the remedy has the commands, quoted for a shell")
  func commands() {
    let report = SetupReport(setup("user.team == 'a' ? \"x\" : null"), at: Healthy.now)
    let row = report.preconditions.first { $0.id == .attributesMapped }
    #expect(
      row?.remedy
        == "In Mappings, set branch to user.division, or take Okta's expression into the plan. "
        + "Taking it: dirsync-setup plan remove branch, then dirsync-setup plan add branch "
        + "--variable branch --type string --expression 'user.team == '\\''a'\\'' ? \"x\" : null'")
  }
}
