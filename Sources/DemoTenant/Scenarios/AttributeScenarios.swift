import Basics

extension Scenario {
  /// The app's profile: names, namespaces, types.
  static let attributeScenarios: [Scenario] = [
    attribute("wrong-namespace", "One attribute has the enterprise extension's namespace.") {
      $0.externalNamespace = DemoAttribute.enterpriseNamespace
    },
    attribute("namespace-look-alike", "One namespace has a Cyrillic letter where an s should be.") {
      $0.externalNamespace = "urn:ietf:params:scim:\u{0455}chemas:core:2.0:User"
    },
    attribute("namespace-missing", "One attribute was made before provisioning was on.") {
      $0.externalNamespace = nil
    },
    attribute("external-name-has-urn", "One External name holds the whole URN.") {
      $0.externalName = "\(DemoAttribute.coreNamespace):startdate"
    },
    attribute("external-name-unknown", "One External name is nearly right.") {
      $0.externalName = "startDate"
    },

    Scenario("old-external-names", "The attributes have the External names of older set-ups.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.editAttribute("startdate") { $0.externalName = "start_date" }
        tenant.editAttribute("githubusername") { $0.externalName = "github_username" }
      }
    },

    Scenario("reserved-attribute-name", "One attribute has a name that SCIM keeps for itself.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        let roles = DemoAttributePlan(
          externalName: "roles", variableName: "roles", expression: "user.department")
        tenant.addAndMap(roles, at: now - 5 * Span.day)
        for person in 17...18 {
          tenant.note(
            .push(
              person, app: 0, at: now - 7200,
              failure: "Bad Request. Errors reported by remote server: roles must be an array"))
        }
      }
    },

    Scenario("value-type-mismatch", "An attribute is text, and its values are lists.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.people.change(1...20) { change, person in
          change.profile["teams"] = [.string(person.team)]
        }
        tenant.remap("tag_team", "user.teams")
      }
    },

    Scenario("default-attributes-changed", "The mapping of the family name was taken away.") {
      tenant, now in
      tenant.finish(at: now) { tenant in tenant.remap("familyName", nil) }
    },
  ]

  /// A finished set-up but for the attribute of the start date.
  private static func attribute(
    _ name: String, _ summary: String, _ change: @escaping @Sendable (inout DemoAttribute) -> Void
  ) -> Scenario {
    Scenario(name, summary) { tenant, now in
      tenant.finish(at: now) { tenant in tenant.editAttribute("startdate", change) }
    }
  }
}
