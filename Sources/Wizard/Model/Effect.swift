import Basics
import SetupCore
import SetupStore

/// What has to be done outside because of a message: plain data, run by one runner.
public enum Effect: Equatable, Sendable {
  /// Journal these, synced, then say so.
  case append([Event])
  /// Journal this after the frame, without waiting for it.
  case note(Event)
  /// Look for likely exports.
  case findExports
  /// Verify a file, and keep a copy if it is fit.
  case verify(path: String)
  /// Give up the running verification.
  case cancelVerification
  /// Send a text to the terminal's clipboard.
  case copy(String)
  /// Open a page in the browser.
  case open(String)
  /// Write a text to a new file.
  case save(text: String, path: String)
  /// Write the kept backup to a new file.
  case writeOut(digest: String, path: String)
  /// Write a bundle of the journal, made at this moment, without some parts, to a new file.
  case writeBundle(path: String, at: Instant, offset: Int, without: Set<BundlePart>)
  /// Delete the vault's files.
  case forgetVault
  /// Set journal and vault aside.
  case startOver
  /// Give the mouse to the terminal, or take it back.
  case setMouse(Bool)
  /// Draw everything anew.
  case redraw
  /// Stop the program, as Ctrl-Z does.
  case suspend
  /// Read these of an app from Okta.
  case look([Observation.Kind], app: String?)
  /// Make the looks that could explain what someone sees.
  case diagnose(DeepLook)
  /// Compare the kept backup of a digest with the people that DX has.
  case compareBackup(digest: String, column: String)
  /// Compare what Okta has for the assigned people with what DX shows.
  case compareValues([PlannedPair], app: String)
  /// Sign in to Okta or DX, and prove the permissions.
  case signIn(SignInRequest)
  /// List the organisation's apps.
  case findApps
  /// Read everyone from DX, and keep it as the backup.
  case readEveryone
  /// List the clicks that the demo tenant's console offers now.
  case findClicks
  /// Play one of them by its place, or the next sensible one.
  case play(Int?)
  /// Ask Okta's log who changed what in this span.
  case readChanges(app: String, since: Instant, until: Instant)
  /// Give up the running looks.
  case cancelLooks
}
