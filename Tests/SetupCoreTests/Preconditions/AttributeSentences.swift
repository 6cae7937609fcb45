import SetupCore

extension SentencesTests {
  private static let addAnew =
    "An attribute's External name and External namespace can't be edited. In the Profile Editor, "
    + "take its mapping away, delete it and click Add Attribute again, with the planned values."

  private static let planFirst = "Plan the properties that Okta should fill in DX first."

  private static func planning(_ names: [String], _ more: Event.Kind...) -> [Event.Kind] {
    names.map { .attributePlanned(attribute: M.planned($0)) } + more
  }

  private static func observed(_ variable: String, _ externalName: String?) -> Event.Kind {
    .observed(
      observation: .schema(
        ObservedSchema(
          base: [],
          custom: [
            ObservedAttribute(
              variableName: variable, externalName: externalName,
              externalNamespace: coreUserNamespace)
          ])))
  }

  static let plans: [Case] = [
    Case(
      id: .attributesPlanned, kind: .unmet, says: "No attribute is planned yet.",
      next: "Choose the properties that Okta should fill in DX.", after: []),
    Case(
      id: .attributesPlanned, kind: .met, says: "Planned: startdate and branch.",
      after: planning(["startdate", "branch"])),
    Case(
      id: .attributesPlanned, kind: .unmet,
      says: "DX has no property department_x, so it would not read the value.",
      next: "Take one of DX's properties. For a custom DX attribute, type tag_department_x.",
      after: planning(["department_x"])),
    Case(
      id: .defaultAttributesKept, kind: .unmet, says: "email is no longer mapped.",
      next: "Provisioning > To App > Go to Profile Editor > Mappings: restore them.",
      after: [M.mappings([], email: false)]),
    Case(
      id: .defaultAttributesKept, kind: .unmet,
      says: "The app has no application user name format.",
      next: "Sign On tab > Edit > Application username format: choose Email, then Save.",
      after: [M.app("ACTIVE", template: nil)]),
    Case(
      id: .defaultAttributesKept, kind: .met,
      says: "email, givenName and familyName are filled as Okta made them.",
      after: [M.mappings([]), M.app("ACTIVE")]),
    Case(
      id: .defaultAttributesKept, kind: .unknown, says: "Not read yet.",
      next: "Sign in to Okta to look, or say it is done.", after: [M.mappings([])]),
  ]

  static let attributes: [Case] = [
    Case(
      id: .attributesCreated, kind: .unmet, says: "startdate is not in the app's profile.",
      next:
        "Provisioning tab > Go to Profile Editor > Add Attribute: Data type string, Display name "
        + "and Variable name startdate, External name startdate, External namespace "
        + "urn:ietf:params:scim:schemas:core:2.0:User.",
      after: planning(["startdate"], M.schema([]))),
    Case(
      id: .attributesCreated, kind: .unmet,
      says: "Attribute startdate exists, but has no External namespace.", next: addAnew,
      after: planning(["startdate"], M.schema(["startdate"], namespace: nil))),
    Case(
      id: .attributesCreated, kind: .unmet,
      says: "Attribute startdate exists, but its External namespace is "
        + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User and has to be "
        + "urn:ietf:params:scim:schemas:core:2.0:User.", next: addAnew,
      after: planning(
        ["startdate"],
        M.schema(
          ["startdate"], namespace: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"))),
    Case(
      id: .attributesCreated, kind: .unmet,
      says: "Attribute startdate exists, but its External namespace is "
        + "urn:ietf:params:scim:schemas:core:2.O:User and has to be "
        + "urn:ietf:params:scim:schemas:core:2.0:User. Character 37 is the capital letter O, not "
        + "the digit 0.", next: addAnew,
      after: planning(
        ["startdate"],
        M.schema(["startdate"], namespace: "urn:ietf:params:scim:schemas:core:2.O:User"))),
    Case(
      id: .attributesCreated, kind: .unmet,
      says: "Attribute startdate exists, but has the External name StartDate and needs startdate. "
        + "Character 1 is “S”, not “s”. Character 6 is “D”, not “d”.", next: addAnew,
      after: planning(["startdate"], observed("startdate", "StartDate"))),
    Case(
      id: .attributesCreated, kind: .met,
      says: "In the app's profile as planned: startdate.",
      after: planning(["startdate"], observed("start_day", "startdate"))),
    Case(
      id: .attributesCreated, kind: .unknown,
      says: "branch came into the plan, or changed in it, after the word was given.",
      next: "Look at Okta, or say it is done for it too.",
      after: planning(["startdate"], M.word(.attributesCreated)) + planning(["branch"])),
    Case(
      id: .attributesMapped, kind: .unmet,
      says: "startdate has no mapping, so it stays empty for everyone.",
      next: "Go to Profile Editor > Mappings > Okta User to app: map startdate, applied on create "
        + "and update, then Save Mappings.", after: planning(["startdate"], M.mappings([]))),
    Case(
      id: .attributesCreated, kind: .unmet, says: "Nothing is planned yet.", next: planFirst,
      after: [.useCasesChosen(useCases: [.userProperties]), M.schema([])]),
    Case(
      id: .attributesMapped, kind: .unmet, says: "Nothing is planned yet.", next: planFirst,
      after: [
        .useCasesChosen(useCases: [.userProperties]), M.mappings([]), M.word(.attributesMapped),
      ]),
    Case(
      id: .attributesMapped, kind: .unmet,
      says: "startdate gets user.x, and user.startDate is planned.",
      next:
        "In Mappings, set startdate to user.startDate, or take Okta's expression into the plan.",
      after: [
        .attributePlanned(attribute: M.planned("startdate", "user.startDate")),
        M.mappings(["startdate"]),
      ]),
    Case(
      id: .attributesMapped, kind: .met,
      says: "Filled on create and update: startdate (from user.x) and branch.",
      after: [
        .attributePlanned(attribute: M.planned("startdate", "")),
        .attributePlanned(attribute: M.planned("branch", " ( user.x ) ")),
        M.mappings(["startdate", "branch"]),
      ]),
    Case(
      id: .attributesMapped, kind: .unmet, says: "startdate gets user.x, but on create only.",
      next: "In Mappings, set startdate to Apply mapping on user create and update.",
      after: planning(["startdate"], M.mappings(["startdate"], push: .onCreate))),
    Case(
      id: .attributesMapped, kind: .met, says: "Filled on create and update: startdate.",
      after: planning(["startdate"], M.mappings(["startdate"]))),
  ]

  static let endings: [Case] = [
    Case(
      id: .assignmentsPresent, kind: .unmet,
      says: "No people and no groups are assigned to the app.",
      next: "Assignments tab > Assign > Assign to Groups or Assign to People.",
      after: [M.assigned(0, inactive: 0, groups: 0, empty: 0)]),
    Case(
      id: .assignmentsPresent, kind: .unmet,
      says: "2 people and 1 group are assigned. All these people are deactivated. "
        + "Nobody is in the group.",
      next: "Assignments tab > Assign > Assign to Groups or Assign to People.",
      after: [M.assigned(2, inactive: 2, groups: 1, empty: 1)]),
    Case(
      id: .assignmentsPresent, kind: .met,
      says: "3 people and no groups are assigned. 1 of the people is deactivated.",
      after: [M.assigned(3, inactive: 1, groups: 0, empty: 0)]),
    Case(
      id: .groupsPushed, kind: .unmet,
      says: "No group is pushed, so DX has no group to give a role to.",
      next: "Push Groups tab > Push Groups: choose the groups that stand for DX roles.",
      after: [
        .observed(observation: .groupPush(ObservedGroupPush(total: 0, active: 0, inError: 0)))
      ]
    ),
    Case(
      id: .groupsPushed, kind: .unmet,
      says: "There is 1 push group, and it is not active. It is in error.",
      next: "Push Groups tab: activate a group, or Errors > Retry All Groups.",
      after: [
        .observed(observation: .groupPush(ObservedGroupPush(total: 1, active: 0, inError: 1)))
      ]
    ),
    Case(
      id: .syncConnected, kind: .unmet,
      says: "Nobody has said yet that DX shows Directory Sync as connected.",
      next: "Finish the portal's last step, open the Directory Sync admin page in DX, and note "
        + "what it shows.", after: []),
    Case(
      id: .valuesArrived, kind: .unmet,
      says: "Of 3 assigned people, DX lacks startdate for 1.",
      next: "Wait for the nightly run, or open troubleshooting: A field is not syncing.",
      after: planning(
        ["startdate"],
        .observed(
          observation: .arrivedValues(
            ObservedArrivedValues(people: 3, lacking: ["startdate": 1, "branch": 0]))))),
    Case(
      id: .valuesArrived, kind: .unmet, says: "Nothing is planned yet.", next: planFirst,
      after: [.useCasesChosen(useCases: [.userProperties])]),
  ]
}
