import SetupCore

/// A reduced model: a prologue that brings the set-up to a step, and the moves from there.
struct ReducedModel: Sendable {
  enum Move: Hashable, Sendable {
    case happen(Event.Kind)
    case leave
    case wait(Int)
  }

  var name: String
  var prologue: [Event.Kind]
  var moves: [Move]

  static let all: [ReducedModel] = [steps1and2, step2, step3, step4, step5]

  private static let time: [Move] = [.leave, .wait(10 * 60), .wait(8 * 86_400)]

  private static func events(_ events: [Event.Kind]) -> [Move] {
    events.map(Move.happen)
  }

  static let kept = Backup(
    source: .file, file: "users.csv", sha256: "aa", bytes: 10, rows: 2, columns: ["email"],
    emailColumn: "email")
  static let live = Backup(
    source: .usersList, file: "users-list.csv", sha256: "bb", bytes: 10, rows: 3,
    columns: ["email"], emailColumn: "email")

  static func word(_ id: PreconditionID) -> Event.Kind {
    .attested(id: id, role: .oktaAdmin, words: "done")
  }

  static func compared(_ digest: String, missing: Int) -> Event.Kind {
    .observed(
      observation: .backupComparison(
        ObservedBackupComparison(backup: digest, people: 3, missing: missing)))
  }

  static let steps1and2 = ReducedModel(
    name: "steps 1 and 2", prologue: [],
    moves: events([
      .useCasesChosen(useCases: []), .useCasesChosen(useCases: [.userProperties]),
      .activationRequested, word(.featureEnabled), .attestationWithdrawn(id: .featureEnabled),
      .waived(id: .featureEnabled, reason: "later"), .waiverWithdrawn(id: .featureEnabled),
      .backupKept(backup: kept), .backupKept(backup: live),
      .backupRefused(file: "users.csv", reason: "Two rows."), .vaultForgotten(files: 1), .syncRan,
      compared("aa", missing: 0), compared("aa", missing: 2),
      .lookFailed(kind: .backupComparison, reason: "No answer."),
      .waived(id: .backupTaken, reason: "none there"), .waiverWithdrawn(id: .backupTaken),
      word(.syncConnected), .wentBack(to: .enable), .screenShown(screen: "2-export"),
    ]) + time)

  static func app(
    _ status: String, _ features: [String] = [], template: String? = "${source.email}"
  )
    -> Event.Kind
  {
    .observed(
      observation: .app(
        ObservedApp(
          id: "0oa1", name: "scim2testapp", label: "DX", status: status, features: features,
          userNameTemplate: template)))
  }

  static let step2 = ReducedModel(
    name: "step 2",
    prologue: [
      .useCasesChosen(useCases: [.userProperties]), word(.featureEnabled), .stepLeft(step: .enable),
    ], moves: steps1and2.moves.filter { $0 != .happen(.activationRequested) })

  static let push = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"]
  static let toStep3: [Event.Kind] = [
    .useCasesChosen(useCases: [.userProperties, .roles]), word(.featureEnabled),
    .stepLeft(step: .enable), .backupKept(backup: kept), .stepLeft(step: .backUp),
  ]

  static let step3 = ReducedModel(
    name: "step 3", prologue: toStep3 + [.organisationBound(host: "a.okta.example")],
    moves: events([
      .organisationBound(host: "a.okta.example"), .organisationBound(host: "b.okta.example"),
      .appBound(id: "0oa1", label: "DX"), .appBound(id: "0oa2", label: "DX 2"),
      app("ACTIVE"), app("ACTIVE", push), app("ACTIVE", ["PUSH_NEW_USERS"]),
      .observed(observation: .appMissing(id: "0oa1")), word(.appCreated),
      .observed(observation: .connection(ObservedConnection(status: .read("ENABLED")))),
      .observed(observation: .connection(ObservedConnection(status: .notReported(reason: "No.")))),
      word(.connectionEnabled), .waived(id: .connectionEnabled, reason: "seen elsewhere"),
      .observed(
        observation: .features(
          ObservedFeatures(toApp: .read(.init(create: true, update: true, deactivate: false))))),
      word(.provisioningEnabled), .lookFailed(kind: .app, reason: "No answer."),
      .wentBack(to: .createApp),
    ]) + time)

  static func planned(_ name: String, _ expression: String = "user.x") -> PlannedAttribute {
    PlannedAttribute(externalName: name, variableName: name, type: .string, expression: expression)
  }

  static func schema(_ names: [String], namespace: String? = coreUserNamespace) -> Event.Kind {
    .observed(
      observation: .schema(
        ObservedSchema(
          base: [],
          custom: names.map {
            ObservedAttribute(variableName: $0, externalName: $0, externalNamespace: namespace)
          })))
  }

  static func mappings(
    _ names: [String], push: Mapping.Push = .onCreateAndUpdate, email: Bool = true
  )
    -> Event.Kind
  {
    var all = [
      "givenName": Mapping(expression: "user.firstName", push: .onCreateAndUpdate),
      "familyName": Mapping(expression: "user.lastName", push: .onCreateAndUpdate),
    ]
    if email { all["email"] = Mapping(expression: "user.email", push: .onCreateAndUpdate) }
    for name in names { all[name] = Mapping(expression: "user.x", push: push) }
    return .observed(observation: .mappings(ObservedMappings(all)))
  }

  static let toStep4 =
    toStep3 + [
      .organisationBound(host: "a.okta.example"), .appBound(id: "0oa1", label: "DX"),
      word(.appCreated), word(.connectionEnabled), word(.provisioningEnabled),
      .stepLeft(step: .createApp), word(.defaultAttributesKept),
    ]

  static let step4 = ReducedModel(
    name: "step 4", prologue: toStep4 + [.attributePlanned(attribute: planned("startdate"))],
    moves: events([
      .attributePlanned(attribute: planned("startdate", "user.y")),
      .attributeDropped(externalName: "startdate"),
      .attributePlanned(attribute: planned("branch")), .attributeDropped(externalName: "branch"),
      schema(["startdate"]), schema(["startdate", "branch"]), schema(["startdate"], namespace: nil),
      mappings(["startdate", "branch"]), mappings(["startdate"], push: .onCreate),
      mappings(["startdate"], email: false), app("ACTIVE"), app("ACTIVE", template: nil),
      word(.attributesCreated), word(.attributesMapped),
      .attestationWithdrawn(id: .attributesMapped),
      .waived(id: .attributesMapped, reason: "later"), .appBound(id: "0oa2", label: "DX 2"),
      .wentBack(to: .mapAttributes),
    ]) + time)

  static func assigned(_ people: Int, inactive: Int, groups: Int, empty: Int) -> Event.Kind {
    .observed(
      observation: .assignments(
        ObservedAssignments(people: people, inactive: inactive, groups: groups, emptyGroups: empty))
    )
  }

  static let step5 = ReducedModel(
    name: "step 5",
    prologue: toStep4 + [
      .attributePlanned(attribute: planned("startdate")), word(.attributesCreated),
      word(.attributesMapped), .stepLeft(step: .mapAttributes),
    ],
    moves: events([
      assigned(0, inactive: 0, groups: 0, empty: 0), assigned(2, inactive: 2, groups: 1, empty: 1),
      assigned(3, inactive: 1, groups: 0, empty: 0), word(.assignmentsPresent),
      .attestationWithdrawn(id: .assignmentsPresent),
      .observed(observation: .groupPush(ObservedGroupPush(total: 1, active: 0, inError: 1))),
      .observed(observation: .groupPush(ObservedGroupPush(total: 2, active: 1, inError: 0))),
      word(.groupsPushed), .waived(id: .groupsPushed, reason: "roles come later"),
      .useCasesChosen(useCases: [.userProperties]), .useCasesChosen(useCases: [.roles]),
      word(.syncConnected), .attestationWithdrawn(id: .syncConnected),
      .observed(
        observation: .arrivedValues(ObservedArrivedValues(people: 3, lacking: ["startdate": 1]))),
      .observed(observation: .arrivedValues(ObservedArrivedValues(people: 3, lacking: [:]))),
      word(.valuesArrived), .wentBack(to: .finish), .appBound(id: "0oa2", label: "DX 2"),
    ]) + time)
}
