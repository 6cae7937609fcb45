import SetupCore

/// Something that the wizard does when asked to, with the words to press.
public struct Action: Hashable, Sendable {
  /// The words to press.
  public var label: String
  /// What it does.
  public var does: Deed

  /// An action by what it does.
  public init(_ label: String, _ does: Deed) {
    self.label = label
    self.does = does
  }

  /// What an action does, with what it does it to.
  public enum Deed: Hashable, Sendable {
    /// Journals that DX support was asked to activate directory sync.
    case askSupport
    /// Journals that DX support was asked to run the sync at once.
    case askImmediateSync
    /// Journals that a sync ran.
    case syncRan
    /// Vouches for a precondition, after asking for the words.
    case attest(PreconditionID, Role)
    /// Goes on without a precondition, after asking for the reason.
    case waive(PreconditionID)
    /// Asks for the path of the export.
    case chooseBackupFile
    /// Writes the kept backup to a file that the person names.
    case writeOutBackup
    /// Deletes what the vault keeps, after asking.
    case forgetVault
    /// Sets journal and vault aside and begins anew, after asking.
    case startOver
    /// Adds an attribute to the plan.
    case planAdd
    /// Drops an attribute of the plan.
    case planRemove
    /// Changes an attribute of the plan.
    case planEdit
    /// Saves the change record to a file.
    case saveChangeRecord
    /// Copies a draft of this screen, by its id.
    case copyDraft(String)
    /// Saves a draft of this screen to a file, by its id.
    case saveDraft(String)
    /// Signs in to Okta or DX.
    case signIn(SignInWay)
    /// Opens the app picker.
    case pickApp
    /// Reads what this screen's preconditions need, once.
    case look
    /// Reads it again and again while the admin works elsewhere.
    case watch
    /// Opens a screen by its id.
    case go(String)
    /// Reads `users.list` to its end and keeps it as the backup.
    case liveBackup
    /// Looks for causes of a symptom, or of anything.
    case diagnose(Symptom?)
    /// Makes a bundle for support.
    case createBundle
    /// Opens the walk through the questions.
    case answerQuestions
  }
}

/// The ways to sign in.
public enum SignInWay: String, CaseIterable, Hashable, Sendable {
  /// Opens the sign-in screen.
  case ask
  /// With what the environment or `~/.okta/okta.yaml` holds.
  case found
  /// With the token typed into the fields of this screen.
  case typed
  /// By the OAuth device authorization grant.
  case device
  /// To DX, with the token typed into the field of this screen or `DX_API_TOKEN`.
  case dx
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
  case look
  case watch
  case go
  case liveBackup = "live-backup"
  case diagnose
  case createBundle = "create-bundle"
  case answerQuestions = "answer-questions"
}

extension Action.Deed {
  /// The word that names it in a screen file.
  public var id: ActionID {
    switch self {
    case .askSupport: .askSupport
    case .askImmediateSync: .askImmediateSync
    case .syncRan: .syncRan
    case .attest: .attest
    case .waive: .waive
    case .chooseBackupFile: .chooseBackupFile
    case .writeOutBackup: .writeOutBackup
    case .forgetVault: .forgetVault
    case .startOver: .startOver
    case .planAdd: .planAdd
    case .planRemove: .planRemove
    case .planEdit: .planEdit
    case .saveChangeRecord: .saveChangeRecord
    case .copyDraft: .copyDraft
    case .saveDraft: .saveDraft
    case .signIn: .signIn
    case .pickApp: .pickApp
    case .look: .look
    case .watch: .watch
    case .go: .go
    case .liveBackup: .liveBackup
    case .diagnose: .diagnose
    case .createBundle: .createBundle
    case .answerQuestions: .answerQuestions
    }
  }
}
