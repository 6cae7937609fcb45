import SetupCore

extension Action.Deed {
  /// Whether it changes what is kept; a read-only sitting doesn't offer those.
  public var changesState: Bool {
    switch self {
    case .askSupport, .askImmediateSync, .syncRan, .attest, .waive, .chooseBackupFile, .forgetVault,
      .startOver, .planAdd, .planRemove, .planEdit, .signIn, .pickApp, .look, .watch, .liveBackup:
      true
    case .writeOutBackup, .saveChangeRecord, .copyDraft, .saveDraft, .go, .diagnose, .createBundle,
      .answerQuestions:
      false
    }
  }

  /// The precondition that it speaks for or goes on without; there is nothing to do once it is met.
  public var precondition: PreconditionID? {
    switch self {
    case .attest(let id, _), .waive(let id): id
    default: nil
    }
  }
}
