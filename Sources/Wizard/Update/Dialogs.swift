import Basics
import Screens
import SetupCore

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
          .attestationAsked(id, row.usualRole)))
    }
    if model.setup.attestations[id] != nil || model.setup.waivers[id] != nil {
      choices.append(
        Choice("Take back what was said", detail: "Or the waiver.", .withdrawalAsked(id)))
    }
    if row.waiving != .never, judged.verdict.kind != .met, model.access.canWrite {
      choices.append(
        Choice("Go on without it", detail: "With a reason, for the record.", .waiverAsked(id)))
    }
    if id == .backupTaken, model.verified?.problems.isEmpty == false {
      choices.append(Choice("See the rows", .rowsAsked))
    }
    choices.append(Choice("Close", nil))
    let body = [judged.verdict.reason, judged.verdict.remedy].filter { !$0.isEmpty }
    return Dialog(
      .menu, title: "\(id.title): \(judged.verdict.kind.words)", body: body, choices: choices)
  }

  static func attest(_ id: PreconditionID, _ role: Role, plan: [PlannedAttribute]) -> Dialog {
    var body = ["\(id.title): the word of the \(role.title) is noted with the time."]
    if id == .attributesCreated || id == .attributesMapped, !plan.isEmpty {
      body.append("It speaks of \(plan.map(\.externalName).joined(separator: ", ")).")
    }
    return Dialog(
      .attest(id, role), title: "Say that it is done", body: body,
      fields: [Field("What was seen", hint: "Optional, in a few words. E-mails are left out.")],
      choices: [Choice("Note it", nil), Choice("Cancel", nil)])
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
      choices: [Choice("Waive it", nil), Choice("Cancel", nil)])
  }

  /// The word that has to be typed to go on without a backup.
  public static let waiverWord = "WITHOUT BACKUP"

  static func steps(_ model: Model) -> Dialog {
    var choices = [Choice("Introduction", .screenAsked(model.walk.first?.id ?? ""))]
    choices += Step.allCases.map { step in
      let open = model.setup.blockers(of: step, at: model.now).count
      let detail = open == 0 ? "nothing open" : "\(counted(open, "row")) open"
      return Choice("\(step.rawValue)  \(step.title)", detail: detail, .stepAsked(step))
    }
    choices.append(Choice("Close", nil))
    return Dialog(
      .menu, title: "Go to a step",
      body: ["Back is always possible. Forward leads over steps that may be left."],
      choices: choices)
  }

  static func problems(_ model: Model) -> Dialog? {
    guard let result = model.verified, !result.problems.isEmpty else { return nil }
    let lines = result.problems.map { "line \(grouped($0.line)): \($0.detail)" }
    let more = result.problemsTotal - lines.count
    return Dialog(
      .menu, title: "\(result.file): \(counted(result.problemsTotal, "row")) in the way",
      body: lines + (more > 0 ? ["And \(grouped(more)) more."] : []),
      choices: [Choice("Close", nil)])
  }

  static let backupPath = Dialog(
    .backupPath, title: "Choose the export",
    fields: [Field("Path of the file", hint: "~ stands for your home folder. Paste works too.")],
    choices: [Choice("Check it", nil), Choice("Cancel", nil)])

  static func save(_ text: String, as name: String) -> Dialog {
    Dialog(
      .save(text), title: "Save to a file",
      fields: [Field("Path", hint: "A new file; nothing is overwritten.", name)],
      choices: [Choice("Save", nil), Choice("Cancel", nil)])
  }

  static func writeOut(_ model: Model) -> Dialog? {
    guard let backup = model.setup.backup, model.setup.forgotten == nil else { return nil }
    return Dialog(
      .writeOut, title: "Write the backup to a file",
      body: ["The copy has everybody's data. Delete it when it isn't needed."],
      fields: [Field("Path", hint: "A new file; nothing is overwritten.", backup.value.file)],
      choices: [Choice("Write it", nil), Choice("Cancel", nil)])
  }

  static let forgetVault = Dialog(
    .confirm(.forgetVault), title: "Delete the kept copies",
    body: [
      "The vault's copies of user exports are deleted. Without them, what a sync overwrites can't "
        + "be put back from here."
    ], choices: [Choice("Delete them", nil), Choice("Keep them", nil)])

  static let startOver = Dialog(
    .confirm(.startOver), title: "Start over",
    body: ["Journal and kept files are set aside in a folder of their own. Nothing is deleted."],
    choices: [Choice("Start over", nil), Choice("Cancel", nil)])
}

extension Verdict.Kind {
  /// The verdict as the check list words it.
  public var words: String { self == .unmet ? "not met" : rawValue }
}

extension Dialog {
  /// The demo tenant's console: what can be clicked there now.
  static func clicks(_ labels: [String], isPlaying: Bool) -> Dialog {
    let own = Choice(
      isPlaying ? "Stop playing" : "Play them by themselves", detail: "One every few seconds.",
      .clickAsked(nil))
    let choices = labels.enumerated().map { Choice($0.element, .clickAsked($0.offset)) }
    return Dialog(
      .menu, title: "Demo: play the admin's clicks in the consoles",
      body: ["Press one, then see the check list change."],
      choices: [own] + choices + [Choice("Close", nil)])
  }
}
