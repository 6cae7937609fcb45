import Basics
import Testing

@testable import SetupCore

/// Sentences with lists, of nothing, of one thing and of many.
@Suite("No sentence has an empty list, or one of the wrong number")
struct ListsInSentencesTests {
  /// Set-ups in which plan, profile, groups and people have so many things, and all is wrong.
  static func setUp(_ count: Int, isMapped: Bool) -> SetupState {
    let names = (0..<count).map { "tag_\($0)" }
    return Healthy.spoiled { healthy in
      healthy.custom = names.map {
        ObservedAttribute(
          variableName: $0, externalName: $0, externalNamespace: isMapped ? nil : "urn:x")
      }
      healthy.mappings =
        isMapped
        ? Dictionary(
          names.map { ($0, Mapping(expression: "\"x\"", push: .onCreate)) },
          uniquingKeysWith: { $1 }) : [:]
      healthy.assignments = ObservedAssignments(
        people: count, inactive: count, groups: count, emptyGroups: count)
      healthy.groupPush = ObservedGroupPush(total: count, active: 0, inError: count)
      healthy.groups = ObservedGroups(
        shared: GroupPattern(names), inError: GroupPattern(names),
        membersNotAssigned: PeoplePattern(count: count),
        values: Dictionary(
          names.map {
            (
              $0,
              .init(
                groups: GroupPattern(names), distinct: count,
                contested: PeoplePattern(count: count))
            )
          }, uniquingKeysWith: { $1 }), notAssignedOf: GroupPattern(names))
      healthy.people = ObservedPeople(
        people: count,
        signs: Dictionary(
          ObservedPeople.Sign.allCases.map { ($0, PeoplePattern(count: count)) },
          uniquingKeysWith: { $1 }),
        values: Dictionary(names.map { ($0, Self.values(count)) }, uniquingKeysWith: { $1 }),
        newestChange: Healthy.start, backup: "aa")
      healthy.twins = ObservedTwinApps(others: names.map { .init(id: $0, label: $0) })
      healthy.after =
        [
          .attributeDropped(externalName: "startdate"), .attributeDropped(externalName: "branch"),
          .useCasesChosen(useCases: [.userProperties, .roles]),
        ] + names.map { .attributePlanned(attribute: ReducedModel.planned($0)) }
    }
  }

  private static func values(_ count: Int) -> ObservedValues {
    ObservedValues(
      filled: count, distinct: count,
      signs: Dictionary(
        ObservedValues.Sign.allCases.map { ($0, PeoplePattern(count: count)) },
        uniquingKeysWith: { $1 }))
  }

  @Test("Rows and findings", arguments: [0, 1, 2, 5], [true, false])
  func sentences(_ count: Int, _ isMapped: Bool) {
    let setup = Self.setUp(count, isMapped: isMapped)
    var texts = setup.judged(at: Healthy.now).flatMap { [$0.verdict.reason, $0.verdict.remedy] }
    for finding in Diagnosis.findings(in: setup, at: Healthy.now) {
      texts += [finding.evidence, finding.remedy] + finding.fix
    }
    #expect(texts.count > 30)
    for text in texts {
      for wrong in [": .", ":.", " and .", " and,", ", ,", "  ", "( ", " )", "at :", "of ."] {
        #expect(!text.contains(wrong), "“\(wrong)” in “\(text)”")
      }
      #expect(
        !text.contains(#/\b1 (people|groups|events|attributes|apps|calls|are|have)\b/#), "\(text)")
      #expect(
        !text.contains(#/\b([02-9]|\d\d+) (person|group|event|call)\b/#), "\(text)")
    }
  }
}
