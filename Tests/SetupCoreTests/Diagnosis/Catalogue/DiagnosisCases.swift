import SetupCore
import Testing

/// One way to spoil the healthy set-up, and what the rules say of it, word for word.
struct DiagnosisCase: CustomTestStringConvertible, Sendable {
  var id: FindingID
  /// The evidence, without the moment at its end.
  var evidence: String
  /// What stands after it because it follows from it.
  var followers: [FindingID] = []
  var spoil: @Sendable (inout Healthy) -> Void
  var testDescription: String { "\(id.rawValue): \(evidence)" }

  init(
    _ id: FindingID, _ evidence: String, followers: [FindingID] = [],
    _ spoil: @escaping @Sendable (inout Healthy) -> Void
  ) {
    (self.id, self.evidence, self.followers, self.spoil) = (id, evidence, followers, spoil)
  }

  static let all = apps + assignments + attributes + mappings + values + log + identity + around

  static let apps = [
    DiagnosisCase(.appInactiveOrNew, "DX is INACTIVE in Okta.") { $0.app.status = "INACTIVE" },
    DiagnosisCase(
      .appCannotProvision, "DX is a bookmark."
    ) { ($0.app.name, $0.app.features, $0.app.signOnMode) = ("bookmark", [], "BOOKMARK") },
    DiagnosisCase(
      .appCannotProvision,
      "DX is made from some_saml_app. Okta does not show whether it can provision people."
    ) { ($0.app.name, $0.app.features) = ("some_saml_app", []) },
    DiagnosisCase(.connectionDisabled, "Okta reports the connection as DISABLED.") {
      $0.connection.status = .read("DISABLED")
    },
    DiagnosisCase(.appGone, "Okta has no app with the id 0oa1.") {
      $0.after = [.observed(observation: .appMissing(id: "0oa1"))]
    },
    DiagnosisCase(.createUsersOff, "Create Users is off in Provisioning > To App.") {
      $0.app.features.removeAll { $0 == "PUSH_NEW_USERS" }
    },
    DiagnosisCase(.updateUsersOff, "Update User Attributes is off in Provisioning > To App.") {
      $0.app.features.removeAll { $0 == "PUSH_PROFILE_UPDATES" }
    },
    DiagnosisCase(.deactivateUsersOff, "Deactivate Users is off in Provisioning > To App.") {
      $0.app.features.removeAll { $0 == "PUSH_USER_DEACTIVATION" }
    },
    DiagnosisCase(.deactivateUsersOff, "Deactivate Users is off in Provisioning > To App.") {
      $0.app.features = []
      $0.after = [
        .observed(
          observation: .features(
            ObservedFeatures(toApp: .read(.init(create: true, update: true, deactivate: false)))))
      ]
    },
    DiagnosisCase(.defaultAttributesChanged, "familyName is no longer mapped.") {
      $0.mappings["familyName"] = nil
    },
    DiagnosisCase(
      .defaultAttributesChanged,
      "email gets user.login, no longer user.email. The app has no application user name format."
    ) {
      $0.mappings["email"]?.expression = "user.login"
      $0.app.userNameTemplate = nil
    },
    DiagnosisCase(
      .appIsProfileSource, "The app's features have IMPORT_PROFILE_UPDATES and PROFILE_MASTERING."
    ) { $0.app.features += ["PROFILE_MASTERING", "IMPORT_PROFILE_UPDATES"] },
    DiagnosisCase(
      .baseUrlMalformed,
      "The base URL is “https://scim.example.com/v2/ ”. It ends in a slash. It has a blank in it."
    ) { $0.connection.baseURL = "https://scim.example.com/v2/ " },
    DiagnosisCase(
      .baseUrlMalformed,
      "The base URL is “https://scim.example.com/v2”. It has a character in it that can't be seen."
    ) { $0.connection.baseURL = "https://scim.example.com/v2\u{200B}" },
  ]

  static let assignments = [
    DiagnosisCase(.nobodyAssigned, "No people and no groups are assigned to the app.") {
      $0.assignments = ObservedAssignments(people: 0, inactive: 0, groups: 0, emptyGroups: 0)
    },
    DiagnosisCase(
      .nobodyAssigned, "No people and no groups are assigned to the app.",
      followers: [.pushedButNotAssigned]
    ) {
      $0.assignments = ObservedAssignments(people: 0, inactive: 0, groups: 0, emptyGroups: 0)
      $0.groups.membersNotAssigned = PeoplePattern(count: 4)
    },
    DiagnosisCase(
      .assignedGroupEmpty, "1 group is assigned, and no people. Nobody is in it: Staff."
    ) {
      $0.assignments = ObservedAssignments(people: 0, inactive: 0, groups: 1, emptyGroups: 1)
      $0.assignments.emptyNames = ["Staff"]
    },
    DiagnosisCase(
      .pushedButNotAssigned,
      "4 people in pushed groups are not assigned to the app."
    ) { $0.groups.membersNotAssigned = PeoplePattern(count: 4) },
    DiagnosisCase(
      .pushedButNotAssigned,
      "1 person in DX admins is not assigned to the app, and the group is pushed."
    ) {
      $0.groups.membersNotAssigned = PeoplePattern(count: 1)
      $0.groups.notAssignedOf = GroupPattern(["DX admins"])
    },
    DiagnosisCase(.noGroupPushed, "The Push Groups tab has no group.") {
      $0.groupPush = ObservedGroupPush(total: 0, active: 0, inError: 0)
      $0.after = [.useCasesChosen(useCases: [.userProperties, .roles])]
    },
    DiagnosisCase(.noGroupPushed, "There is 1 push group, and it is not active.") {
      $0.groupPush = ObservedGroupPush(total: 1, active: 0, inError: 0)
      $0.after = [.useCasesChosen(useCases: [.userProperties, .roles])]
    },
    DiagnosisCase(
      .sameGroupAssignedAndPushed, "1 group is assigned and pushed as well: Engineers."
    ) { $0.groups.shared = GroupPattern(["Engineers"]) },
    DiagnosisCase(
      .groupPushError,
      "2 groups are in error: DX admins and DX users. Okta says: The group was changed."
    ) {
      $0.groups = ObservedGroups(
        inError: GroupPattern(["DX users", "DX admins"]), errors: ["The group was changed"])
    },
    DiagnosisCase(.groupPushError, "1 pushed group is in error.") {
      $0.groupPush = ObservedGroupPush(total: 1, active: 0, inError: 1)
    },
  ]

  static let attributes = [
    DiagnosisCase(.attributeMissing, "No attribute of the app's profile sends branch.") {
      $0.custom.removeAll { $0.variableName == "branch" }
    },
    DiagnosisCase(
      .oldExternalName, "“start_date” is the older name of startdate.",
      followers: [.attributeMissing]
    ) { $0.edit("startdate") { $0.externalName = "start_date" } },
    DiagnosisCase(
      .twoAttributesOneName, "branch is the External name of branch (mapped) and second.",
      followers: [.dxValueWouldBeBlanked]
    ) {
      $0.custom.append(
        ObservedAttribute(
          variableName: "second", externalName: "branch", externalNamespace: coreUserNamespace))
    },
    DiagnosisCase(.namespaceMissing, "startdate has no External namespace.") {
      $0.edit("startdate") { $0.externalNamespace = nil }
    },
    DiagnosisCase(
      .namespaceWrong,
      "startdate: its External namespace is that of the enterprise extension, "
        + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User."
    ) {
      $0.edit("startdate") {
        $0.externalNamespace = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
      }
    },
    DiagnosisCase(
      .namespaceWrong,
      "startdate: its External namespace is “urn:ietf:params:scim:ѕchemas:core:2.0:User”. "
        + "Character 22 is “ѕ” (U+0455, Cyrillic small letter dze), not “s”."
    ) {
      $0.edit("startdate") {
        $0.externalNamespace = "urn:ietf:params:scim:\u{0455}chemas:core:2.0:User"
      }
    },
    DiagnosisCase(
      .externalNameHasUrn,
      "startdate has the External name urn:ietf:params:scim:schemas:core:2.0:User:startdate; "
        + "startdate alone is right.",
      followers: [.attributeMissing]
    ) { $0.edit("startdate") { $0.externalName = "\(coreUserNamespace):startdate" } },
    DiagnosisCase(
      .externalNameUnknown,
      "“startDate” is not a name that DX reads. startdate is near it: Character 6 is “D”, not “d”.",
      followers: [.attributeMissing]
    ) { $0.edit("startdate") { $0.externalName = "startDate" } },
    DiagnosisCase(
      .externalNameUnknown,
      "“costs” is not a name that DX reads. Custom DX attributes start with tag_.",
      followers: [.attributeMissing]
    ) { $0.edit("branch") { $0.externalName = "costs" } },
    DiagnosisCase(
      .reservedAttributeName, "roles is a name of SCIM's own or of Okta's.",
      followers: [.attributeMissing]
    ) {
      $0.edit("branch") { $0.externalName = "roles" }
    },
    DiagnosisCase(.reservedAttributeName, "branch is a name of SCIM's own or of Okta's.") {
      $0.base = [
        ObservedAttribute(variableName: "branch", externalName: nil, externalNamespace: nil)
      ]
    },
  ]
}
