/// What an administrator can do in the Okta console, and what happens by itself at DX.
public enum ConsoleClick: Hashable, Sendable {
  /// The catalogue app is added.
  case createApp
  /// The app is switched off or on.
  case deactivateApp, activateApp
  /// The API integration is switched on or off.
  case enableAPIIntegration, disableAPIIntegration
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
  private static let toApp = "Provisioning > To App > Edit:"
  private static let editor = "Profile Editor >"
  private static let mapping = "Mappings > Okta User to app:"
  private static let assign = "Assignments > Assign > Assign to"

  /// The click as the console names it.
  public var label: String {
    switch self {
    case .createApp: "Browse App Catalog: add SCIM 2.0 Test App (OAuth Bearer Token)"
    case .activateApp: "Applications: Activate"
    case .deactivateApp: "Applications: Deactivate"
    case .enableAPIIntegration: "Provisioning > Integration: Enable API integration, Save"
    case .disableAPIIntegration: "Provisioning > Integration: Enable API integration off, Save"
    case .enableCreateUsers: "\(Self.toApp) Create Users, Save"
    case .enableUpdateUserAttributes: "\(Self.toApp) Update User Attributes, Save"
    case .disableUpdateUserAttributes: "\(Self.toApp) Update User Attributes off, Save"
    case .enableDeactivateUsers: "\(Self.toApp) Deactivate Users, Save"
    case .forceSync: "Provisioning > To App: Force Sync"
    case .setUserNameToEmail: "Sign On > Edit: Application username format Email, Update Now"
    case .setUserNameToNone: "Sign On > Edit: Application username format (None)"
    case .addAttribute(let plan): "\(Self.editor) Add Attribute: \(plan.externalName)"
    case .addAttributeWithWrongNamespace(let plan):
      "\(Self.editor) Add Attribute: \(plan.externalName), wrong External namespace"
    case .addAttributeWithoutNamespace(let plan):
      "\(Self.editor) Add Attribute: \(plan.externalName), no External namespace"
    case .addAttributeWithWrongExternalName(let plan):
      "\(Self.editor) Add Attribute: \(plan.externalName), wrong External name"
    case .deleteAttribute(let name): "\(Self.editor) \(name): X (delete)"
    case .mapAttribute(let name, let expression):
      "\(Self.mapping) \(expression) to \(name), create and update"
    case .mapAttributeOnCreateOnly(let name, let expression):
      "\(Self.mapping) \(expression) to \(name), create only"
    case .unmapAttribute(let name): "\(Self.mapping) \(name), Do not map"
    case .assignGroup: "\(Self.assign) Groups: DX users"
    case .assignPeople: "\(Self.assign) People: two people"
    case .unassignEverybody: "Assignments: remove everybody"
    case .provisionUsers: "Assignments > red icon > Provision User: OK"
    case .pushGroup: "Push Groups > Find groups by name: DX admins"
    case .retryAllGroups: "Push Groups > Errors > Retry All Groups"
    case .runNightlySync: "DX: the nightly run reads from WorkOS"
    case .revokeToken: "Security > API > Tokens: Revoke token"
    }
  }
}

extension ConsoleClick {
  /// The step of the set-up that it belongs to; 6 is the night after the last one.
  var step: Int {
    switch self {
    case .createApp, .deactivateApp, .activateApp, .enableAPIIntegration, .disableAPIIntegration,
      .enableCreateUsers, .enableUpdateUserAttributes, .enableDeactivateUsers,
      .disableUpdateUserAttributes, .setUserNameToEmail, .setUserNameToNone, .revokeToken:
      3
    case .addAttribute, .addAttributeWithWrongNamespace, .addAttributeWithoutNamespace,
      .addAttributeWithWrongExternalName, .deleteAttribute, .mapAttribute,
      .mapAttributeOnCreateOnly, .unmapAttribute, .forceSync:
      4
    case .assignGroup, .assignPeople, .unassignEverybody, .pushGroup, .retryAllGroups,
      .provisionUsers:
      5
    case .runNightlySync: 6
    }
  }
}
