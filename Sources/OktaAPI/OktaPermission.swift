import SetupCore

/// What a token must be allowed to read, by the OAuth scope's name.
public enum OktaPermission: String, CaseIterable, Codable, Hashable, Sendable {
  case apps = "okta.apps.read"
  case schemas = "okta.schemas.read"
  case profileMappings = "okta.profileMappings.read"
  case users = "okta.users.read"
  case groups = "okta.groups.read"
  case logs = "okta.logs.read"

  /// What it lets one read, in a sentence.
  public var title: String {
    switch self {
    case .apps: "apps, provisioning, assignments"
    case .schemas: "the attributes of profiles"
    case .profileMappings: "profile mappings"
    case .users: "people and their status"
    case .groups: "groups and push groups"
    case .logs: "the system log"
    }
  }

  /// The preconditions that stay unknown without it, unless someone vouches for them.
  public var preconditions: [PreconditionID] {
    switch self {
    case .apps:
      [
        .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
        .assignmentsPresent, .groupsPushed, .valuesArrived,
      ]
    case .schemas: [.attributesCreated]
    case .profileMappings: [.defaultAttributesKept, .attributesMapped]
    case .users: [.assignmentsPresent, .valuesArrived]
    case .groups: [.assignmentsPresent, .groupsPushed]
    case .logs: []
    }
  }

  /// What is lost without it, as a sentence.
  public var loss: String {
    let ids = preconditions.map(\.rawValue)
    guard let last = ids.last else {
      return "Without it, troubleshooting can't see failures, nor who changed what."
    }
    let listed = ids.count == 1 ? last : ids.dropLast().joined(separator: ", ") + " and \(last)"
    return
      "Without it, \(listed) can't be looked at and \(ids.count == 1 ? "stays" : "stay") unknown."
  }
}
