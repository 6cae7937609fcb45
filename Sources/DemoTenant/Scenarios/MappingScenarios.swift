import Basics

extension Scenario {
  /// How the attributes are filled.
  static let mappingScenarios: [Scenario] = [
    Scenario("attribute-not-mapped", "One attribute was never mapped.") { tenant, now in
      tenant.finish(at: now) { tenant in tenant.remap("tag_team", nil) }
    },

    Scenario("create-only-mapping", "One mapping is applied on create alone.") { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { $0.map("githubusername", "user.githubUsername", onUpdate: false) }
      }
    },

    Scenario("mapping-not-applied", "A mapping was saved, and never applied to those assigned.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.remap("tag_team", nil)
        tenant.okta.edit { app in
          app.map("tag_team", "user.department", onUpdate: true)
          app.schemaUpdated = now - 3 * Span.day
          app.lastUpdated = now - 3 * Span.day
        }
      }
    },

    Scenario("force-sync-nothing-to-push", "Force Sync was pressed, and nothing had changed.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        for person in 1...5 {
          tenant.note(
            LogEvent(
              type: "application.provision.user.sync",
              message: "Sync user in external application", published: now - 7200, actor: .admin,
              person: person))
        }
      }
    },

    Scenario("same-value-for-all", "One attribute has the same value for everybody.") {
      tenant, now in
      tenant.finish(at: now) { tenant in tenant.remap("startdate", "\"2024-01-15\"") }
    },

    Scenario("expression-invalid", "One mapping's expression can't be read.") { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.remap("startdate", "Time.format(user.startDate, \"yyyy-MM-dd\"")
        for person in 16...18 {
          tenant.note(
            .push(
              person, app: 0, at: now - 7200,
              failure: "Unable to evaluate the expression of attribute startdate"))
        }
      }
    },

    Scenario("dx-value-would-be-blanked", "An empty attribute is about to overwrite DX's values.") {
      tenant, now in
      tenant.dx.before["gitlabusername"] = .everybody
      tenant.finish(at: now)
      tenant.play(
        .addAttribute(DemoAttributePlan(externalName: "gitlabusername")), at: now - 3600)
    },

    Scenario(
      "manager-expression", "A mapping asks Active Directory for the manager.",
      plan: Scenario.usualPlan + [
        DemoAttributePlan(
          externalName: "tag_manager", variableName: "tag_manager",
          expression: "getManagerUser(\"active_directory\").login")
      ]
    ) { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.people.change(stride(from: 1, through: 19, by: 2)) { change, _ in
          change.appUser.profile["tag_manager"] = "person000001@example.com"
        }
      }
    },
  ]
}
