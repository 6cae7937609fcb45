import SetupCore

/// Something that a screen offers to do, with the words to press.
public struct Action: Hashable, Sendable {
  /// The words to press.
  public var label: String
  /// The word that names it in a screen file.
  public var id: ActionID
  /// What pressing it asks for.
  public var intent: Intent

  /// An action by what it asks for.
  public init(_ label: String, _ id: ActionID, _ intent: Intent) {
    (self.label, self.id, self.intent) = (label, id, intent)
  }

  /// The precondition that it speaks for or goes on without; there is nothing to do once it is met.
  public var precondition: PreconditionID? {
    if case .attest(let id, _) = intent { return id }
    if case .waive(let id) = intent { return id }
    return nil
  }
}

/// The closed list of actions, by the word in the file.
public enum ActionID: String, CaseIterable, Hashable, Sendable {
  case askSupport = "ask-support"
  case askImmediateSync = "ask-immediate-sync"
  case syncRan = "sync-ran"
  case attest
  case waive
  case chooseBackupFile = "choose-backup-file"
  case writeOutBackup = "write-out-backup"
  case forgetVault = "forget-vault"
  case startOver = "start-over"
  case planAdd = "plan-add"
  case planRemove = "plan-remove"
  case planEdit = "plan-edit"
  case saveChangeRecord = "save-change-record"
  case copyDraft = "copy-draft"
  case saveDraft = "save-draft"
  case signIn = "sign-in"
  case pickApp = "pick-app"
  case probe = "look"
  case watch
  case go
  case liveBackup = "live-backup"
  case diagnose
  case createBundle = "create-bundle"
  case compareBundle = "compare-bundle"
  case answerQuestions = "answer-questions"
  case preview
  case findPerson = "find-person"
  case tryMappings = "try-mappings"
  case restoreCompare = "restore-compare"
  case restoreCompareFile = "restore-compare-file"
  case forceSyncNote = "force-sync-note"
  case forceSyncSee = "force-sync-see"
  case showWrites = "show-writes"
  case pushGroup = "push-group"
  case sendWrites = "send-writes"
  case undoWrites = "undo-writes"
  case revokeToken = "revoke-token"

  /// Whether it changes what is kept; a read-only sitting doesn't offer those.
  public var changesState: Bool {
    switch self {
    case .askSupport, .askImmediateSync, .syncRan, .attest, .waive, .chooseBackupFile, .forgetVault,
      .startOver, .planAdd, .planRemove, .planEdit, .signIn, .pickApp, .probe, .watch, .liveBackup,
      .preview, .findPerson, .tryMappings, .restoreCompare, .forceSyncNote, .forceSyncSee,
      .showWrites, .pushGroup, .sendWrites, .undoWrites, .revokeToken:
      true
    case .writeOutBackup, .saveChangeRecord, .copyDraft, .saveDraft, .go, .diagnose, .createBundle,
      .compareBundle, .answerQuestions, .restoreCompareFile:
      false
    }
  }
}
