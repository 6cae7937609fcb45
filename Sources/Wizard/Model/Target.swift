import Screens
import SetupCore

/// Something on a screen that can have the focus, and be pressed.
public enum Target: Hashable, Sendable {
  /// An option of the screen's choice, by its value.
  case option(String)
  /// A row of the check list.
  case row(PreconditionID)
  /// A file of the picker, by its path.
  case file(String)
  /// A value to copy.
  case copy(String)
  /// A page to open.
  case link(String)
  /// An action of the screen.
  case action(Action.Deed)
  /// A planned attribute, by its External name.
  case attribute(String)
  /// An app of the organisation, by its id.
  case app(String)
  /// Something to type.
  case field(FieldID)
  /// A message to copy, by its id.
  case draft(String)
  /// A finding, by its id.
  case finding(FindingID)
  /// *Go on*.
  case next
  /// An answer to a question of troubleshooting, by the ids of both.
  case answer(question: String, answer: String)
  /// Taking the newest answer back.
  case takeBackAnswer
  /// Going on without the cause that the answers led to.
  case setAsideCause
  /// Beginning the questions anew.
  case beginQuestionsAnew
}
