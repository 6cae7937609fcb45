extension Question {
  /// The app's profile: names, namespaces, what Okta and SCIM keep for themselves.
  static let attributeQuestions: [Question] = [attribute, profile]

  private static let attribute = Question(
    "attribute", "External name and namespace",
    "What do the attribute's External name and namespace say?",
    look: "Provisioning > To App > Go to Profile Editor > the attribute",
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

  private static let profile = Question(
    "profile", "The app's profile", "Was one of these done to the app's profile or mappings?",
    look: "Provisioning > To App > Go to Profile Editor, and its Mappings > Okta User to app",
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
