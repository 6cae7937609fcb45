/// An attribute that a scenario, or the wizard's plan, wants synced; names and source as text.
public struct DemoAttributePlan: Hashable, Sendable {
  /// The name under which Okta sends the value, and the one that DX reads.
  public var externalName: String
  /// The attribute's key inside Okta.
  public var variableName: String
  /// `string`, `boolean`, or another of Okta's types.
  public var type: String
  /// The Okta expression that fills it.
  public var expression: String

  /// An attribute by its names, type and source.
  public init(
    externalName: String, variableName: String, type: String = "string", expression: String
  ) {
    self.externalName = externalName
    self.variableName = variableName
    self.type = type
    self.expression = expression
  }

  /// An attribute of which only the External name is known.
  ///
  /// The source is the one that the demo organisation has for it, and the variable name is the
  /// External name itself.
  public init(externalName: String) {
    let sources = [
      "startdate": "user.startDate", "githubusername": "user.githubUsername",
      "gitlabusername": "user.gitlabUsername", "tag_team": "user.department",
      "ssoemail": "user.email", "excludefromsnapshots": "\"TRUE\"", "protected": "\"TRUE\"",
    ]
    self.init(
      externalName: externalName, variableName: externalName,
      expression: sources[externalName] ?? "user.\(externalName)")
  }
}

/// One attribute of the app's profile, as the Profile Editor shows it.
struct DemoAttribute: Hashable, Sendable {
  /// The namespace that DX reads.
  static let coreNamespace = "urn:ietf:params:scim:schemas:core:2.0:User"
  /// The namespace of the enterprise extension, which DX doesn't read.
  static let enterpriseNamespace = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  var variableName: String
  var title: String
  var type = "string"
  var externalName: String?
  var externalNamespace: String?
  /// Whether it is *User personal*; otherwise a group may set it.
  var isPersonal = true
  var isRequired = false
  var allowed: [String] = []

  /// The attribute as a plan wants it, but for another namespace or External name.
  init(
    _ plan: DemoAttributePlan, externalName: String? = nil, namespace: String? = coreNamespace
  ) {
    self.init(
      plan.variableName, title: plan.externalName,
      externalName: externalName ?? plan.externalName, namespace: namespace)
    type = plan.type
  }

  init(
    _ variableName: String, title: String, externalName: String?,
    namespace: String? = coreNamespace, isRequired: Bool = false
  ) {
    self.variableName = variableName
    self.title = title
    self.externalName = externalName
    self.externalNamespace = namespace
    self.isRequired = isRequired
  }

  /// Whether DX would keep the value under that External name of today.
  func reachesDX(as name: String) -> Bool {
    externalName.map(DemoDXFormat.present) == name && externalNamespace == Self.coreNamespace
  }

  /// What Okta makes with every app of this kind.
  static let base: [DemoAttribute] = [
    DemoAttribute("userName", title: "Username", externalName: "userName", isRequired: true),
    DemoAttribute("givenName", title: "Given name", externalName: "name.givenName"),
    DemoAttribute("familyName", title: "Family name", externalName: "name.familyName"),
    DemoAttribute("middleName", title: "Middle name", externalName: "name.middleName"),
    DemoAttribute(
      "email", title: "Email", externalName: "emails.^[primary==true].value", isRequired: true),
    DemoAttribute("displayName", title: "Display name", externalName: "displayName"),
    DemoAttribute("title", title: "Title", externalName: "title"),
  ]
}
