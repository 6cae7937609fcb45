import OktaAPI
import Screens
import SetupCore
import Terminal

/// What happened, as `update` sees it.
public indirect enum Message: Hashable, Sendable {
  // From the person.
  /// A key, a click, a paste, a new window size.
  case keyPressed(Key)
  /// Something on the screen was pressed.
  case pressed(Target)
  /// *Go on* was asked for.
  case nextAsked
  /// *Back* was asked for.
  case backAsked
  /// A screen was asked for by its id.
  case screenAsked(String)
  /// A step was asked for.
  case stepAsked(Step)
  /// The list of steps was asked for.
  case stepsAsked
  /// An app was chosen by its id and label.
  case appChosen(id: String, label: String)
  /// Troubleshooting was asked for.
  case troubleAsked
  /// Copying what has the focus, or the screen's one value, was asked for.
  case copyAsked
  /// Opening the screen's link was asked for.
  case openAsked
  /// The rows of the newest verification were asked for.
  case rowsAsked
  /// Taking back what was said of a row was asked for.
  case withdrawalAsked(PreconditionID)
  /// Vouching for a row was asked for.
  case attestationAsked(PreconditionID, Role)
  /// Going on without a row was asked for.
  case waiverAsked(PreconditionID)
  /// A new entry of the plan was asked for, by the External name to start from.
  case planEntryAsked(String)
  /// Changing an entry of the plan was asked for.
  case planChangeAsked(String)
  /// Dropping an entry of the plan was asked for.
  case planRemovalAsked(String)
  /// A dialog's choice was pressed, by its place.
  case dialogAnswered(choice: Int)
  /// A dialog's fields were filled at once, by the line dialogue.
  case dialogFilled([String])
  /// A screen's field was filled at once, by the line dialogue.
  case fieldFilled(FieldID, String)
  /// The end of the program was asked for.
  case quitAsked
  /// The time line was asked for.
  case timeLineAsked
  /// A dialog's line was taken in or left out, by its place.
  case dialogToggled(Int)
  /// *What if* was asked for: to suppose something more, or to end it.
  case whatIfAsked
  /// Something was supposed.
  case supposed(Hypothesis)
  /// The end of *what if* was asked for.
  case whatIfEnded

  // From outside.
  /// Time went by to where the screen changes.
  case timePassed
  /// The journal has these events.
  case journalWrote([Event])
  /// The journal could not take them; the sentence says why.
  case journalFailed(String)
  /// Likely exports were looked for.
  case exportsFound([ExportFile])
  /// The verification came so far.
  case verificationAdvanced(done: Int, total: Int)
  /// A file was verified; its copy is in the vault if it is fit.
  case verificationEnded(BackupVerification)
  /// A file could not be verified; the sentence says why.
  case verificationFailed(String)
  /// A text or a file was written; the path it has now.
  case fileWritten(String)
  /// It could not be written; the sentence says why.
  case fileFailed(String)
  /// The vault's files were deleted.
  case vaultForgotten(Int)
  /// The state was set aside, and a new one began; the folder that has the old one.
  case startedOver(String)
  /// The browser was asked to open a page, or why it could not be.
  case linkOpened(String?)
  /// A look found something.
  case lookAnswered(Observation)
  /// A look failed; the sentence says why.
  case lookFailed(Observation.Kind, String)
  /// A look was given up.
  case lookCancelled(Observation.Kind)
  /// A look found that the sign-in no longer holds; the sentence says why.
  case signInExpired(Observation.Kind, String)
  /// Someone is signed in to Okta; the notes name what can't be read.
  case signedIn(host: String, notes: [String])
  /// Someone is signed in to DX.
  case signedInToDX(host: String)
  /// Signing in failed; the sentence says why.
  case signInFailed(String)
  /// The code to be typed in the browser came, and where to type it.
  case deviceCodeCame(code: String, address: String)
  /// The organisation's apps, likely ones first.
  case appsFound([RankedApp])
  /// They could not be listed; the sentence says why.
  case appsFailed(String)
  /// The calls made so far.
  case callsMade([CallLine])
  /// Everyone was read from DX, and the file is kept.
  case liveBackupKept(BackupVerification)
  /// Everyone could not be read; the sentence says why.
  case liveBackupFailed(String)
  /// The backup was compared with DX; who it lacks is shown, and never stored.
  case backupCompared(Observation, missing: [String])
  /// The clicks that the demo tenant's console offers, the next sensible one first.
  case clicksFound([String])
  /// A click was asked for by its place; nil plays them by themselves.
  case clickAsked(Int?)
  /// A click was played; nil when nothing is left to do.
  case clickPlayed(String?)
  /// Whether one permission is there was tried, while signing in.
  case permissionProved(PermissionCheck.Result)
  /// Who changed what in Okta, the newest first; empty where the log can't be read.
  case changesRead([OktaLogChange])
  /// Reading everyone from DX goes on where it stopped.
  case liveBackupResumed(after: String)
  /// It stopped, with so many people read and kept for this sitting; the sentence says why.
  case liveBackupPaused(after: String, String)
}

extension Message {
  /// Whether it answers an effect or the clock, and so belongs to the sitting itself, whatever is
  /// looked at meanwhile.
  var comesFromOutside: Bool {
    switch self {
    case .keyPressed, .pressed, .nextAsked, .backAsked, .screenAsked, .stepAsked, .stepsAsked,
      .appChosen, .troubleAsked, .copyAsked, .openAsked, .rowsAsked, .withdrawalAsked,
      .attestationAsked, .waiverAsked, .planEntryAsked, .planChangeAsked, .planRemovalAsked,
      .dialogAnswered, .dialogFilled, .fieldFilled, .quitAsked, .timeLineAsked, .whatIfAsked,
      .dialogToggled,
      .supposed, .whatIfEnded, .clickAsked:
      false
    case .timePassed, .journalWrote, .journalFailed, .exportsFound, .verificationAdvanced,
      .verificationEnded, .verificationFailed, .fileWritten, .fileFailed, .vaultForgotten,
      .startedOver, .linkOpened, .lookAnswered, .lookFailed, .lookCancelled, .signInExpired,
      .signedIn, .signedInToDX, .signInFailed, .deviceCodeCame, .appsFound, .appsFailed,
      .callsMade, .liveBackupKept, .liveBackupFailed, .backupCompared, .clicksFound, .clickPlayed,
      .permissionProved, .changesRead, .liveBackupResumed, .liveBackupPaused:
      true
    }
  }
}
