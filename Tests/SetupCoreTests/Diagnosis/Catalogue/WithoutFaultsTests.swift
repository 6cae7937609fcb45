import Basics
import Testing

@testable import SetupCore

/// What looks like a cause and isn't one.
@Suite("What the rules keep quiet about")
struct WithoutFaultsTests {
  static let cases: [(name: String, spoil: @Sendable (inout Healthy) -> Void)] = [
    ("features tell nothing without a PUSH_*", { $0.app.features = ["GROUP_PUSH"] }),
    (
      "an older External name that is planned",
      { $0.rename("startdate", "start_date", "user.startDate") }
    ),
    ("a custom DX attribute", { $0.rename("branch", "tag_team", "user.division") }),
    (
      "a group value of a personal attribute",
      { $0.groups.values["branch"] = .init(groups: GroupPattern(["A"]), distinct: 1) }
    ),
    ("a user name that is behind, and pushed", { $0.mark(.userNameOutdated, 3) }),
    (
      "a comparison with another backup than the kept one",
      {
        $0.people.backup = "cc"
        $0.mark(.notInBackup, 3)
        $0.mark(.userNameNotInBackup, 3)
        $0.mark(.emailCaseDiffers, 3)
        $0.shape = ObservedBackupShape(backup: "cc", delimiter: ";", otherDates: 4)
      }
    ),
    (
      "a rejection that a push came after",
      {
        $0.note("application.integration.authentication_failure", "Unauthorized")
        $0.log.groups.append(
          LogGroup(
            eventType: "application.provision.user.push_profile", outcome: "SUCCESS", count: 1,
            first: Healthy.start, last: Healthy.start))
      }
    ),
    (
      "a change that a sync read since",
      {
        $0.people.newestChange = Healthy.start + -Span.hour
        $0.after = [.syncRan]
      }
    ),
    (
      "a change of which DX has all values",
      {
        $0.people.newestChange = Healthy.start + -Span.hour
        $0.after = [
          .observed(
            observation: .arrivedValues(ObservedArrivedValues(people: 20, lacking: ["branch": 0])))
        ]
      }
    ),
    (
      "a flag without a value",
      {
        $0.rename("branch", "excludefromsnapshots", "user.division")
        $0.mark("branch", .sourceMissing, 19)
      }
    ),
    ("semicolons alone", { $0.shape.delimiter = ";" }),
    (
      "a rate limit whose window is over",
      {
        $0.rate = ObservedRateLimit(
          path: "/x", limit: 100, remaining: 0, resets: Healthy.start, refused: false)
      }
    ),
    (
      "the bound app among its twins",
      { $0.twins = ObservedTwinApps(others: [.init(id: "0oa1", label: "DX")]) }
    ),
    ("a date that a text property holds", { $0.mark("branch", .badFormat, 5) }),
  ]

  @Test("Nothing is found", arguments: cases.indices)
  func quiet(_ index: Int) {
    let findings = Diagnosis.findings(
      in: Healthy.spoiled(Self.cases[index].spoil), at: Healthy.now)
    #expect(findings == [], "\(Self.cases[index].name)")
  }

  @Test("An unmapped attribute that blanks nothing is one cause, not two")
  func people() {
    let setup = Healthy.spoiled {
      $0.mappings["branch"] = nil
      $0.people.values["branch"] = ObservedValues(filled: 0, distinct: 0)
    }
    #expect(Diagnosis.findings(in: setup, at: Healthy.now).map(\.id) == [.attributeNotMapped])
  }
}

extension Healthy {
  /// Plans another External name for a variable, and has Okta send it.
  fileprivate mutating func rename(_ variable: String, _ name: String, _ expression: String) {
    edit(variable) { $0.externalName = name }
    after = [
      .attributeDropped(externalName: variable),
      .attributePlanned(
        attribute: PlannedAttribute(
          externalName: name, variableName: variable, type: .string, expression: expression)),
    ]
  }
}
