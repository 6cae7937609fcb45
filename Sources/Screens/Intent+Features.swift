import SetupCore

extension Intent {
  /// What can be wanted with the people behind a count.
  public enum People: Hashable, Sendable {
    /// See who is assigned, with the planned values.
    case listAssigned
    /// See who is missing in the backup.
    case listMissing
    /// Copy the list.
    case copy
    /// Write it, or who is behind all counts of tonight's sync, to a file that the person names.
    case export
  }

  /// What can be wanted of tonight's sync, of one person, and of what is put back.
  public enum Preview: Hashable, Sendable {
    /// Read everybody, and count what the next sync changes.
    case read
    /// Show only attributes that change, or all again.
    case toggleChanges
    /// See the people behind a count or a warning.
    case who(SetupCore.Preview.Who)
    /// Confirm what is over the threshold, by typing it.
    case confirm
    /// Name somebody to follow.
    case find
    /// Work out the mappings for some people.
    case tryMappings
    /// Follow somebody from Okta to DX.
    case trace(String)
    /// Compare the backup with DX as it is now.
    case compare
    /// Compare the backup with a fresh export.
    case compareFile
    /// Write the file that puts back what differs.
    case writeRestore
    /// Note how everybody's record stands before *Force Sync*.
    case noteForceSync
    /// See what *Force Sync* did.
    case seeForceSync
  }

  /// What can be wanted of *what if*.
  public enum WhatIf: Hashable, Sendable {
    /// See what could be otherwise, or end that.
    case list
    /// See what would follow from something.
    case suppose(Hypothesis)
    /// Have all as it is.
    case end
  }

  /// What can be wanted of the demo tenant's consoles.
  public enum Demo: Hashable, Sendable {
    /// See what is to be clicked next, or all that can be.
    case list, listAll
    /// Click one of these, by its place.
    case click(Int)
    /// Have them clicked by themselves, or stop that.
    case play
  }

  /// What can be wanted with the question in front.
  public enum Dialog: Hashable, Sendable {
    /// Press a choice, by its place.
    case press(Int)
    /// Take a line in or leave it out, by its place.
    case toggle(Int)
    /// Fill all fields, and press the first choice.
    case fill([String])
  }

  /// What can be wanted of the program itself.
  public enum Window: Hashable, Sendable {
    /// See the keys.
    case help
    /// Sort the page's list by the next thing.
    case sort
    /// Narrow the lists of the page to a text, or to one that is typed now; an empty one shows all.
    case filter(String?)
    /// See the last notices again.
    case notices
    /// End it.
    case quit
    /// Have everything drawn anew.
    case redraw
    /// Stop it, as Ctrl-Z does.
    case suspend
    /// Leave the mouse to the terminal, or take it back.
    case freeMouse
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
