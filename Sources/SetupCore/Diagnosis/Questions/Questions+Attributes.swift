extension Question {
  /// The app's profile: names, namespaces, what Okta and SCIM keep for themselves.
  static let attributeQuestions: [Question] = [attribute, present, profile]

  private static let attribute = Question(
    "attribute", "External name and namespace",
    "What do the attribute's External name and namespace say?",
    place: "Provisioning > To App > Go to Profile Editor > the attribute",
    in: Symptom.ofValues,
    [
      Answer("no-namespace", "The External namespace is empty", .confirms(.namespaceMissing)),
      Answer(
        "other-namespace", "The External namespace is another than \(coreUserNamespace)",
        .confirms(.namespaceWrong)),
      Answer(
        "urn-in-name", "The External name holds a urn, with colons", .confirms(.externalNameHasUrn)),
      Answer(
        "other-name", "The External name is not one that DX reads; capitals count",
        .confirms(.externalNameUnknown)),
      Answer(
        "right", "Both are right, letter by letter",
        .rulesOut([
          .namespaceMissing, .namespaceWrong, .externalNameHasUrn, .externalNameUnknown,
        ])),
    ])

  private static let present = Question(
    "present", "The attribute", "Is the attribute in the app's profile, and once?",
    place: "Provisioning > To App > Go to Profile Editor: look through the External names",
    in: Symptom.ofValues,
    [
      Answer("missing", "It was never added", .confirms(.attributeMissing)),
      Answer(
        "old", "It has a name of an older guide, such as start_date", .confirms(.oldExternalName)),
      Answer("twice", "Two attributes have its External name", .confirms(.twoAttributesOneName)),
      Answer(
        "once", "Once, under its present name",
        .rulesOut([.attributeMissing, .oldExternalName, .twoAttributesOneName])),
    ])

  private static let profile = Question(
    "profile", "The app's profile", "Was one of these done to the app's profile or mappings?",
    place: "Provisioning > To App > Go to Profile Editor, and its Mappings > Okta User to app",
    [
      Answer(
        "reserved", "An attribute was added that SCIM has by itself, such as roles or groups",
        .confirms(.reservedAttributeName)),
      Answer(
        "defaults", "email, givenName, familyName or the user name is mapped otherwise, or not",
        .confirms(.defaultAttributesChanged)),
      Answer(
        "neither", "Neither of these",
        .rulesOut([.reservedAttributeName, .defaultAttributesChanged])),
    ])
}

extension Question {
  /// How the attribute is filled.
  static let mappingQuestions: [Question] = [appValue, mapping, applied, hadValues]

  private static let appValue = Question(
    "app-value", "The value in the app",
    "What does the app have for a person who is affected?",
    place: "Assignments > People > the person: pencil; beside Directory > People > the person",
    in: Symptom.ofValues,
    [
      Answer(
        "both-empty", "Nothing, and the person's Okta profile has nothing either",
        .leaves([
          .sourceValueMissing, .emptyStringSent, .managerExpression, .dxValueWouldBeBlanked,
          .attributeNotMapped, .appIsProfileSource,
        ])),
      Answer(
        "app-empty", "Nothing, or no such person, though the person's Okta profile has a value",
        .leaves([
          .mappingNotApplied, .mappingCreateOnly, .attributeNotMapped, .dxValueWouldBeBlanked,
          .expressionInvalid, .managerExpression, .groupScopeAttribute, .groupPriority,
          .personalOverride, .wrongApp, .nobodyAssigned, .assignedGroupEmpty,
        ])),
      Answer(
        "differs", "Another value than the person's Okta profile",
        .leaves([
          .personalOverride, .groupPriority, .groupScopeAttribute, .sameValueForAll,
          .mappingCreateOnly, .mappingNotApplied, .managerExpression, .expressionInvalid,
          .appIsProfileSource, .wrongApp,
        ])),
      Answer(
        "odd", "The same as the Okta profile, and that is wrong or written oddly",
        .leaves([
          .startDateFormat, .valueTypeMismatch, .invisibleCharacters, .expressionInvalid,
          .appIsProfileSource,
        ])),
      Answer("right", "The right value", .rulesOut(notInApp)),
    ])

  /// What a right value in the app's profile of a person who is assigned rules out.
  private static let notInApp: [FindingID] = [
    .sourceValueMissing, .emptyStringSent, .attributeNotMapped, .mappingNotApplied,
    .mappingCreateOnly, .personalOverride, .groupPriority, .groupScopeAttribute, .sameValueForAll,
    .managerExpression, .startDateFormat, .valueTypeMismatch, .dxValueWouldBeBlanked,
    .expressionInvalid, .appIsProfileSource, .nobodyAssigned, .assignedGroupEmpty,
  ]

  private static let mapping = Question(
    "mapping", "The mapping", "What fills the attribute?",
    place: "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
    in: Symptom.ofValues,
    [
      Answer("nothing", "Nothing", .leaves([.attributeNotMapped, .dxValueWouldBeBlanked])),
      Answer("fixed-text", "A fixed text in quotes", .confirms(.sameValueForAll)),
      Answer(
        "preview-red", "An expression that the preview shows red", .confirms(.expressionInvalid)),
      Answer("manager", "An expression with getManagerUser", .confirms(.managerExpression)),
      Answer(
        "source", "A field of the Okta profile, or an expression with a green preview",
        .rulesOut([
          .attributeNotMapped, .sameValueForAll, .expressionInvalid, .managerExpression,
        ])),
    ])

  private static let applied = Question(
    "applied", "How the mapping is applied",
    "Is the mapping's source as planned, and when is it applied?",
    place: "Mappings > Okta User to app: the source, and the arrow beside the attribute",
    in: Symptom.ofValues,
    [
      Answer("other-source", "Another source than planned", .confirms(.mappingDiffersFromPlan)),
      Answer("create", "On create only", .confirms(.mappingCreateOnly)),
      Answer(
        "not-applied", "On create and update; the updates were not applied when it was saved",
        .confirms(.mappingNotApplied)),
      Answer(
        "applied", "On create and update; the updates were applied",
        .rulesOut([.mappingCreateOnly, .mappingNotApplied, .mappingDiffersFromPlan])),
    ])

  private static let hadValues = Question(
    "had-values", "Values that DX had",
    "Did DX have values in this attribute that Okta has not?",
    place: "The user export that you kept, or DX > User CSV, beside the people on Assignments",
    in: Symptom.ofValues,
    [
      Answer("yes", "DX had values that Okta has not", .confirms(.dxValueWouldBeBlanked)),
      Answer("no", "DX had none that Okta has not", .rulesOut([.dxValueWouldBeBlanked])),
    ])
}
