import Screens
import SetupCore

extension Model {
  /// Asks what was seen of a row, to vouch for it; refused where nobody may vouch now.
  mutating func askWords(for id: PreconditionID, _ role: Role) -> [Effect] {
    if let refusal = setup.refusal(toVouchFor: id) {
      return say(.refused, "\(refusal.reason) \(refusal.remedy)")
    }
    return ask(.attest(id, role, plan: setup.plan))
  }

  /// Takes back the newest thing said of a row: the waiver before the attestation.
  mutating func withdraw(_ id: PreconditionID) -> [Effect] {
    if setup.waivers[id] != nil {
      return append([.waiverWithdrawn(id: id)], saying: "The waiver of \(id.title) is withdrawn.")
    }
    if setup.attestations[id] != nil {
      return append(
        [.attestationWithdrawn(id: id)], saying: "What was said of \(id.title) is withdrawn.")
    }
    return say(.refused, "Nothing was said or waived for \(id.title).")
  }
}

extension Dialog {
  /// What can be done with a row of the check list.
  static func row(_ id: PreconditionID, _ model: Model) -> Dialog {
    let judged = model.advised(model.setup.judged(id, at: model.now))
    let row = Precondition.of(id)
    // What mends it comes first, going on without it last.
    var choices: [Choice] = []
    if id == .backupTaken, model.backup.verified?.problems.isEmpty == false {
      choices.append(Choice("See the rows", .showProblems))
    }
    let canBeRead = judged.verdict.kind != .met && !row.reads.isEmpty && model.access.canWrite
    if canBeRead, model.canRead(id) { choices.append(Choice("Look again", .probe)) }
    if id == .attributesMapped, judged.verdict.kind == .unmet, model.access.canWrite {
      choices += model.setup.takenFromOkta.prefix(3).map { entry in
        Choice(
          "Take Okta's expression into the plan",
          detail: "\(entry.externalName) from \(entry.expression)",
          .plan(.takeFromOkta(entry.externalName)))
      }
    }
    if row.step != model.current?.step, judged.verdict.kind != .met {
      choices.append(Choice("Go to step \(row.step.rawValue)", .goTo(row.step)))
    }
    if row.canBeAttested, model.access.canWrite {
      choices.append(
        Choice(
          row.claim, detail: "In your words; it counts as a person's word.",
          .attest(id, row.usualRole)))
    }
    if canBeRead { choices += signIns(for: row, model) }
    choices += people(behind: id, model)
    if model.setup.attestations[id] != nil || model.setup.waivers[id] != nil {
      choices.append(Choice("Take back what was said", detail: "Or the waiver.", .withdraw(id)))
    }
    if row.waiving != .never, judged.blocks, model.access.canWrite {
      choices.append(
        Choice("Go on without it", detail: "With a reason, for the record.", .waive(id)))
    }
    choices.append(Choice("Close"))
    let body = [judged.verdict.reason, judged.verdict.remedy].filter { !$0.isEmpty }
    return Dialog(
      .menu, title: "\(id.title): \(judged.verdict.kind.title)", body: body, choices: choices)
  }

  // Who stands behind the row's count, where they can be listed.
  private static func people(behind id: PreconditionID, _ model: Model) -> [Choice] {
    func who(_ intent: Intent.People) -> [Choice] {
      [Choice("See who", detail: "Shown, and kept nowhere.", .people(intent))]
    }
    if id == .assignmentsPresent, model.connection.isLive, model.setup.app != nil {
      return who(.listAssigned)
    }
    return id == .backupComplete && !model.backup.missingPeople.isEmpty ? who(.listMissing) : []
  }

  // Only the sign-in that is missing; offline there is none.
  private static func signIns(for row: Precondition, _ model: Model) -> [Choice] {
    var choices: [Choice] = []
    if model.connection == .signedOut, row.reads.contains(where: \.needsOkta) {
      choices.append(Choice("Sign in to Okta, to have it looked at", .signIn(.ask)))
    }
    let lacksDX = model.connection != .offline && !model.signIn.isSignedInToDX
    if lacksDX, row.reads.contains(where: \.needsDX) {
      choices.append(
        Choice("Sign in to DX, to have it compared", .open(WellKnownScreen.dx.rawValue)))
    }
    return choices
  }

  static func attest(_ id: PreconditionID, _ role: Role, plan: [PlannedAttribute]) -> Dialog {
    var body = ["\(id.title): the word of the \(role.title) is noted with the time."]
    if id == .attributesCreated || id == .attributesMapped, !plan.isEmpty {
      body.append("It speaks of \(plan.map(\.externalName).joined(separator: ", ")).")
    }
    return Dialog(
      .attest(id, role), title: Precondition.of(id).claim, body: body,
      fields: [Field("What was seen", hint: "Optional, in a few words. E-mails are left out.")],
      choices: [Choice("Note it"), Choice("Cancel")])
  }

  static func waive(_ id: PreconditionID) -> Dialog {
    var fields = [Field("Reason", hint: "For the record, and for whoever reads it later.")]
    var body = ["\(id.title) will count as waived. The reason stays in the change record."]
    if Precondition.of(id).waiving == .withReasonAndWord {
      body.append(
        "Without a backup, what a wrong mapping overwrites in DX can't be put back from here.")
      fields.append(Field("Type \(waiverWord)", hint: "To show that this is meant."))
    }
    return Dialog(
      .waive(id), title: "Go on without it", body: body, fields: fields,
      choices: [Choice("Waive it"), Choice("Cancel")])
  }

  /// The word that has to be typed to go on without a backup.
  public static let waiverWord = "WITHOUT BACKUP"
}
