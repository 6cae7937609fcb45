import Basics
import Screens
import SetupCore

/// The wizard without a window: numbered choices, append-only output, no spinner.
///
/// For screen readers, dumb terminals and pipes; the whole set-up can be done through it. It knows
/// no rules: it prints the page, and turns a line into the intent that a key would bring.
public struct LineDialogue {
  /// What it does outside.
  public struct SideEffects {
    /// The next line of input; nil at its end.
    ///
    /// A secret one is read without echo.
    public var read: (_ isSecret: Bool) -> String?
    /// Prints a text as it is.
    public var print: (String) -> Void
    /// Does what an effect says, and returns what came of it.
    public var perform: (Effect) -> [Answer]
    /// The present moment.
    public var now: () -> Instant

    /// The side effects, one by one.
    public init(
      read: @escaping (Bool) -> String?, print: @escaping (String) -> Void,
      perform: @escaping (Effect) -> [Answer], now: @escaping () -> Instant
    ) {
      (self.read, self.print, self.perform, self.now) = (read, print, perform, now)
    }
  }

  private var model: Model
  private let outside: SideEffects
  private var printed = ""
  private var shownScreen: String?
  private var eventsSaid = 0
  // The question whose text stands above; only what was wrong with the answer is added to it.
  private var asked: Dialog.Purpose?

  /// A dialogue that goes on where the model is.
  public init(_ model: Model, _ outside: SideEffects) {
    (self.model, self.outside) = (model, outside)
  }

  /// Runs to the end; false if the input ended inside a confirmation.
  ///
  /// What is to be done first, signing in say, is done before the first screen: nothing could be
  /// reported of it later than that, since the dialogue speaks only in answer to a line.
  public mutating func run(first: [Effect] = []) -> Bool {
    if !first.isEmpty { sayNotice() }
    run(model.begin() + first)
    while !model.window.isClosed {
      if let dialog = model.dialog {
        guard answer(dialog) else { return !dialog.purpose.isConfirmation }
      } else {
        show()
        outside.print("> ")
        guard let line = outside.read(false) else { return true }
        handle(line.trimmingSpaces)
      }
    }
    return true
  }

  // A refusal says what is missing; the page that it leaves in front is not said again.
  private mutating func show() {
    let text = plainText(model)
    let isRefusal = model.notice?.kind == .refused && model.screen == shownScreen
    if text != printed, !isRefusal { outside.print(text) }
    (printed, shownScreen) = (text, model.screen)
    sayNotice()
    if isRefusal { sayMissingRows() }
    eventsSaid = model.events.count
  }

  private func sayMissingRows() {
    for event in model.events.dropFirst(eventsSaid) {
      guard case .advanceRefused(_, let ids) = event.kind else { continue }
      for judged in ids.compactMap({ model.page?.rows[$0] }) {
        outside.print(rowLine(model.advised(judged)) + "\n")
      }
    }
  }

  /// What is said at the end.
  public var leavingLines: [String] { model.leavingLines }

  private mutating func sayNotice() {
    if let notice = model.notice {
      outside.print(notice.text + "\n" + (notice.value.map { $0 + "\n" } ?? ""))
    }
    model.notice = nil
  }

  private mutating func send(_ intent: Intent) { send(.intent(intent)) }

  private mutating func send(_ message: Message) {
    model.clockShows(outside.now())
    run(update(&model, message))
  }

  // Effects are done one after another, and what comes of each is handled before the next.
  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      for answer in outside.perform(effect) { send(.answer(answer)) }
    }
  }

  private mutating func handle(_ line: String) {
    if let number = Int(line), let page = model.page {
      let targets = page.items.filter { $0.choiceLabel != nil }
      guard targets.indices.contains(number - 1) else { return refuse(line, targets.count) }
      press(targets[number - 1])
      return
    }
    if line.isEmpty {
      printed = ""
    } else if line.hasPrefix("/"), model.page?.hasList == true || model.findsPeople {
      send(.window(.filter(String(line.dropFirst()))))
    } else if line == "?" {
      outside.print(help)
    } else if let intent = Keymap.intent(typed: line.lowercased(), model) {
      send(intent)
    } else {
      refuse(line, model.page?.targets.count ?? 0)
    }
  }

  private mutating func press(_ item: Page.Item) {
    if case .field(let field, _) = item.content {
      outside.print("\(field.label): ")
      guard let text = outside.read(field.secret) else { return send(.window(.quit)) }
      return send(.fill(field.id, text.trimmingSpaces))
    }
    if let target = item.target { send(target.intent) }
  }

  private func refuse(_ line: String, _ count: Int) {
    outside.print(
      "“\(sanitised(line, limit: 40))” is not a choice here. Type a number from 1 to \(count), or "
        + "a letter of the list.\n")
  }

  private var help: String {
    let letters = Keymap.typedHelp(model).map { "  \($0.key): \($0.sentence)\n" }
    return "Type a number to press what it names. Or type:\n" + letters.joined()
      + "Everything is saved when it ends. An empty line shows the screen again.\n"
  }

  // False at the end of input.
  private mutating func answer(_ dialog: Dialog) -> Bool {
    if let problem = dialog.anyProblem, asked == dialog.purpose {
      outside.print(problem + "\n")
    } else {
      outside.print(plainText(dialog))
    }
    asked = dialog.purpose
    defer { if model.dialog == nil { asked = nil } }
    guard !dialog.fields.isEmpty else { return choose(dialog) }
    if !dialog.toggles.isEmpty {
      outside.print("Numbers to leave out or take in again, or an empty line to go on: ")
      guard let line = outside.read(false) else { return false }
      if toggled(line) { return true }
    }
    var texts: [String] = []
    for field in dialog.fields {
      let current = field.state.text.isEmpty ? "" : " [\(field.state.text)]"
      let wanted = field.options.isEmpty ? field.hint : field.options.joined(separator: " or ")
      let hint = wanted.isEmpty ? "" : " (\(wanted))"
      outside.print("\(field.label)\(hint)\(current), or . to leave: ")
      guard let line = outside.read(false) else { return false }
      if line.trimmingSpaces == "." {
        send(.back)
        return true
      }
      texts.append(line.trimmingSpaces.isEmpty ? field.state.text : line.trimmingSpaces)
    }
    send(.dialog(.fill(texts)))
    if model.dialog == nil { sayNotice() }
    return true
  }

  // True if there were numbers: the dialog is then said again as it is now.
  private mutating func toggled(_ line: String) -> Bool {
    let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
    for number in numbers { send(.dialog(.toggle(number - 1))) }
    return !numbers.isEmpty
  }

  private mutating func choose(_ dialog: Dialog) -> Bool {
    outside.print("> ")
    guard let line = outside.read(false) else { return false }
    guard let number = Int(line.trimmingSpaces), dialog.choices.indices.contains(number - 1) else {
      if line.trimmingSpaces == "b" { send(.back) } else { refuse(line, dialog.choices.count) }
      return true
    }
    send(.dialog(.press(number - 1)))
    return true
  }
}
