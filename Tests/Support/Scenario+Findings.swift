import DemoTenant

extension Scenario {
  /// The scenario that shows each finding of the catalogue, by the finding's id.
  ///
  /// Those that no read can show are missing: see `findingsWithoutEvidence`.
  public static let findingScenario: [String: String] = {
    let same = [
      "assigned-group-empty", "pushed-but-not-assigned", "same-group-assigned-and-pushed",
      "group-push-error", "namespace-missing", "external-name-has-urn", "external-name-unknown",
      "reserved-attribute-name", "attribute-not-mapped", "mapping-not-applied",
      "force-sync-nothing-to-push", "source-value-missing", "same-value-for-all",
      "expression-invalid", "dx-value-would-be-blanked", "update-users-off", "create-users-off",
      "deactivate-users-off", "assigned-before-provisioning", "user-not-provisioned",
      "credentials-rejected", "authorization-prefix", "base-url-malformed",
      "username-not-dx-email", "username-not-updated", "email-case-differs",
      "default-attributes-changed", "value-type-mismatch", "group-scope-attribute",
      "group-priority", "personal-override", "app-is-profile-source", "duplicate-at-target",
      "start-date-format", "invisible-characters", "empty-string-sent", "manager-expression",
      "target-rate-limited", "okta-user-inactive", "app-inactive-or-new",
      "provisioned-by-chat-integration", "nightly-run-not-due", "wrong-app",
      "backup-resaved-by-spreadsheet", "attribute-missing", "two-attributes-one-name",
      "mapping-differs-from-plan", "value-not-understood", "connection-disabled",
      "app-cannot-provision", "app-gone", "no-group-pushed",
    ]
    let other = [
      "nobody-assigned": "no-assignments", "namespace-wrong": "wrong-namespace",
      "mapping-create-only": "create-only-mapping", "okta-rate-limited": "rate-limited",
      "old-external-name": "old-external-names",
    ]
    return Dictionary(same.map { ($0, $0) }, uniquingKeysWith: { $1 }).merging(other) { $1 }
  }()

  /// Findings of the catalogue that no read shows, only questions.
  public static let findingsWithoutEvidence = ["inactive-users-deleted", "portal-link-expired"]
}
