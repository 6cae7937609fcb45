import Basics
import SetupCore

extension ScreenReader {
  /// The keys that an action has beside its label, which depend on what it does.
  func actionKeys(_ members: [PositionedJSON.Member]) -> [String] {
    guard case .string(let name) = members.first(where: { $0.key == "action" })?.value.content,
      let id = ActionID(rawValue: name)
    else { return ["precondition", "role", "screen", "draft", "way", "symptom"] }
    switch id {
    case .attest: return ["precondition", "role"]
    case .waive: return ["precondition"]
    case .go: return ["screen"]
    case .copyDraft, .saveDraft: return ["draft"]
    case .signIn: return ["way"]
    case .diagnose: return ["symptom"]
    default: return []
    }
  }

  /// An action with its words.
  mutating func action(_ fields: Fields) -> Action? {
    let id = word(fields, "action", "action", ActionID.self)
    let label = text(fields, "label", .label)
    guard let id, let label, let deed = deed(id, fields) else { return nil }
    return Action(label, deed)
  }

  private mutating func deed(_ id: ActionID, _ fields: Fields) -> Action.Deed? {
    switch id {
    case .askSupport: .askSupport
    case .askImmediateSync: .askImmediateSync
    case .syncRan: .syncRan
    case .attest: attest(fields)
    case .waive: waive(fields)
    case .chooseBackupFile: .chooseBackupFile
    case .writeOutBackup: .writeOutBackup
    case .forgetVault: .forgetVault
    case .startOver: .startOver
    case .planAdd: .planAdd
    case .planRemove: .planRemove
    case .planEdit: .planEdit
    case .saveChangeRecord: .saveChangeRecord
    case .copyDraft: usedDraft(fields).map(Action.Deed.copyDraft)
    case .saveDraft: usedDraft(fields).map(Action.Deed.saveDraft)
    case .signIn: signIn(fields)
    case .pickApp: .pickApp
    case .look: .look
    case .watch: .watch
    case .go: go(fields)
    case .liveBackup: .liveBackup
    case .diagnose: diagnose(fields)
    case .createBundle: .createBundle
    case .answerQuestions: .answerQuestions
    }
  }

  private mutating func attest(_ fields: Fields) -> Action.Deed? {
    let id = word(fields, "precondition", "precondition", PreconditionID.self)
    let role = word(fields, "role", "role", Role.self)
    guard let id, let role else { return nil }
    if !Precondition.of(id).canBeAttested {
      report(fields.place(of: "precondition"), "\"\(id.rawValue)\" can't be attested")
    }
    return .attest(id, role)
  }

  private mutating func waive(_ fields: Fields) -> Action.Deed? {
    guard let id = word(fields, "precondition", "precondition", PreconditionID.self) else {
      return nil
    }
    if Precondition.of(id).waiving == .never {
      report(fields.place(of: "precondition"), "\"\(id.rawValue)\" can't be waived")
    }
    return .waive(id)
  }

  private mutating func signIn(_ fields: Fields) -> Action.Deed? {
    guard fields["way"] != nil else { return .signIn(.ask) }
    return word(fields, "way", "way to sign in", SignInWay.self).map(Action.Deed.signIn)
  }

  private mutating func diagnose(_ fields: Fields) -> Action.Deed? {
    guard fields["symptom"] != nil else { return .diagnose(nil) }
    return word(fields, "symptom", "symptom", Symptom.self).map(Action.Deed.diagnose)
  }

  private mutating func go(_ fields: Fields) -> Action.Deed? {
    guard let screen = string(fields, "screen") else { return nil }
    references.screens.append(.init(name: screen, at: fields.place(of: "screen")))
    return .go(screen)
  }

  private mutating func usedDraft(_ fields: Fields) -> String? {
    guard let draft = string(fields, "draft") else { return nil }
    references.usedDrafts.append(.init(name: draft, at: fields.place(of: "draft")))
    return draft
  }
}
