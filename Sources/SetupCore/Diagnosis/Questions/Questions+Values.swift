extension Question {
  /// The values themselves.
  static let valueQuestions: [Question] = [affected, written, form, empty]

  private static let affected = Question(
    "affected", "Who is affected", "Is everyone affected, or only some people?",
    place: "DX > several people, one beside the other", in: Symptom.ofValues,
    [
      Answer(
        "everyone", "Everyone",
        .rulesOut([
          .personalOverride, .sourceValueMissing, .invisibleCharacters, .emptyStringSent,
          .emailCaseDiffers, .usernameNotUpdated, .oktaUserInactive, .duplicateAtTarget,
        ])),
      Answer(
        "some", "Only some people",
        .rulesOut([
          .namespaceMissing, .namespaceWrong, .externalNameHasUrn, .externalNameUnknown,
          .attributeNotMapped, .sameValueForAll, .wrongApp, .reservedAttributeName,
          .appInactiveOrNew, .nobodyAssigned, .baseUrlMalformed, .authorizationPrefix,
        ])),
    ])

  private static let written = Question(
    "written", "How the value is written",
    "How is the value of a person who is affected written?",
    place: "Directory > People > the person > Profile; the person's Preview in Mappings",
    in: Symptom.ofValues.union([.noDirectoryUsers, .peopleMissing]),
    [
      Answer(
        "date", "A date, neither as YYYY-MM-DD nor as YYYY/MM/DD", .confirms(.startDateFormat)),
      Answer(
        "type", "A list, a number or a switch, where the attribute is text, or the reverse",
        .confirms(.valueTypeMismatch)),
      Answer(
        "hidden", "It has characters that can't be seen: the cursor stops where nothing is",
        .confirms(.invisibleCharacters)),
      Answer("preview-red", "The preview shows it red", .confirms(.expressionInvalid)),
      Answer(
        "plain", "As DX reads it, or it is empty",
        .rulesOut([
          .startDateFormat, .valueTypeMismatch, .invisibleCharacters, .expressionInvalid,
        ])),
    ])

  private static let form = Question(
    "form", "The form of the value", "Has the value the form that DX reads?",
    place: "Assignments > People > the person: pencil, beside the list of DX's properties",
    in: Symptom.ofValues,
    [
      Answer(
        "other", "yes or 1 for TRUE, or a user name with an address around it",
        .confirms(.valueNotUnderstood)),
      Answer("right", "TRUE, a bare user name, or any text", .rulesOut([.valueNotUnderstood])),
    ])

  private static let empty = Question(
    "empty", "People without a value",
    "What happens to people whose Okta profile has no value?",
    place: "Mappings: the expression; Directory > People > a person who is affected > Profile",
    in: Symptom.ofValues.union([.peopleMissing]),
    [
      Answer(
        "empty-text", "The expression gives them an empty text, \"\"",
        .confirms(.emptyStringSent)),
      Answer(
        "nothing", "They have no value, and they are those who are affected",
        .confirms(.sourceValueMissing)),
      Answer(
        "none-such", "Those who are affected have a value in Okta",
        .rulesOut([.emptyStringSent, .sourceValueMissing])),
    ])
}
