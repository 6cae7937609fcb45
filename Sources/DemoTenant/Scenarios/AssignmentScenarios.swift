import Basics

extension Scenario {
  /// Who is assigned and pushed, and how.
  static let assignmentScenarios: [Scenario] = [
    Scenario("no-assignments", "Nobody is assigned to the app.", usesRoles: false) { tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.edit { $0.assignments = [] } }
    },

    Scenario("assigned-group-empty", "A group is assigned, and nobody is in it.", usesRoles: false)
    { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.groups[1].members = 1..<1
        tenant.okta.edit { app in
          app.assignments.removeAll { $0.group == nil }
          app.assignments[0].people = 1..<1
        }
      }
    },

    Scenario("pushed-but-not-assigned", "A group is pushed, but its members aren't assigned.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { app in app.assignments.removeAll { $0.group != nil } }
      }
    },

    Scenario("same-group-assigned-and-pushed", "One group is both assigned and pushed.") {
      tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.edit { $0.pushGroups[0].group = 2 } }
    },

    Scenario("no-group-pushed", "Groups are to decide roles, and none is pushed.") { tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.edit { $0.pushGroups = [] } }
    },

    Scenario("group-push-error", "A pushed group is in error.") { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { app in
          app.pushGroups[0].status = "ERROR"
          app.pushGroups[0].errorSummary =
            "Failed on 11-20 UTC: Unable to update Group Push mapping target App group DX admins"
        }
        tenant.note(
          LogEvent(
            type: "application.provision.group_push.mapping.update.or.delete.failed.with.error",
            message: "Update or delete of group push mapping failed", published: now - 7200,
            result: "FAILURE", reason: "The group was changed in the target app.", group: 3))
      }
    },

    Scenario("group-priority", "Two groups set a value for the same people; the wrong one wins.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.groups[3].members = 10..<19
        tenant.okta.assign(group: 4, at: now - 6 * Span.day)
        tenant.editAttribute("tag_team") { $0.isPersonal = false }
        tenant.setGroupValue("tag_team", "Platform", of: 2)
        tenant.setGroupValue("tag_team", "External", of: 4)
      }
    },

    Scenario("group-scope-attribute", "A group's value hides each person's own.") { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.editAttribute("tag_team") { $0.isPersonal = false }
        tenant.setGroupValue("tag_team", "Platform", of: 2)
      }
    },

    Scenario("personal-override", "One person's value was typed in on the assignment.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.people.change([5]) { change, _ in
          change.appUser.isPersonal = true
          change.appUser.profile = ["startdate": "2020-02-02"]
        }
      }
    },
  ]
}

extension DemoTenant {
  /// Adds a line to the log, about the app that syncs to DX.
  mutating func note(_ event: LogEvent) {
    var event = event
    event.app = okta.directoryApp
    okta.log.append(event)
  }

  fileprivate mutating func setGroupValue(_ name: String, _ value: JSONValue, of group: Int) {
    okta.edit { app in
      for index in app.assignments.indices where app.assignments[index].group == group {
        app.assignments[index].groupProfile[name] = value
      }
    }
  }
}
