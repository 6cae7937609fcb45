import Basics

extension Scenario {
  /// The app, its provisioning, and what the endpoint answers.
  static let provisioningScenarios: [Scenario] = [
    app("create-users-off", "Create Users is off.") { $0.creates = false },
    app("update-users-off", "Update User Attributes is off.") { $0.updates = false },
    app("deactivate-users-off", "Deactivate Users is off.") { $0.deactivates = false },
    app("app-is-profile-source", "The app is a profile source and imports people.") {
      $0.extraFeatures = ["IMPORT_PROFILE_UPDATES", "PROFILE_MASTERING"]
    },
    app("app-inactive-or-new", "The app is switched off, and its profile can't be read.") {
      $0.isActive = false
    },
    app("connection-disabled", "The API integration was switched off.") { $0.isIntegrated = false },
    app("base-url-malformed", "The SCIM 2.0 Base Url ends with a slash.") {
      $0.answer = .withProfile
      $0.baseURL += "/"
    },

    integration(
      "credentials-rejected", "The endpoint rejects the Bearer Token.", "authentication_failure",
      "Error while verifying if user exists: Unauthorized. Errors reported by remote server: "
        + "Invalid token"),
    integration(
      "authorization-prefix", "The endpoint rejects how the token is sent.",
      "authentication_failure",
      "Error while verifying if user exists: Unauthorized. Errors reported by remote server: "
        + "Invalid Authorization header", appName: "scim2headerauth"),
    integration(
      "target-rate-limited", "The endpoint takes no more for now.", "rate_limit_exceeded",
      "Too Many Requests. Errors reported by remote server: 429"),

    Scenario("duplicate-at-target", "The endpoint has some people already.") { tenant, now in
      tenant.finish(at: now) { tenant in
        for person in 11...12 {
          tenant.note(
            .push(
              person, app: 0, at: now - 7200,
              failure: "Conflict. Errors reported by remote server: 409 user already exists"))
        }
      }
    },

    Scenario("app-cannot-provision", "The app was made for signing in, and can't provision.") {
      tenant, now in
      tenant.okta.createDirectoryApp(at: now - 9 * Span.day, name: "dx", label: "DX")
      tenant.okta.edit { app in
        app.signOnMode = "SAML_2_0"
        app.canProvision = false
      }
      tenant.play(.assignGroup, at: now - 6 * Span.day)
    },

    Scenario("app-gone", "The app was deleted.") { tenant, now in
      tenant.finish(at: now)
      tenant.okta.apps.removeAll { $0.number == tenant.okta.directoryApp }
    },

    Scenario("wrong-app", "There are two apps that look like the one for DX.") { tenant, now in
      tenant.finish(at: now)
      var twin = DemoApp(9, name: "scim2testapp", label: "DX directory sync (new)", at: now - 3600)
      twin.isIntegrated = true
      twin.creates = true
      tenant.okta.apps.append(twin)
    },
  ]

  private static func app(
    _ name: String, _ summary: String, _ change: @escaping @Sendable (inout DemoApp) -> Void
  ) -> Scenario {
    Scenario(name, summary) { tenant, now in
      tenant.finish(at: now)
      tenant.okta.edit(change)
    }
  }

  private static func integration(
    _ name: String, _ summary: String, _ event: String, _ reason: String,
    appName: String = "scim2testapp"
  ) -> Scenario {
    Scenario(name, summary) { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.edit { $0.name = appName }
        for hours in 1...3 {
          tenant.note(.integration(event, reason, app: 0, at: now - hours * 3600))
        }
      }
    }
  }
}
