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
    case .askSupport, .askImmediateSync, .syncRan, .chooseBackupFile, .writeOutBackup,
      .forgetVault, .startOver, .planAdd, .planRemove, .planEdit, .saveChangeRecord, .pickApp,
      .probe, .watch, .liveBackup, .createBundle, .compareBundle, .answerQuestions, .preview,
      .findPerson, .tryMappings,
      .restoreCompare, .restoreCompareFile, .forceSyncNote, .forceSyncSee,
      .showWrites, .pushGroup, .sendWrites, .undoWrites, .revokeToken:
      return []
    }
  }

  /// An action with its words.
  mutating func action(_ fields: Fields) -> Action? {
    let id = word(fields, "action", "action", ActionID.self)
    let label = text(fields, "label", .label)
    guard let id, let label, let intent = intent(id, fields) else { return nil }
    return Action(label, id, intent)
  }

  private mutating func intent(_ id: ActionID, _ fields: Fields) -> Intent? {
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
    case .planAdd: .plan(.listProperties)
    case .planRemove: .plan(.listRemovals)
    case .planEdit: .plan(.listChanges)
    case .saveChangeRecord: .saveChangeRecord
    case .copyDraft: usedDraft(fields).map(Intent.copyDraft)
    case .saveDraft: usedDraft(fields).map(Intent.saveDraft)
    case .signIn: signIn(fields)
    case .pickApp: .listApps
    case .probe: .probe
    case .watch: .watch
    case .go: go(fields)
    case .liveBackup: .readEveryone
    case .diagnose: diagnose(fields)
    case .createBundle: .createBundle
    case .compareBundle: .compareBundle
    case .answerQuestions: .causes(.openQuestions)
    case .preview: .preview(.read)
    case .findPerson: .preview(.find)
    case .tryMappings: .preview(.tryMappings)
    case .restoreCompare: .preview(.compare)
    case .restoreCompareFile: .preview(.compareFile)
    case .forceSyncNote: .preview(.noteForceSync)
    case .forceSyncSee: .preview(.seeForceSync)
    case .showWrites: .writes(.propose)
    case .pushGroup: .writes(.listGroups)
    case .sendWrites: .writes(.send)
    case .undoWrites: .writes(.undo)
    case .revokeToken: .writes(.revokeToken)
    }
  }

  private mutating func attest(_ fields: Fields) -> Intent? {
    let id = word(fields, "precondition", "precondition", PreconditionID.self)
    let role = word(fields, "role", "role", Role.self)
    guard let id, let role else { return nil }
    if !Precondition.of(id).canBeAttested {
      report(fields.place(of: "precondition"), "\"\(id.rawValue)\" can't be attested")
    }
    return .attest(id, role)
  }

  private mutating func waive(_ fields: Fields) -> Intent? {
    guard let id = word(fields, "precondition", "precondition", PreconditionID.self) else {
      return nil
    }
    if Precondition.of(id).waiving == .never {
      report(fields.place(of: "precondition"), "\"\(id.rawValue)\" can't be waived")
    }
    return .waive(id)
  }

  private mutating func signIn(_ fields: Fields) -> Intent? {
    guard fields["way"] != nil else { return .signIn(.ask) }
    return word(fields, "way", "way to sign in", SignInWay.self).map(Intent.signIn)
  }

  private mutating func diagnose(_ fields: Fields) -> Intent? {
    guard fields["symptom"] != nil else { return .causes(.diagnose(nil)) }
    return word(fields, "symptom", "symptom", Symptom.self).map { .causes(.diagnose($0)) }
  }

  private mutating func go(_ fields: Fields) -> Intent? {
    guard let screen = string(fields, "screen") else { return nil }
    references.screens.append(.init(name: screen, at: fields.place(of: "screen")))
    return .open(screen)
  }

  private mutating func usedDraft(_ fields: Fields) -> String? {
    guard let draft = string(fields, "draft") else { return nil }
    references.usedDrafts.append(.init(name: draft, at: fields.place(of: "draft")))
    return draft
  }
}
