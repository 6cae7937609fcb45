import Basics
import OktaExpressions

/// An app of the organisation, with what the admin console keeps for it.
struct DemoApp: Hashable, Sendable {
  /// What the connection and the features answer for this app.
  enum ProvisioningAnswer: Hashable, Sendable {
    /// The recorded shape with `authScheme` and `status` beside each other.
    case flat
    /// The specification's shape, with a `profile` and the address.
    case withProfile
    /// Features 400 and connection 404, as for many catalogue apps.
    case notReported
  }

  /// The *Application username format*.
  struct UserNameTemplate: Hashable, Sendable {
    var template = "${source.email}"
    var type = "BUILT_IN"
    var pushStatus = "PUSH"
  }

  /// A pushed group.
  struct PushGroup: Hashable, Sendable {
    var number: Int
    var group: Int
    var created: Int
    var status = "ACTIVE"
    var errorSummary: String?
  }

  var number: Int
  var name: String
  var label: String
  var signOnMode = "AUTO_LOGIN"
  var created: Int
  var lastUpdated: Int
  var isActive = true

  /// Whether the catalogue says that the app can be provisioned at all.
  var canProvision = true
  /// *Enable API integration*.
  var isIntegrated = false
  /// *Create Users*, *Update User Attributes*, *Deactivate Users*.
  var creates = false
  var updates = false
  var deactivates = false
  var extraFeatures: [String] = []
  var answer = ProvisioningAnswer.flat
  var baseURL = "https://api.workos.example/scim/v2.0/demo"
  var userName = UserNameTemplate()

  var base = DemoAttribute.base
  var custom: [DemoAttribute] = []
  var schemaUpdated: Int
  /// What fills the profile, by the number of the person's user type.
  var mappings = [DemoUserType.usual: DemoMapping.defaults]
  var assignments: [Assignment] = []
  var pushGroups: [PushGroup] = []

  init(_ number: Int, name: String, label: String, at seconds: Int) {
    self.number = number
    self.name = name
    self.label = label
    created = seconds
    lastUpdated = seconds
    schemaUpdated = seconds
  }

  var id: String { OpaqueID.make("0oa", number) }

  /// The app object's `features`: what is switched on, in Okta's words.
  var features: [String] {
    guard canProvision, isIntegrated, answer != .notReported else { return extraFeatures }
    return ["SCIM_PROVISIONING", "GROUP_PUSH"] + (creates ? ["PUSH_NEW_USERS"] : [])
      + (updates ? ["PUSH_PROFILE_UPDATES"] : [])
      + (deactivates ? ["PUSH_USER_DEACTIVATION"] : []) + extraFeatures
  }

  /// Everybody assigned, directly or through a group, as ranges of numbers that don't overlap.
  var assignedPeople: [Range<Int>] {
    var merged: [Range<Int>] = []
    let all = assignments.map(\.people).filter { !$0.isEmpty }
    for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The assignment that decides over a person: a direct one, else the group of best priority.
  func assignment(of person: Int) -> Assignment? {
    assignments.filter { $0.people.contains(person) }.min {
      ($0.group == nil ? -1 : $0.priority) < ($1.group == nil ? -1 : $1.priority)
    }
  }

  /// The custom attribute of that variable name.
  func custom(named variableName: String) -> DemoAttribute? {
    custom.first { $0.variableName == variableName }
  }

  /// The mapping of that variable name, for people of one type.
  func mapping(
    of variableName: String, for type: Int = DemoUserType.usual
  ) -> DemoMapping? {
    mappings[type]?.first { $0.variableName == variableName }
  }

  /// Whether the mapping of its variable name is this one, for every type of people.
  func has(_ mapping: DemoMapping) -> Bool {
    mappings.keys.allSatisfy { self.mapping(of: mapping.variableName, for: $0) == mapping }
  }
}

/// What gives the app people: the assignment of a group, or of some people directly.
struct Assignment: Hashable, Sendable {
  /// The group's number; nil for people assigned directly.
  var group: Int?
  var people: Range<Int>
  var priority: Int
  var created: Int
  var lastUpdated: Int
  /// Whether provisioning was on when they were assigned, or they were provisioned later.
  var isProvisioned: Bool
  /// The expressions that last filled the people's app profiles, by user type and variable name.
  var applied: [Int: [String: OktaExpression]]
  /// Values that the group sets.
  var groupProfile: [String: JSONValue] = [:]
}
