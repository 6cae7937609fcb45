import Screens
import SetupCore

extension Model {
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
    let judged = model.setup.judged(id, at: model.now)
    let row = Precondition.of(id)
    var choices: [Choice] = []
    if row.canBeAttested, model.access.canWrite {
      choices.append(
        Choice(
          "Say that it is done", detail: "In your words; it counts as a person's word.",
          .attest(id, row.usualRole)))
    }
    if model.setup.attestations[id] != nil || model.setup.waivers[id] != nil {
      choices.append(
        Choice("Take back what was said", detail: "Or the waiver.", .withdraw(id)))
    }
    if row.waiving != .never, judged.verdict.kind != .met, model.access.canWrite {
      choices.append(
        Choice("Go on without it", detail: "With a reason, for the record.", .waive(id)))
    }
    if id == .backupTaken, model.backup.verified?.problems.isEmpty == false {
      choices.append(Choice("See the rows", .showProblems))
    }
    choices.append(Choice("Close"))
    let body = [judged.verdict.reason, judged.verdict.remedy].filter { !$0.isEmpty }
    return Dialog(
      .menu, title: "\(id.title): \(judged.verdict.kind.title)", body: body, choices: choices)
  }

  static func attest(_ id: PreconditionID, _ role: Role, plan: [PlannedAttribute]) -> Dialog {
    var body = ["\(id.title): the word of the \(role.title) is noted with the time."]
    if id == .attributesCreated || id == .attributesMapped, !plan.isEmpty {
      body.append("It speaks of \(plan.map(\.externalName).joined(separator: ", ")).")
    }
    return Dialog(
      .attest(id, role), title: "Say that it is done", body: body,
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

extension Verdict.Kind {
  /// The verdict as the check list words it.
  public var title: String { self == .unmet ? "not met" : rawValue }
}
