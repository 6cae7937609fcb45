/// What an administrator can do in the Okta console, and what happens by itself at DX.
public enum ConsoleClick: Hashable, Sendable {
  /// The catalogue app is added.
  case createApp
  /// The app is switched off or on.
  case deactivateApp, activateApp
  /// The API integration is switched on.
  case enableAPIIntegration
  /// One of the three switches of *To App*.
  case enableCreateUsers, enableUpdateUserAttributes, enableDeactivateUsers
  /// The second of them is switched off again.
  case disableUpdateUserAttributes
  /// An attribute is added as planned.
  case addAttribute(DemoAttributePlan)
  /// An attribute is added with the enterprise extension's namespace.
  case addAttributeWithWrongNamespace(DemoAttributePlan)
  /// An attribute is added before the field for the namespace is there.
  case addAttributeWithoutNamespace(DemoAttributePlan)
  /// An attribute is added with its label as External name.
  case addAttributeWithWrongExternalName(DemoAttributePlan)
  /// A custom attribute is deleted, with everybody's values of it.
  case deleteAttribute(variableName: String)
  /// An attribute is mapped, applied on create and update, and the updates are applied.
  case mapAttribute(variableName: String, expression: String)
  /// An attribute is mapped, applied on create alone.
  case mapAttributeOnCreateOnly(variableName: String, expression: String)
  /// A mapping is set to *Do not map*.
  case unmapAttribute(variableName: String)
  /// The application username format.
  case setUserNameToEmail, setUserNameToNone
  /// A group, or two people, are assigned.
  case assignGroup, assignPeople
  /// Everybody is unassigned.
  case unassignEverybody
  /// A group is pushed, or the pushed ones are retried.
  case pushGroup, retryAllGroups
  /// The mappings are applied to everybody.
  case forceSync
  /// People assigned too early are provisioned.
  case provisionUsers
  /// DX reads from WorkOS.
  case runNightlySync
  /// The API token is revoked.
  case revokeToken
}

extension ConsoleClick {
  /// The click in the console's own words.
  public var label: String {
    switch self {
    case .createApp, .activateApp, .deactivateApp, .setUserNameToEmail, .setUserNameToNone:
      appLabel
    case .enableAPIIntegration, .enableCreateUsers, .enableUpdateUserAttributes,
      .enableDeactivateUsers, .disableUpdateUserAttributes, .forceSync:
      provisioningLabel
    case .addAttribute, .addAttributeWithWrongNamespace, .addAttributeWithoutNamespace,
      .addAttributeWithWrongExternalName, .deleteAttribute, .mapAttribute,
      .mapAttributeOnCreateOnly, .unmapAttribute:
      attributeLabel
    case .assignGroup, .assignPeople, .unassignEverybody, .provisionUsers, .pushGroup,
      .retryAllGroups:
      assignmentLabel
    case .runNightlySync: "DX: the nightly run reads from WorkOS"
    case .revokeToken: "Security > API > Tokens: Revoke token"
    }
  }

  private var appLabel: String {
    switch self {
    case .createApp: "Browse App Catalog: add SCIM 2.0 Test App (OAuth Bearer Token)"
    case .activateApp: "Applications: Activate"
    case .deactivateApp: "Applications: Deactivate"
    case .setUserNameToEmail: "Sign On > Edit: Application username format Email, Update Now"
    default: "Sign On > Edit: Application username format (None)"
    }
  }

  private var provisioningLabel: String {
    switch self {
    case .enableAPIIntegration: "Provisioning > Integration: Enable API integration, Save"
    case .enableCreateUsers: "Provisioning > To App > Edit: Create Users, Save"
    case .enableUpdateUserAttributes:
      "Provisioning > To App > Edit: Update User Attributes, Save"
    case .enableDeactivateUsers: "Provisioning > To App > Edit: Deactivate Users, Save"
    case .disableUpdateUserAttributes:
      "Provisioning > To App > Edit: Update User Attributes off, Save"
    default: "Provisioning > To App: Force Sync"
    }
  }

  private var attributeLabel: String {
    switch self {
    case .addAttribute(let plan): "Profile Editor > Add Attribute: \(plan.externalName)"
    case .addAttributeWithWrongNamespace(let plan):
      "Profile Editor > Add Attribute: \(plan.externalName), wrong External namespace"
    case .addAttributeWithoutNamespace(let plan):
      "Profile Editor > Add Attribute: \(plan.externalName), no External namespace"
    case .addAttributeWithWrongExternalName(let plan):
      "Profile Editor > Add Attribute: \(plan.externalName), wrong External name"
    case .deleteAttribute(let name): "Profile Editor > \(name): X (delete)"
    case .mapAttribute(let name, let expression):
      "Mappings > Okta User to app: \(expression) to \(name), create and update"
    case .mapAttributeOnCreateOnly(let name, let expression):
      "Mappings > Okta User to app: \(expression) to \(name), create only"
    case .unmapAttribute(let name): "Mappings > Okta User to app: \(name), Do not map"
    default: ""
    }
  }

  private var assignmentLabel: String {
    switch self {
    case .assignGroup: "Assignments > Assign > Assign to Groups: DX users"
    case .assignPeople: "Assignments > Assign > Assign to People: two people"
    case .unassignEverybody: "Assignments: remove everybody"
    case .provisionUsers: "Assignments > red icon > Provision User: OK"
    case .pushGroup: "Push Groups > Find groups by name: DX admins"
    default: "Push Groups > Errors > Retry All Groups"
    }
  }
}
