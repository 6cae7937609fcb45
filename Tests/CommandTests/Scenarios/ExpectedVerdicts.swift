/// What `check --json` has to say of a scenario, written down from what the scenario plants.
///
/// Its admin chose, planned, vouched for what only can be vouched for, and kept a backup of that
/// day. So a row that isn't named here holds.
struct ExpectedVerdicts: Sendable {
  var verdict: String
  var code: Int32
  var step: Int
  var rows: [String: String]

  static func allMet() -> Self { Self(verdict: "met", code: 0, step: 5, rows: [:]) }

  static func unmet(step: Int, _ ids: String..., unknown: [String] = []) -> Self {
    let rows = ids.map { ($0, "unmet") } + unknown.map { ($0, "unknown") }
    return Self(
      verdict: "unmet", code: 1, step: step,
      rows: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
  }

  static func unknown(step: Int, _ ids: String...) -> Self {
    let rows = Dictionary(uniqueKeysWithValues: ids.map { ($0, "unknown") })
    return Self(verdict: "unknown", code: 3, step: step, rows: rows)
  }

  /// All rows, in the order in which they are reported.
  static let ids = [
    "use-case-chosen", "feature-enabled", "backup-taken", "backup-complete", "app-created",
    "connection-enabled", "provisioning-enabled", "attributes-planned", "default-attributes-kept",
    "attributes-created", "attributes-mapped", "assignments-present", "groups-pushed",
    "sync-connected", "values-arrived",
  ]

  static let all: [String: Self] = journey.merging(faults) { first, _ in first }
    .merging(told) { first, _ in first }

  private static let journey: [String: Self] = [
    // No app can be named, so nothing of Okta's is read.
    "fresh": .unknown(
      step: 3, "app-created", "connection-enabled", "provisioning-enabled",
      "default-attributes-kept", "attributes-created", "attributes-mapped", "assignments-present",
      "groups-pushed", "values-arrived"),
    // One of three attributes isn't there, two have no mapping; nobody is assigned or pushed, so
    // there is nobody whose values could be compared.
    "half-way": .unmet(
      step: 4, "attributes-created", "attributes-mapped", "assignments-present", "groups-pushed",
      unknown: ["values-arrived"]),
    "finished": .allMet(),
  ]

  private static let faults: [String: Self] = [
    // Okta lists no mappings of an app that is gone, and tells nothing else of it.
    "app-gone": .unmet(
      step: 3, "app-created", "default-attributes-kept", "attributes-mapped",
      unknown: [
        "connection-enabled", "provisioning-enabled", "attributes-created", "assignments-present",
        "groups-pushed", "values-arrived",
      ]),
    "app-cannot-provision": .unmet(
      step: 3, "app-created", "default-attributes-kept", "attributes-created", "attributes-mapped",
      "groups-pushed",
      unknown: ["connection-enabled", "provisioning-enabled", "values-arrived"]),
    "missing-permission": .unknown(step: 4, "default-attributes-kept", "attributes-mapped"),
    "provisioning-untold": .unknown(step: 3, "connection-enabled", "provisioning-enabled"),
    "no-assignments": .unmet(step: 5, "assignments-present", unknown: ["values-arrived"]),
    "assigned-group-empty": .unmet(step: 5, "assignments-present", unknown: ["values-arrived"]),
    "group-push-error": .unmet(step: 5, "groups-pushed"),
    "wrong-namespace": .unmet(step: 4, "attributes-created"),
    "namespace-look-alike": .unmet(step: 4, "attributes-created"),
    "namespace-missing": .unmet(step: 4, "attributes-created"),
    "external-name-has-urn": .unmet(step: 4, "attributes-created"),
    "external-name-unknown": .unmet(step: 4, "attributes-created"),
    // The plan has the new names; DX goes on reading the old ones.
    "old-external-names": .unmet(step: 4, "attributes-created"),
    "default-attributes-changed": .unmet(step: 4, "default-attributes-kept"),
    "attribute-not-mapped": .unmet(step: 4, "attributes-mapped"),
    // Mapped for the default user type alone; four people have another.
    "user-types": .unmet(step: 4, "attributes-mapped"),
    "create-only-mapping": .unmet(step: 4, "attributes-mapped"),
    // Here another expression stands in Okta than the plan has.
    "same-value-for-all": .unmet(step: 4, "attributes-mapped"),
    "expression-invalid": .unmet(step: 4, "attributes-mapped"),
    "value-type-mismatch": .unmet(step: 4, "attributes-mapped"),
    "empty-string-sent": .unmet(step: 4, "attributes-mapped"),
    "mapping-differs-from-plan": .unmet(step: 4, "attributes-mapped"),
    "attribute-missing": .unmet(step: 4, "attributes-created", "attributes-mapped"),
    "no-group-pushed": .unmet(step: 5, "groups-pushed"),
    "connection-disabled": .unmet(
      step: 3, "connection-enabled", unknown: ["provisioning-enabled"]),
    "create-users-off": .unmet(step: 3, "provisioning-enabled"),
    "update-users-off": .unmet(step: 3, "provisioning-enabled"),
    "deactivate-users-off": .unmet(step: 3, "provisioning-enabled"),
    "app-inactive-or-new": .unmet(step: 3, "app-created", unknown: ["attributes-created"]),
    // From here on the set-up is right, and the values are not there: not yet, or not at all.
    "assigned-before-provisioning": .unmet(step: 5, "values-arrived"),
    "user-not-provisioned": .unmet(step: 5, "values-arrived"),
    "username-not-dx-email": .unmet(step: 5, "values-arrived"),
    "provisioned-by-chat-integration": .unmet(step: 5, "values-arrived"),
    "nightly-run-not-due": .unmet(step: 5, "values-arrived"),
  ]

  // What these plant is a finding of `diagnose`, and no row of the table: each row holds.
  private static let told: [String: Self] = Dictionary(
    uniqueKeysWithValues: [
      "slow", "flaky", "dpop-required", "ten-thousand", "pushed-but-not-assigned",
      "same-group-assigned-and-pushed", "group-priority", "group-scope-attribute",
      "personal-override", "reserved-attribute-name", "mapping-not-applied",
      "force-sync-nothing-to-push", "two-attributes-one-name", "value-not-understood",
      "dx-value-would-be-blanked", "manager-expression", "app-is-profile-source",
      "base-url-malformed", "credentials-rejected", "authorization-prefix", "target-rate-limited",
      "duplicate-at-target", "wrong-app", "source-value-missing", "start-date-format",
      "invisible-characters", "backup-resaved-by-spreadsheet",
      "okta-user-inactive", "username-not-updated", "email-case-differs",
    ].map { ($0, .allMet()) })
}
