import SetupCore

/// What a person wants, however it is expressed: a key, a click, an action of a screen file, a typed line.
///
/// What can have the focus is known by what pressing it asks for.
public indirect enum Intent: Hashable, Sendable {
  /// Something with what has the focus, or with the focus itself.
  case focus(Focus)

  // From screen to screen.
  /// Go on.
  case next
  /// Go back, close what is in front, or take the last answer back.
  case back
  /// Open a screen by its id.
  case open(String)
  /// See the list of steps.
  case listSteps
  /// Go to a step.
  case goTo(Step)

  // With what a screen shows.
  /// Choose an option of the screen's choice, by its value, or take it back.
  case choose(String)
  /// Copy a value.
  case copy(String)
  /// Copy a message of this screen, by its id.
  case copyDraft(String)
  /// Save a message of this screen to a file, by its id.
  case saveDraft(String)
  /// Open a page in the browser.
  case openLink(String)
  /// Type into a field.
  case edit(FieldID)
  /// Have a text in a field.
  case fill(FieldID, String)

  // With the rows of the check list.
  /// See a row, and what can be done with it.
  case showRow(PreconditionID)
  /// Vouch for a row, after the words were asked for.
  case attest(PreconditionID, Role)
  /// Go on without a row, after the reason was asked for.
  case waive(PreconditionID)
  /// Take back what was said of a row.
  case withdraw(PreconditionID)
  /// Have noted that DX support was asked to activate directory sync.
  case askSupport
  /// Have noted that DX support was asked to run the sync at once.
  case askImmediateSync
  /// Have noted that a sync ran.
  case syncRan

  // With the backup.
  /// Verify a file, and keep it if it is fit.
  case verify(path: String)
  /// Make the file that was verified the backup, whatever was warned of.
  case keepVerified
  /// Name the export by its path.
  case chooseBackupFile
  /// See the rows of the export that make it unfit.
  case showProblems
  /// Read `users.list` to its end, and keep it as the backup.
  case readEveryone
  /// Write the kept backup to a file.
  case writeOutBackup
  /// Delete what the vault keeps, after asking.
  case forgetVault

  /// Something with the attribute plan.
  case plan(Plan)

  /// Something with what is written to Okta.
  case writes(Writes)

  // With Okta and DX.
  /// Sign in.
  case signIn(SignInWay)
  /// Choose among the organisation's apps.
  case listApps
  /// Bind an app.
  case chooseApp(id: String, label: String)
  /// Read what this screen's rows need, once.
  case probe
  /// Read it again and again while working elsewhere, or stop that.
  case watch

  /// Something with tonight's sync, with one person, or with what is put back.
  case preview(Preview)

  /// Something with what is wrong.
  case causes(Causes)

  /// Something with the people behind a count.
  case people(People)

  // With the record.
  /// Save the change record to a file.
  case saveChangeRecord
  /// Make a bundle for support.
  case createBundle
  /// See what differs from a bundle.
  case compareBundle
  /// See the time line.
  case openTimeLine
  /// Something of *what if*.
  case whatIf(WhatIf)
  /// Set journal and vault aside and begin anew, after asking.
  case startOver

  /// Something with the demo tenant's consoles.
  case demo(Demo)
  /// Something with the question in front.
  case dialog(Dialog)
  /// Something with the program itself.
  case window(Window)
}

extension Intent {
  /// What can be wanted with the focus.
  public enum Focus: Hashable, Sendable {
    /// Press what has it.
    case press
    /// Choose what has it, or take the choice back.
    case toggle
    /// Copy what has it, or the screen's one value.
    case copy
    /// Open what has it, or the screen's one link.
    case open
    /// Take back what was said of the row that has it.
    case withdraw
    /// Move it.
    case next, back
    /// Scroll; it comes along.
    case pageDown, pageUp, top, bottom

    /// Whether it moves or scrolls and does nothing else.
    public var moves: Bool {
      switch self {
      case .next, .back, .pageDown, .pageUp, .top, .bottom: true
      case .press, .toggle, .copy, .open, .withdraw: false
      }
    }
  }

  /// What can be wanted with the attribute plan.
  public enum Plan: Hashable, Sendable {
    /// See which properties can be planned.
    case listProperties
    /// Plan an attribute, from its External name on.
    case add(String)
    /// See which attribute to change.
    case listChanges
    /// Change a planned attribute.
    case change(String)
    /// Take into the plan what Okta fills an attribute from.
    case takeFromOkta(String)
    /// See which attribute to drop.
    case listRemovals
    /// Drop a planned attribute.
    case drop(String)
    /// See a planned attribute, and what can be done with it.
    case show(String)
  }

  /// What can be wanted of what is written to Okta.
  public enum Writes: Hashable, Sendable {
    /// See the requests that make Okta what the plan says.
    case propose
    /// See which groups could be pushed as well.
    case listGroups
    /// See the same with a group pushed, by its name.
    case push(String)
    /// Send what is shown, after the word was asked for.
    case send
    /// See the requests that put back what was there before.
    case undo
    /// Revoke the API token in use, after the word was asked for.
    case revokeToken
  }

  /// What can be wanted when something is wrong.
  public enum Causes: Hashable, Sendable {
    /// Look for the causes of a symptom, or of anything.
    case diagnose(Symptom?)
    /// See a finding.
    case show(FindingID)
    /// Have what was found as a message.
    case openNote
    /// Be led by questions.
    case openQuestions
    /// Answer a question, by the ids of both.
    case answer(question: String, answer: String)
    /// Take the newest answer back.
    case takeBackAnswer
    /// Go on without the cause that the answers led to.
    case dismiss
    /// Begin the questions anew.
    case beginAnew
  }
}
