import Basics
import OktaAPI
import SetupCore
import SetupStore

/// What has to be done outside because of a message: plain data, run by one runner.
public enum Effect: Equatable, Sendable {
  /// Have the terminal do something.
  case terminal(TerminalEffect)
  /// Journal these, synced, then answer.
  case append([Event])
  /// Journal this after the frame, without waiting for it.
  case note(Event)
  /// Set journal and vault aside.
  case startOver
  /// Open a page in the browser.
  case open(String)
  /// Write a text to a new file.
  case save(text: String, path: String)
  /// Write a bundle of the journal, made at this moment, without some parts, to a new file.
  case writeBundle(path: String, at: Instant, offset: Int, without: Set<BundlePart>)

  /// Read a bundle, to compare with it.
  case readBundle(path: String)

  /// Search for likely exports.
  case findExports
  /// Verify a file, and keep a copy if it is fit.
  case verify(path: String)
  /// Give up the running verification.
  case cancelVerification
  /// Write the kept backup to a new file.
  case writeOut(digest: String, path: String)
  /// Delete the vault's files.
  case forgetVault
  /// Read everyone from DX, and keep it as the backup.
  case readEveryone
  /// Compare the kept backup of a digest with the people that DX has.
  case compareBackup(digest: String, column: String)

  /// Sign in to Okta or DX, and prove the permissions.
  case signIn(SignInRequest)
  /// List the organisation's apps.
  case findApps
  /// Read these of an app from Okta.
  case probe([Observation.Kind], app: String?)
  /// Read what could explain what someone sees.
  case diagnose(DeepProbes)
  /// Compare what Okta has for the assigned people with what DX shows.
  case compareValues([PlannedPair], app: String)
  /// Ask Okta's log who changed what in this span.
  case readChanges(app: String, since: Instant, until: Instant)
  /// List who is assigned to an app, with the values of these attributes; shown and never kept.
  case listPeople(app: String, [PlannedPair])
  /// Do what previews, traces and putting back need.
  case preview(PreviewEffect)
  /// Give up the running probes.
  case cancelProbes

  /// Read Okta anew, and say what would be written.
  case proposeWrites(WriteQuestion)
  /// List the organisation's groups.
  case findGroups
  /// Send what was confirmed.
  case sendWrites(ConfirmedWrites, offset: Int)
  /// Revoke the API token in use.
  case revokeToken(ConfirmedRevocation, offset: Int)

  /// Do something in the demo tenant's consoles, for a plan.
  case demo(DemoEffect, [PlannedAttribute])

  /// Whether it stays inside the terminal, so that it may run while a past moment is shown.
  var staysInTerminal: Bool { if case .terminal = self { true } else { false } }

  /// Whether a screen asks for it by being shown; nobody misses it at a past moment.
  var isAskedByScreen: Bool {
    switch self {
    case .note, .findExports, .cancelProbes, .cancelVerification: true
    case .terminal, .append, .startOver, .open, .save, .writeBundle, .readBundle, .listPeople,
      .verify, .writeOut,
      .forgetVault, .readEveryone, .compareBackup, .signIn, .findApps, .probe, .diagnose,
      .compareValues, .readChanges, .preview, .proposeWrites, .findGroups, .sendWrites,
      .revokeToken, .demo:
      false
    }
  }
}

/// What the terminal does for the wizard beside showing frames.
public enum TerminalEffect: Hashable, Sendable {
  /// Take a text into its clipboard.
  case copy(String)
  /// Report the mouse, or have it back for selecting.
  case setMouse(Bool)
  /// Draw everything anew.
  case redraw
  /// Stop the program, as Ctrl-Z does.
  case suspend
}
