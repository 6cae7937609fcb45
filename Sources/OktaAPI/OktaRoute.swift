/// The addresses of Okta that this program calls; there are no others.
public enum OktaRoute: String, CaseIterable, Codable, Hashable, Sendable {
  case apps = "/api/v1/apps"
  case app = "/api/v1/apps/{appId}"
  case connection = "/api/v1/apps/{appId}/connections/default"
  case features = "/api/v1/apps/{appId}/features"
  case feature = "/api/v1/apps/{appId}/features/{featureName}"
  case appSchema = "/api/v1/meta/schemas/apps/{appId}/default"
  case userSchema = "/api/v1/meta/schemas/user/{schemaId}"
  case mappings = "/api/v1/mappings"
  case mapping = "/api/v1/mappings/{mappingId}"
  case appUsers = "/api/v1/apps/{appId}/users"
  case appUser = "/api/v1/apps/{appId}/users/{userId}"
  case appGroups = "/api/v1/apps/{appId}/groups"
  case groups = "/api/v1/groups"
  case groupUsers = "/api/v1/groups/{groupId}/users"
  case groupPush = "/api/v1/apps/{appId}/group-push/mappings"
  case users = "/api/v1/users"
  case user = "/api/v1/users/{id}"
  case logs = "/api/v1/logs"
  case deviceAuthorize = "/oauth2/v1/device/authorize"
  case token = "/oauth2/v1/token"

  /// What is read there, as a sentence names it.
  public var title: String {
    switch self {
    case .apps: "the list of apps"
    case .app: "the app"
    case .connection: "the app's provisioning connection"
    case .features, .feature: "the app's provisioning features"
    case .appSchema: "the app's user schema"
    case .userSchema: "the Okta user schema"
    case .mappings, .mapping: "the app's profile mappings"
    case .appUsers: "the people assigned to the app"
    case .appUser: "the person's assignment"
    case .appGroups: "the groups assigned to the app"
    case .groups: "the list of groups"
    case .groupUsers: "the people in a group"
    case .groupPush: "the app's push groups"
    case .users: "the list of people"
    case .user: "the person signed in"
    case .logs: "the system log"
    case .deviceAuthorize, .token: "the sign-in with a code"
    }
  }

  /// The permission that reading there needs; nil where a sign-in alone is enough.
  public var permission: OktaPermission? {
    switch self {
    case .apps, .app, .connection, .features, .feature, .appUsers, .appUser, .appGroups:
      .apps
    case .appSchema, .userSchema: .schemas
    case .mappings, .mapping: .profileMappings
    case .groups, .groupUsers, .groupPush: .groups
    case .users, .user: .users
    case .logs: .logs
    case .deviceAuthorize, .token: nil
    }
  }

  /// The path with ids in place of its placeholders, each checked.
  func path(_ ids: [String]) throws(OktaFailure) -> String {
    var ids = ids[...]
    var parts: [String] = []
    for part in rawValue.split(separator: "/") {
      guard part.hasPrefix("{") else {
        parts.append(String(part))
        continue
      }
      let id = ids.popFirst() ?? ""
      guard OktaID.isValid(id) else { throw OktaFailure(.notAnID(Answer.name(id)), reading: self) }
      parts.append(id)
    }
    return "/" + parts.joined(separator: "/")
  }
}

/// Okta's ids, as far as their form is known.
public enum OktaID {
  /// Whether a text can be an id: letters, digits, `_` and `-`, at most 100 of them.
  ///
  /// Anything else could lead a request to another address.
  public static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
          || byte == 0x2D
      }
  }
}
