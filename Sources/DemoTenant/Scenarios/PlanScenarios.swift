import Basics

extension Scenario {
  /// What is in Okta against what was planned.
  static let planScenarios: [Scenario] = [
    Scenario("attribute-missing", "One planned attribute was never added.") { tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.edit { $0.removeAttribute("tag_team") } }
    },

    Scenario("two-attributes-one-name", "Two attributes have the same External name.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        let second = DemoAttributePlan(
          externalName: "githubusername", variableName: "github2",
          expression: "user.gitlabUsername")
        tenant.addAndMap(second, at: now - 5 * Span.day)
      }
    },

    Scenario("mapping-differs-from-plan", "One mapping takes its value otherwise than planned.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.remap("tag_team", "String.toUpperCase(user.department)")
      }
    },

    Scenario(
      "value-not-understood", "Two people are flagged in a way that DX doesn't read.",
      plan: Scenario.usualPlan + [
        DemoAttributePlan(
          externalName: "excludefromsnapshots", variableName: "excludefromsnapshots",
          expression: "user.userType == \"Contractor\" ? \"yes\" : null")
      ]
    ) { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.people.change([2, 7]) { change, _ in
          change.profile["userType"] = "Contractor"
        }
      }
    },

    Scenario("user-types", "People of a second user type lack the mapping of one attribute.") {
      tenant, now in
      let contractor = DemoUserType(number: 2, name: "contractor", title: "Contractor")
      tenant.okta.userTypes.append(contractor)
      tenant.okta.people.change(11...14) { change, _ in change.type = contractor.number }
      tenant.finish(at: now) { tenant in
        tenant.remap("tag_team", nil, for: contractor.number)
      }
    },
  ]
}
