/// The fixed ids of what must hold before a step may be left, in the order of the steps.
///
/// The raw values are relied on from outside: commands, bundles and tickets name them.
public enum PreconditionID: String, CaseIterable, Codable, Hashable, Sendable {
  case useCaseChosen = "use-case-chosen"
  case featureEnabled = "feature-enabled"
  case backupTaken = "backup-taken"
  case backupComplete = "backup-complete"
  case appCreated = "app-created"
  case connectionEnabled = "connection-enabled"
  case provisioningEnabled = "provisioning-enabled"
  case attributesPlanned = "attributes-planned"
  case defaultAttributesKept = "default-attributes-kept"
  case attributesCreated = "attributes-created"
  case attributesMapped = "attributes-mapped"
  case assignmentsPresent = "assignments-present"
  case groupsPushed = "groups-pushed"
  case syncConnected = "sync-connected"
  case valuesArrived = "values-arrived"

  /// The id in words, as the check list shows it.
  public var title: String {
    String(rawValue.map { $0 == "-" ? " " : $0 })
  }
}
