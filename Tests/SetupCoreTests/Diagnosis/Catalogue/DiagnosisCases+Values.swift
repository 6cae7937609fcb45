import SetupCore
import Testing

extension DiagnosisCase {
  static let mappings = [
    DiagnosisCase(
      .mappingDiffersFromPlan, "branch gets user.department, and user.division is planned."
    ) { $0.mappings["branch"]?.expression = "user.department" },
    DiagnosisCase(
      .attributeNotMapped, "branch has no mapping, so it stays empty for everyone."
    ) { $0.mappings["branch"] = nil },
    DiagnosisCase(
      .attributeNotMapped, "branch has no mapping, so it stays empty for everyone.",
      followers: [.dxValueWouldBeBlanked]
    ) {
      $0.mappings["branch"] = nil
      $0.mark("branch", .blanksBackup, 20)
    },
    DiagnosisCase(.mappingCreateOnly, "branch gets user.division, but on create only.") {
      $0.mappings["branch"]?.push = .onCreate
    },
    DiagnosisCase(
      .mappingCreateOnly, "branch gets user.division, but on create only.",
      followers: [.mappingNotApplied]
    ) {
      $0.mappings["branch"]?.push = .onCreate
      $0.mark("branch", .emptyDespiteSource, 2)
    },
    DiagnosisCase(.mappingCreateOnly, "branch gets user.division, but as SOMETIMES only.") {
      $0.mappings["branch"]?.push = .other("SOMETIMES")
    },
    DiagnosisCase(
      .mappingNotApplied,
      "branch is empty in the app for 2 people whose Okta profile has a value."
    ) { $0.mark("branch", .emptyDespiteSource, 2) },
    DiagnosisCase(
      .expressionInvalid,
      "startdate: The expression has a ( that is not closed, at character "
        + "9.", followers: [.mappingDiffersFromPlan]
    ) { $0.mappings["startdate"]?.expression = "Time.now(" },
    DiagnosisCase(
      .expressionInvalid, "branch has a value that the attribute doesn't allow, for 1 person."
    ) { $0.mark("branch", .notAllowed, 1) },
    DiagnosisCase(
      .expressionInvalid,
      "3 events of 2 people, 06:00 to 07:00: Unable to evaluate the expression of branch."
    ) {
      $0.note(
        "application.provision.user.push", "Unable to evaluate the expression of branch", of: 2)
    },
    DiagnosisCase(
      .sameValueForAll, "branch gets \"Oslo\" for everyone. 20 people have one value.",
      followers: [.mappingDiffersFromPlan]
    ) {
      $0.mappings["branch"]?.expression = "\"Oslo\""
      $0.people.values["branch"] = ObservedValues(filled: 20, distinct: 1)
    },
    DiagnosisCase(
      .managerExpression, "branch gets getManagerUser(\"ad\").login.",
      followers: [.mappingDiffersFromPlan]
    ) {
      $0.mappings["branch"]?.expression = "getManagerUser(\"ad\").login"
    },
  ]

  static let values = [
    DiagnosisCase(
      .dxValueWouldBeBlanked,
      "gitlabusername has no mapping: Okta sends it empty, over whatever DX has. No backup is kept "
        + "that shows what that is."
    ) {
      $0.keepsBackup = false
      $0.custom.append(
        ObservedAttribute(
          variableName: "gitlab", externalName: "gitlabusername",
          externalNamespace: coreUserNamespace))
    },
    DiagnosisCase(
      .valueNotUnderstood,
      "excludefromsnapshots is not TRUE, or empty for 2 people, such as AAA."
    ) {
      $0.custom.append(
        ObservedAttribute(
          variableName: "leaveOut", externalName: "excludefromsnapshots",
          externalNamespace: coreUserNamespace))
      $0.mappings["leaveOut"] = Mapping(expression: "user.out", push: .onCreateAndUpdate)
      $0.people.values["leaveOut"] = ObservedValues(
        filled: 2, distinct: 1, signs: [.badFormat: PeoplePattern(count: 2)], shapes: ["AAA"])
    },
    DiagnosisCase(
      .dxValueWouldBeBlanked,
      "gitlabusername has no mapping, and 7 people have a value in the backup."
    ) {
      $0.custom.append(
        ObservedAttribute(
          variableName: "gitlab", externalName: "gitlabusername",
          externalNamespace: coreUserNamespace))
      $0.shape.filled["gitlab_username"] = 7
    },
    DiagnosisCase(
      .dxValueWouldBeBlanked, "branch is empty in Okta for 1 person who has a value in the backup."
    ) { $0.mark("branch", .blanksBackup, 1) },
    DiagnosisCase(
      .sourceValueMissing, "startdate has an empty source in Okta for 3 people.",
      followers: [.dxValueWouldBeBlanked]
    ) {
      $0.mark("startdate", .sourceMissing, 3)
      $0.mark("startdate", .blanksBackup, 2)
    },
    DiagnosisCase(
      .sourceValueMissing, "startdate has an empty source in Okta for 3 people."
    ) { $0.mark("startdate", .sourceMissing, 3) },
    DiagnosisCase(
      .startDateFormat,
      "startdate is written otherwise for 20 people, such as 99/99/9999 (9 for a digit)."
    ) {
      $0.people.values["startdate"] = ObservedValues(
        filled: 20, distinct: 18, signs: [.badFormat: PeoplePattern(count: 20)],
        shapes: [ObservedValues.shape(of: "01/15/2024"), "99/99/9999"])
    },
    DiagnosisCase(.valueTypeMismatch, "branch has array where string is due, for 20 people.") {
      $0.people.values["branch"] = ObservedValues(
        filled: 20, distinct: 3, signs: [.typeMismatch: PeoplePattern(count: 20)],
        types: ["array"])
    },
    DiagnosisCase(
      .invisibleCharacters,
      "branch has them for 2 people: U+0007 (control character) and U+200B (zero width space)."
    ) {
      $0.people.values["branch"] = ObservedValues(
        filled: 20, distinct: 3, signs: [.invisible: PeoplePattern(count: 2)],
        codePoints: [0x200B, 7])
    },
    DiagnosisCase(
      .emptyStringSent, "branch is \"\" for 2 people.", followers: [.sourceValueMissing]
    ) {
      $0.mark("branch", .emptyString, 2)
      $0.mark("branch", .sourceMissing, 2)
    },
    DiagnosisCase(
      .groupScopeAttribute,
      "1 group is setting branch: Engineers. The attribute's scope is group."
    ) {
      $0.edit("branch") { $0.scope = "NONE" }
      $0.groups.values["branch"] = .init(groups: GroupPattern(["Engineers"]), distinct: 1)
    },
    DiagnosisCase(
      .groupPriority,
      "2 groups are setting branch: Contractors and Engineers. They differ for 9 people. "
        + "Engineers wins now: it comes first."
    ) {
      $0.edit("branch") { $0.scope = "NONE" }
      $0.groups.values["branch"] = .init(
        groups: GroupPattern(["Engineers", "Contractors"]), distinct: 2,
        contested: PeoplePattern(count: 9), winner: "Engineers")
    },
    DiagnosisCase(.personalOverride, "branch is other than the mapping gives, for 1 person.") {
      $0.mark("branch", .overridden, 1)
    },
  ]
}
