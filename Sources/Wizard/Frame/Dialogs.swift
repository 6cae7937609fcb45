import Basics
import Screens
import SetupCore

// Questions that belong to no feature.
extension Dialog {
  static func steps(_ model: Model) -> Dialog {
    var choices = Step.allCases.map { step in
      let open = model.setup.blockers(of: step, at: model.now).count
      let detail = open == 0 ? "nothing open" : "\(counted(open, "row")) open"
      return Choice("\(step.rawValue)  \(step.title)", detail: detail, .goTo(step))
    }
    choices.append(Choice("Introduction", .open(model.page?.visible.first?.id ?? "")))
    choices.append(Choice("Close"))
    return Dialog(
      .menu, title: "Go to a step",
      body: [
        "Back is always possible. Forward leads over steps that may be left; what lies further ahead "
          + "can be read."
      ],
      choices: choices)
  }

  /// The keys that do something here, a line each.
  static func help(_ model: Model) -> Dialog { keys("Keys", Keymap.help(model)) }

  /// Keys with what each does, the sentences under each other.
  static func keys(_ title: String, _ keys: [(key: String, sentence: String)]) -> Dialog {
    var dialog = Dialog(
      .menu, title: title, body: keys.map { $0.key.padded(to: keyColumn) + $0.sentence },
      choices: [Choice("Close")])
    dialog.hanging = keyColumn
    return dialog
  }

  private static let keyColumn = 14

  static func save(_ text: String, as name: String) -> Dialog {
    Dialog(
      .save(text), title: "Save to a file",
      fields: [Field("Path", hint: "A new file; nothing is overwritten.", name)],
      choices: [Choice("Save"), Choice("Cancel")])
  }

  static let startOver = Dialog(
    .confirm(.startOver), title: "Start over",
    body: ["Journal and kept files are set aside in a folder of their own. Nothing is deleted."],
    choices: [Choice("Start over"), Choice("Cancel")])
}
