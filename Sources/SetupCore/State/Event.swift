import Basics

/// Something that happened to a set-up, when, and at which offset from UTC the person's clock was.
public struct Event: Hashable, Codable, Sendable {
  /// When it happened.
  public var at: Instant
  /// Minutes east of UTC of the clock where it happened; replays show times by it.
  public var offset: Int
  /// What happened.
  public var kind: Event.Kind

  /// What happened at a moment.
  ///
  /// The one door through which events are made: e-mail addresses and token-like strings are
  /// replaced in all their texts, so that none reaches state, journal or bundle.
  public init(_ kind: Event.Kind, at: Instant, offset: Int = 0) {
    self.init(journalled: kind.withoutSecrets, at: at, offset: offset)
  }

  /// What a journal has, as it stands there: it came through the door when it was made.
  public init(journalled kind: Event.Kind, at: Instant, offset: Int = 0) {
    self.kind = kind
    self.at = at
    self.offset = offset
  }
}

extension Event {
  /// What can happen to a set-up, one case each.
  ///
  /// The case's name is the journal's `type`, its labelled values the `payload`: a renamed case or
  /// label needs a new schema version of the journal.
  public enum Kind: Hashable, Codable, Sendable {
    /// The use cases were chosen; an empty set is "neither of these".
    case useCasesChosen(useCases: [UseCase])
    /// DX support was asked to activate directory sync.
    case activationRequested
    /// DX support was asked to run the sync at once.
    case immediateSyncRequested
    /// Someone vouched for a precondition.
    case attested(id: PreconditionID, role: Role, words: String)
    /// The word was taken back.
    case attestationWithdrawn(id: PreconditionID)
    /// Someone chose to go on without a precondition.
    case waived(id: PreconditionID, reason: String)
    /// The choice was taken back.
    case waiverWithdrawn(id: PreconditionID)
    /// A user export or `users.list` was verified and is kept in the vault.
    case backupKept(backup: Backup)
    /// A user export was verified and is not fit to be a backup.
    case backupRefused(file: String, reason: String)
    /// The vault's files were deleted at the person's request.
    case vaultForgotten(files: Int)
    /// An Okta organisation was bound, by its host.
    case organisationBound(host: String)
    /// An Okta app of that organisation was bound.
    case appBound(id: String, label: String)
    /// Someone typed the name of a host, other than DX's own, that a DX token may go to.
    case dxHostConfirmed(host: String)
    /// Something was read from Okta or DX.
    case observed(observation: Observation)
    /// What was read from Okta or DX is as it was when it was read before.
    case observedUnchanged(kind: Observation.Kind)
    /// A probe failed; an earlier observation of its kind stays. Older journals have no remedy.
    case lookFailed(kind: Observation.Kind, reason: String, remedy: String? = nil)
    /// An attribute was planned, or the planned one of that External name changed.
    case attributePlanned(attribute: PlannedAttribute)
    /// The planned attribute of that External name was dropped.
    case attributeDropped(externalName: String)
    /// What the next sync changes was counted, and is to be remembered.
    case previewRecorded(preview: RecordedPreview)
    /// Someone confirmed that the sync may change as much as the newest preview says.
    case previewConfirmed(words: String)
    /// Something is about to be written to Okta; whether it was shows the next event, or Okta.
    case writeIntended(write: JournalledWrite)
    /// What came of it, as read back from Okta.
    case writeEnded(host: String, app: String, outcome: WriteOutcome)
    /// The API token in use is about to be revoked, at the person's request.
    case tokenRevocationIntended(host: String)
    /// Okta took it: the token is good for nothing any more.
    case tokenRevoked(host: String)
    /// A sync of DX ran.
    case syncRan
    /// `check --changed-since-last` counted the verdicts, which its next run compares with.
    case verdictsReported(verdicts: [ReportedVerdict], failedRuns: Int)
    /// A step was left, going forward.
    case stepLeft(step: Step)
    /// Someone went back to a step.
    case wentBack(to: Step)
    /// Someone asked to go on and was told why not.
    case advanceRefused(step: Step, reasons: [PreconditionID])
    /// A screen was shown.
    case screenShown(screen: String)
    /// Someone said what they see; the answers given before belong to another symptom.
    case symptomChosen(symptom: Symptom)
    /// A question of troubleshooting was answered, by the ids of both.
    case questionAnswered(question: String, answer: String)
    /// The newest answer was taken back.
    case answerTakenBack
  }
}

/// A verified backup of DX's user data, as the journal knows it.
public struct Backup: Hashable, Codable, Sendable {
  /// Where it came from.
  public enum Source: String, Codable, Hashable, Sendable {
    /// A *User CSV* export that the person chose.
    case file
    /// `users.list`, read to its end.
    case usersList
  }

  /// Where it came from.
  public var source: Source
  /// The file's base name.
  public var file: String
  /// Lower-case hexadecimal SHA-256 of the file; its name in the vault.
  public var sha256: String
  /// The file's size.
  public var bytes: Int
  /// How many people it has.
  public var rows: Int
  /// The column names, in order.
  public var columns: [String]
  /// The e-mail column's name.
  public var emailColumn: String

  /// A backup by its digest and counts.
  public init(
    source: Source, file: String, sha256: String, bytes: Int, rows: Int, columns: [String],
    emailColumn: String
  ) {
    self.source = source
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.rows = rows
    self.columns = columns
    self.emailColumn = emailColumn
  }
}
