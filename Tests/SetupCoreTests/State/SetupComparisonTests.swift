import Basics
import Testing

@testable import SetupCore

@Suite("Two set-ups compared")
struct SetupComparisonTests {
  private static let start = Instant(1_795_510_800)  // 2026-11-24 09:00 UTC

  private static func app(_ features: String...) -> Event.Kind {
    .observed(
      observation: .app(
        ObservedApp(
          id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: features)))
  }

  private func side(_ events: [Event.Kind], day: Int = 0) -> SetupComparison.Side {
    let at = Self.start + day * Span.day
    let all = [
      Event.Kind.organisationBound(host: "acme.okta.com"), .appBound(id: "0oa1", label: "DX"),
    ]
    return SetupComparison.Side(
      SetupState(folding: (all + events).map { Event($0, at: at) }), at: at)
  }

  @Test("Rows, what was observed in the consoles' words, and the plan, each as what became of it")
  func sentences() {
    let all = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
    let one = side([
      Self.app(all[0], all[1], all[2]),
      .attributePlanned(attribute: PlanRules.suggestion(for: "startdate")),
    ])
    let other = side(
      [
        Self.app(all[0], all[2]),
        .attributePlanned(attribute: PlanRules.suggestion(for: "branch")),
      ], day: 1)
    #expect(
      SetupComparison(one, other).sentences == [
        "provisioning enabled: met → not met",
        "the app, 25 Nov 09:00: Update User Attributes on → off",
        "plan, branch: not planned → branch, string, user.division",
        "plan, startdate: startdate, string, user.startDate → not planned",
      ])
    #expect(SetupComparison(one, one).sentences.isEmpty)
  }

  @Test("What was read on one side alone, and what there are no words for")
  func unworded() {
    func pushed(_ active: Int) -> Event.Kind {
      .observed(observation: .groupPush(ObservedGroupPush(total: 3, active: active, inError: 0)))
    }
    #expect(
      SetupComparison(side([]), side([pushed(3)])).sentences == [
        "groups pushed: unknown → met", "the push groups: not read → read 24 Nov 09:00",
      ])
    #expect(
      SetupComparison(side([pushed(3)]), side([])).sentences == [
        "groups pushed: met → unknown", "the push groups: read → not read",
      ])
    let changed = SetupComparison(side([pushed(3)]), side([pushed(2)], day: 1))
    #expect(changed.sentences == ["the push groups, 25 Nov 09:00: active: 3 → 2"])
    #expect(changed.values == [.init(kind: .groupPush, path: "active", a: "3", b: "2")])
  }

  @Test("A list's element is told by its name, so that one more shows as one")
  func elements() {
    func schema(_ names: [String]) -> Event.Kind {
      .observed(
        observation: .schema(
          ObservedSchema(
            base: [],
            custom: names.map {
              ObservedAttribute(
                variableName: $0, externalName: $0, externalNamespace: coreUserNamespace)
            })))
    }
    let comparison = SetupComparison(
      side([schema(["branch", "startdate"])]), side([schema(["startdate"])]))
    #expect(comparison.sentences.last == "the attributes, 24 Nov 09:00: branch deleted")
    #expect(comparison.values.map(\.path) == ["custom[branch]"])
    #expect(comparison.values.first?.b == nil)
  }
}
