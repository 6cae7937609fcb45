import Basics

extension Scenario {
  /// The people: how far each has come, and whether DX knows them.
  static let peopleScenarios: [Scenario] = [
    values(
      "assigned-before-provisioning", "Some people were assigned before provisioning was on.",
      of: [2, 3, 4]
    ) { change, _ in
      change.appUser.hasExternalID = false
      change.appUser.status = "ACTIVE"
    },

    values(
      "user-not-provisioned", "Some people are stuck on the way to the endpoint.", of: [6, 7, 8]
    ) { change, person in
      change.appUser.hasExternalID = false
      change.appUser.status = "STAGED"
      if person.number == 8 { change.appUser.syncState = "ERROR" }
    },

    // Since the last night: the next one deletes whose account is deactivated.
    Scenario("okta-user-inactive", "Two people are switched off in Okta.") { tenant, now in
      tenant.finish(at: now)
      tenant.okta.people.change([4, 9]) { change, person in
        change.status = person.number == 4 ? "SUSPENDED" : "DEPROVISIONED"
      }
    },

    Scenario("username-not-dx-email", "The application username isn't an e-mail address.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { app in
          app.userName.template = "${source.githubUsername}"
          app.userName.type = "CUSTOM"
        }
      }
      tenant.dx.forgetNights()
    },

    Scenario("username-not-updated", "One person was renamed, and the app kept the old name.") {
      tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { app in
          app.userName.template = "${source.login}"
          app.userName.type = "CUSTOM"
          app.userName.pushStatus = "DONT_PUSH"
        }
        tenant.okta.people.change([3]) { change, person in
          change.login = "person000003.renamed@example.com"
          change.appUser.userName = person.login
        }
      }
    },

    values(
      "email-case-differs", "DX writes two people's addresses with other capitals.", of: [3, 8]
    ) { change, person in change.dx.email = "Person\(padded(person.number, 6))@Example.com" },

    values(
      "provisioned-by-chat-integration", "Two people are assigned whom DX doesn't have.",
      of: [6, 11]
    ) { change, _ in change.dx.isAbsent = true },

    Scenario("nightly-run-not-due", "People were assigned three hours ago; DX reads at night.") {
      tenant, now in tenant.finish(at: now, assignedBefore: 3 * 3600)
    },
  ]
}
