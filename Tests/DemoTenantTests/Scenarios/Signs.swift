@testable import DemoTenant

/// How each finding of the catalogue is seen, written down once more from the catalogue.
///
/// Not the program's rules: these say that a scenario shows what such a rule could go by.
enum Signs {
  typealias Sign = @Sendable (Observations) -> Bool

  static let all: [String: Sign] =
    assignments.merging(attributes) { $1 }.merging(mappings) { $1 }.merging(provisioning) { $1 }
    .merging(values) { $1 }.merging(people) { $1 }

  private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"
  private static let known: Set<String> = [
    "startdate", "githubusername", "githubusername2", "gitlabusername", "excludefromsnapshots",
    "ssoemail", "branch", "protected",
  ]

  private static let old: Set<String> = [
    "start_date", "github_username", "additional_github_username", "gitlab_username", "manager",
  ]

  private static let assignments: [String: Sign] = [
    "no-group-pushed": { $0.usesRoles && $0.isSetUp && $0.pushes.isEmpty },
    "nobody-assigned": { !$0.app.isNull && $0.users.isEmpty && $0.groups.isEmpty && $0.isSetUp },
    "assigned-group-empty": {
      !$0.groups.isEmpty && $0.users.isEmpty && $0.members.values.contains([])
    },
    "pushed-but-not-assigned": { observed in
      let assigned = Set(observed.users.compactMap { $0["id"].text })
      return observed.pushes.compactMap { observed.members[$0["sourceGroupId"].text ?? ""] }
        .contains {
          !$0.isSubset(of: assigned)
        }
    },
    "same-group-assigned-and-pushed": { observed in
      observed.pushes.contains { push in
        observed.groups.contains { $0["id"] == push["sourceGroupId"] }
      }
    },
    "group-push-error": { $0.pushes.contains { $0["status"].text == "ERROR" } },
    "group-scope-attribute": { observed in
      observed.groupValues.contains { name, values in
        observed.custom[name]?["scope"].text == "NONE" && values.count == 1
      }
    },
    "group-priority": { observed in observed.groupValues.contains { Set($0.value).count > 1 } },
    "personal-override": { observed in
      observed.users.contains { user in
        user["scope"].text == "USER"
          && observed.directSources.contains { name, source in
            !user["profile"][name].isNull
              && user["profile"][name] != user["_embedded"]["user"]["profile"][source]
          }
      }
    },
  ]

  private static let attributes: [String: Sign] = [
    "namespace-missing": { $0.custom.values.contains { $0["externalNamespace"].isNull } },
    "namespace-wrong": {
      $0.custom.values.contains { ($0["externalNamespace"].text ?? core) != core }
    },
    "external-name-has-urn": {
      $0.custom.values.contains { $0["externalName"].text?.contains(":") == true }
    },
    "external-name-unknown": {
      $0.custom.values.compactMap { $0["externalName"].text }.contains {
        !known.contains($0) && !$0.hasPrefix("tag_") && !$0.contains(":") && $0 != "roles"
          && !old.contains($0)
      }
    },
    "old-external-name": {
      !old.isDisjoint(with: $0.custom.values.compactMap { $0["externalName"].text })
    },
    "two-attributes-one-name": {
      let names = $0.custom.values.compactMap { $0["externalName"].text }
      return Set(names).count < names.count
    },
    "attribute-missing": { observed in
      observed.features.contains("PUSH_NEW_USERS") && !observed.mappings.isEmpty
        && !observed.users.isEmpty && !observed.schema.isNull
        && observed.plan.contains { observed.custom[$0.variableName] == nil }
    },
    "reserved-attribute-name": {
      $0.custom.values.contains { $0["externalName"].text == "roles" }
    },
    "value-type-mismatch": { observed in
      observed.custom.contains { name, attribute in
        attribute["type"].text == "string"
          && observed.values(name).contains { $0.text == nil && !$0.isNull }
      }
    },
    "default-attributes-changed": { observed in
      !observed.mappings.isEmpty
        && !["email", "givenName", "familyName"].allSatisfy { observed.mappings[$0] != nil }
    },
  ]

  private static let mappings: [String: Sign] = [
    "attribute-not-mapped": { observed in
      !observed.mappings.isEmpty && observed.isSetUp
        && observed.types.contains { type in
          observed.plan.contains { observed.mappingsByType[type]?[$0.variableName] == nil }
        }
    },
    "mapping-differs-from-plan": { observed in
      // The values of the other scenarios with a mapping of their own are their sign already.
      observed.plan.contains {
        observed.mappings[$0.variableName]?["expression"].text
          == "String.toUpperCase(\($0.expression))"
      }
    },
    "mapping-create-only": { observed in
      observed.plan.contains {
        observed.mappings[$0.variableName]?["pushStatus"].text == "DONT_PUSH"
      }
    },
    "mapping-not-applied": { observed in
      observed.directSources.contains { name, source in
        observed.users.contains {
          $0["profile"][name].isNull && !$0["_embedded"]["user"]["profile"][source].isNull
            && ($0["lastUpdated"].text ?? "") < (observed.schema["lastUpdated"].text ?? "")
        }
      }
    },
    "force-sync-nothing-to-push": { observed in
      observed.log.contains { $0["eventType"].text == "application.provision.user.sync" }
        && !observed.log.contains {
          $0["eventType"].text == "application.provision.user.push_profile"
        }
    },
    "same-value-for-all": { observed in
      observed.plan.contains {
        observed.mappings[$0.variableName]?["expression"].text?.first == "\""
          && observed.users.count > 1 && Set(observed.values($0.variableName)).count == 1
      }
    },
    "expression-invalid": { observed in
      observed.mappings.values.contains {
        let text = $0["expression"].text ?? ""
        return text.filter { $0 == "(" }.count != text.filter { $0 == ")" }.count
      } && !observed.failures("application.provision.user.push").isEmpty
    },
    "dx-value-would-be-blanked": { observed in
      observed.custom.contains { name, attribute in
        observed.users.contains {
          ($0["profile"][name].text ?? "").isEmpty && $0["profile"][name].items.isEmpty
            && observed.exported(attribute["externalName"].text, of: $0["profile"]["email"].text)
              != ""
        }
      }
    },
    "manager-expression": {
      $0.mappings.values.contains { $0["expression"].text?.contains("getManagerUser") == true }
    },
  ]

  private static let provisioning: [String: Sign] = [
    "connection-disabled": { $0.connection["status"].text == "DISABLED" },
    "app-cannot-provision": { $0.app["signOnMode"].text == "SAML_2_0" },
    "app-gone": { $0.status["api/v1/apps"] == 404 },
    "create-users-off": { $0.lacks("PUSH_NEW_USERS") },
    "update-users-off": { $0.lacks("PUSH_PROFILE_UPDATES") },
    "deactivate-users-off": { $0.lacks("PUSH_USER_DEACTIVATION") },
    "app-is-profile-source": { $0.features.contains("PROFILE_MASTERING") },
    "app-inactive-or-new": {
      $0.app["status"].text == "INACTIVE"
        && $0.status["api/v1/meta/schemas/apps/default"] == 404
    },
    "base-url-malformed": { $0.connection["baseUrl"].text?.hasSuffix("/") == true },
    "credentials-rejected": {
      $0.failures("application.integration.authentication_failure").contains {
        $0.contains("Unauthorized")
      } && $0.app["name"].text != "scim2headerauth"
    },
    "authorization-prefix": {
      $0.failures("application.integration.authentication_failure").contains {
        $0.contains("Authorization header")
      } && $0.app["name"].text == "scim2headerauth"
    },
    "target-rate-limited": {
      !$0.failures("application.integration.rate_limit_exceeded").isEmpty
    },
    "duplicate-at-target": {
      $0.failures("application.provision.user.push").contains { $0.contains("already exists") }
    },
    "wrong-app": {
      $0.apps.filter { app in
        app["features"].items.contains("SCIM_PROVISIONING")
          && app["label"].text?.hasPrefix("DX") == true && app["status"].text == "ACTIVE"
      }.count > 1
    },
    "okta-rate-limited": { $0.status["429"] != nil && $0.limits.allSatisfy { $0 <= 10 } },
  ]
}

extension Observations {
  fileprivate var usesRoles: Bool { scenario.usesRoles }

  /// Whether provisioning is on and all attributes are there.
  fileprivate var isSetUp: Bool {
    features.contains("PUSH_NEW_USERS") && plan.allSatisfy { custom[$0.variableName] != nil }
  }

  /// Whether the features tell something, and not that one.
  fileprivate func lacks(_ feature: String) -> Bool {
    features.contains { $0.hasPrefix("PUSH_") } && !features.contains(feature)
  }
}
