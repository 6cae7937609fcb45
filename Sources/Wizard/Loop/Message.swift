import DemoTenant
import OktaAPI
import Screens
import SetupCore
import Terminal

/// What happened, as `update` sees it.
public enum Message: Hashable, Sendable {
  /// The person pressed a key, clicked, pasted, or changed the window.
  case key(Key)
  /// The person wants something: by a typed line, or by what stands in front of the screen.
  case intent(Intent)
  /// Time went by to where the screen changes.
  case timePassed
  /// Something came from outside.
  case answer(Answer)

  /// Whether it belongs to what the person sees; all else belongs to the sitting itself, whatever is
  /// shown meanwhile.
  var isFromPerson: Bool {
    switch self {
    case .key, .intent: true
    case .timePassed, .answer: false
    }
  }
}

/// What comes from outside: the end of an effect, or how far it is.
public enum Answer: Hashable, Sendable {
  /// The journal has these events.
  case journalWrote([Event])
  /// The journal could not take them; the sentence says why.
  case journalFailed(String)
  /// The note of a screen that was shown; the journal takes it along with the next event.
  case noted(Event)
  /// The state was set aside, and a new one began; the folder that has the old one.
  case startedOver(String)
  /// A text or a file was written; the path it has now.
  case fileWritten(String)
  /// It could not be written; the sentence says why.
  case fileFailed(String)
  /// The browser was asked to open a page, or why it could not be.
  case linkOpened(String?)

  /// Likely exports were searched for.
  case exportsFound([ExportFile])
  /// The verification came so far.
  case verificationAdvanced(done: Int, total: Int)
  /// A file was verified; its copy is in the vault if it is fit.
  case verificationEnded(BackupVerification)
  /// A file could not be verified; the sentence says why.
  case verificationFailed(String)
  /// The vault's files were deleted.
  case vaultForgotten(Int)
  /// Reading everyone from DX goes on where it stopped.
  case liveBackupResumed(after: String)
  /// It stopped, with so many people read and kept for this sitting; the sentence says why.
  case liveBackupPaused(after: String, String)
  /// Everyone was read from DX, and the file is kept.
  case liveBackupKept(BackupVerification)
  /// Everyone could not be read; the sentence says why.
  case liveBackupFailed(String)
  /// The backup was compared with DX; who it lacks is shown, and never stored.
  case backupCompared(Observation, missing: [String])

  /// Whether one permission is there was tried, while signing in.
  case permissionProved(PermissionCheck.Result)
  /// The code to be typed in the browser came, and where to type it.
  case deviceCodeCame(code: String, address: String)
  /// Someone is signed in to Okta; the notes name what can't be read.
  case signedIn(host: String, notes: [String])
  /// Someone is signed in to DX.
  case signedInToDX(host: String)
  /// Signing in failed.
  case signInFailed(Shortfall)
  /// The organisation's apps, likely ones first.
  case appsFound([RankedApp])
  /// They could not be listed; the sentence says why.
  case appsFailed(String)

  /// A probe saw something.
  case observed(Observation)
  /// A probe failed.
  case probeFailed(Observation.Kind, Shortfall)
  /// A probe was given up.
  case probeCancelled(Observation.Kind)
  /// A DX token would go to a host that is not DX's own; nothing was sent.
  case otherDXHost(String)
  /// A probe found that the sign-in no longer holds.
  case signInExpired(Observation.Kind, Shortfall)
  /// The calls made so far.
  case callsMade([CallLine])
  /// Who changed what in Okta, the newest first; empty where the log can't be read.
  case changesRead([OktaLogChange])

  /// A bundle was read, to compare with.
  case bundleRead(OtherSetUp)
  /// The people behind a count were listed, as far as they could be.
  case peopleListed(PeopleList)
  /// What came of a preview, a trace or a comparison.
  case preview(PreviewAnswer)
  /// Something of writing to Okta.
  case writing(WriteAnswer)

  /// The clicks that the demo tenant's consoles offer, the next sensible one first.
  case clicksFound([String], all: Bool)
  /// A click was played; nil when nothing is left to do.
  case clickPlayed(String?)
  /// The consoles played on by themselves, or wait.
  case playedOn(DemoTurn)
}
