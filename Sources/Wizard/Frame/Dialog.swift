import Screens
import SetupCore
import Terminal

/// A question in front of the screen: a text, fields to fill, and choices to end it with.
///
/// One shape for all of them, so that the window and the line dialogue ask the same.
public struct Dialog: Hashable, Sendable {
  /// What the answer is for.
  public enum Purpose: Hashable, Sendable {
    /// A choice ends it, and the choice says all.
    case menu
    /// The words of an attestation.
    case attest(PreconditionID, Role)
    /// The reason of a waiver, and for the backup the word.
    case waive(PreconditionID)
    /// An entry of the plan; the External name of the one that is changed.
    case plan(changing: String?)
    /// The path of an export to verify.
    case backupPath
    /// Where to write the kept backup.
    case writeOut
    /// Where to write a bundle.
    case bundle
    /// Which bundle to compare with.
    case compare
    /// Where to save a text.
    case save(String)
    /// Whether to go to what changed, for someone who comes back.
    case comingBack
    /// Something of a preview, of one person, or of putting back.
    case preview(PreviewPurpose)
    /// The word that lets a proposal's requests be sent.
    case writes(WriteProposal)
    /// The word that lets the API token be revoked.
    case revocation
    /// The name of a host that a DX token may go to.
    case dxHost(String)
    /// A yes to something that can't be taken back from here.
    case confirm(Confirmed)

    /// Whether the field takes a path, which goes nowhere but to the system.
    var asksForPath: Bool {
      switch self {
      case .backupPath, .writeOut, .bundle, .save, .compare: true
      case .preview(.freshExport), .preview(.restoreFile): true
      case .menu, .attest, .waive, .plan, .dxHost, .comingBack, .confirm, .preview, .writes,
        .revocation:
        false
      }
    }

    /// Whether leaving it unanswered leaves something unconfirmed.
    var isConfirmation: Bool {
      switch self {
      case .confirm, .waive, .dxHost, .writes, .revocation, .preview(.confirm): true
      case .menu, .attest, .plan, .backupPath, .writeOut, .bundle, .save, .comingBack, .compare,
        .preview:
        false
      }
    }
  }

  /// What a confirmation lets happen.
  public enum Confirmed: Hashable, Sendable {
    case forgetVault, startOver
  }

  /// Something to take in or leave out.
  public struct Toggle: Hashable, Sendable {
    /// The line.
    public var label: String
    /// What it stands for, by its name.
    public var name: String
    /// Whether it is taken in.
    public var isOn = true
  }

  /// Something to fill in.
  public struct Field: Hashable, Sendable {
    /// The words before it.
    public var label: String
    /// What would be accepted.
    public var hint: String
    /// What was typed.
    public var state: TextFieldState
    /// All that can be chosen; empty where it is typed.
    public var options: [String]
    /// What is wrong with it; nil while nothing is.
    public var problem: String?
    let first: String

    /// A field with what is in it at first.
    public init(_ label: String, hint: String = "", _ text: String = "", options: [String] = []) {
      (self.label, self.hint, state) = (label, hint, TextFieldState(text: text))
      (self.options, first) = (options, text)
    }

    /// Whether something else is in it than at first.
    var isEdited: Bool { state.text != first }

    /// Takes the next of the options, or the one before.
    mutating func choose(next: Bool) {
      guard let here = options.firstIndex(of: state.text) else { return }
      let there = (here + (next ? 1 : options.count - 1)) % options.count
      state = TextFieldState(text: options[there])
    }
  }

  /// A way to end it.
  public struct Choice: Hashable, Sendable {
    /// The words to press.
    public var label: String
    /// A line on what it does; may be empty.
    public var detail: String
    /// What pressing it asks for; nil submits the fields, or only closes the dialog.
    public var intent: Intent?

    /// A choice and what it asks for.
    public init(_ label: String, detail: String = "", _ intent: Intent? = nil) {
      (self.label, self.detail, self.intent) = (label, detail, intent)
    }
  }

  /// What the answer is for.
  public var purpose: Purpose
  /// The heading.
  public var title: String
  /// The text, one paragraph an entry.
  public var body: [String]
  /// How many columns further in the later lines of a paragraph begin.
  var hanging = 0
  /// What to take in or leave out; before the fields.
  public var toggles: [Toggle]
  /// What to fill in.
  public var fields: [Field]
  /// The ways to end it; the last one closes it only.
  public var choices: [Choice]
  /// The focused toggle, field or choice, counted over all.
  public var focus = 0
  /// The first shown line of a long text.
  public var scroll = 0
  /// What was wrong with the answer; nil while nothing was.
  public var problem: String?
  /// Whether Esc was pressed once where something typed would be lost.
  public var asksToLeave = false
  /// The variable name that was made of the External name last.
  var followed: String?
  /// What the lines and choices have to hold to be shown; nil while all are.
  public private(set) var filter: String?
  private var unfiltered: Unfiltered?

  private struct Unfiltered: Hashable {
    var body: [String]
    var choices: [Choice]
  }

  /// A question by its parts; the first toggle, field or choice has the focus.
  public init(
    _ purpose: Purpose, title: String, body: [String] = [], toggles: [Toggle] = [],
    fields: [Field] = [], choices: [Choice]
  ) {
    (self.purpose, self.title, self.body) = (purpose, title, body)
    (self.toggles, self.fields, self.choices) = (toggles, fields, choices)
  }

  /// What can have the focus, by its place among its kind.
  enum Place: Hashable {
    case toggle(Int), field(Int), choice(Int)
  }

  /// Everything that can have the focus, from top to bottom.
  var places: [Place] {
    toggles.indices.map { .toggle($0) } + fields.indices.map { .field($0) }
      + choices.indices.map { .choice($0) }
  }

  /// Whether it is a list that can be narrowed.
  var canBeFiltered: Bool {
    fields.isEmpty && toggles.isEmpty && (choices.count > 4 || body.count > 4)
  }

  /// Shows only what holds a text, whatever its letter case, and the choice that closes; nil shows all.
  mutating func narrow(to text: String?) {
    let all = unfiltered ?? Unfiltered(body: body, choices: choices)
    (filter, unfiltered, focus, scroll) = (text, text == nil ? nil : all, 0, 0)
    func holds(_ line: String) -> Bool {
      text.map { line.lowercased().contains($0.lowercased()) } ?? true
    }
    body = choices.count > 1 || all.choices.count > 1 ? all.body : all.body.filter(holds)
    choices =
      all.choices.dropLast().filter { holds($0.label + " " + $0.detail) } + all.choices.suffix(1)
  }

  /// What was wrong, wherever it stands.
  var anyProblem: String? { problem ?? fields.lazy.compactMap(\.problem).first }

  /// What has the focus.
  var focused: Place { places.indices.contains(focus) ? places[focus] : .choice(0) }

  /// The focused field's place, nil while something else has the focus.
  public var focusedField: Int? {
    if case .field(let index) = focused { index } else { nil }
  }
}
