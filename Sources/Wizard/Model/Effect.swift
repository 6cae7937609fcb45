import SetupCore

/// What has to be done outside because of a message: plain data, run by one runner.
public enum Effect: Hashable, Sendable {
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
  /// Read these from Okta or DX.
  case look([Observation.Kind])
  /// Give up the running looks.
  case cancelLooks
}
