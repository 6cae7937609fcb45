import Basics
import SetupCore
import Testing

@Suite("What values-arrived says of what DX can't show")
struct ValuesArrivedTests {
  private func judged(_ observed: ObservedArrivedValues) -> Verdict {
    let planned = ["startdate", "githubusername"].map {
      PlannedAttribute(externalName: $0, variableName: $0, type: .string, expression: "user.x")
    }
    let events: [Event.Kind] =
      [.useCasesChosen(useCases: [.userProperties])]
      + planned.map { .attributePlanned(attribute: $0) } + [
        .observed(observation: .arrivedValues(observed))
      ]
    let setup = SetupState(folding: events.map { Event($0, at: Instant(0)) })
    return setup.judged(.valuesArrived, at: Instant(60)).verdict
  }

  @Test("Part of the plan is compared, and the rest is named")
  func part() {
    #expect(
      judged(ObservedArrivedValues(people: 3, lacking: [:], notReported: ["startdate"]))
        == .met(
          "DX shows Okta's values for the 3 assigned people compared. Its list has no place for "
            + "startdate."))
  }

  @Test("Nothing of the plan can be compared")
  func nothing() {
    let verdict = judged(
      ObservedArrivedValues(people: 3, lacking: [:], notReported: ["githubusername", "startdate"]))
    #expect(verdict.kind == .unknown)
    #expect(verdict.reason == "DX's list of users has no place for githubusername and startdate.")
    #expect(verdict.remedy == "Look at a person in DX, and note whether the values are there.")
  }

  @Test("Nobody has a value to compare")
  func nobody() {
    let verdict = judged(ObservedArrivedValues(people: 0, lacking: [:]))
    #expect(verdict.kind == .unknown)
    #expect(
      verdict.reason
        == "No assigned person has a planned value in Okta, so there was nothing to compare.")
  }
}
