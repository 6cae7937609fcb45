import Screens
import SetupCore
import Terminal

/// Which key asks for what; footer, help, and the letters of the line dialogue with their help are made
/// from it, so that they can't disagree.
struct Keymap {
  /// One line of the table.
  struct Binding: Sendable {
    var keys: [Key]
    /// The key as footer and help name it.
    var name: String
    /// What it does, in a word or two, for the footer.
    var label: String
    /// The same as a sentence, for help.
    var sentence: String
    var intent: Intent
    /// Whether the footer may show it.
    var isInFooter: Bool
    /// The letter and the words of the line dialogue, `n go on`; nil where it has none.
    var typed: String?
    /// Whether it does something here.
    var isOffered: @Sendable (Model) -> Bool

    init(
      _ keys: [Key], _ name: String, _ label: String, _ sentence: String, _ intent: Intent,
      isInFooter: Bool = true, typed: String? = nil,
      if isOffered: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
      (self.keys, self.name, self.label, self.sentence) = (keys, name, label, sentence)
      self.intent = intent
      (self.isInFooter, self.typed, self.isOffered) = (isInFooter, typed, isOffered)
    }

    init(
      _ key: Character, _ label: String, _ sentence: String, _ intent: Intent,
      isInFooter: Bool = true, typed: String? = nil,
      if isOffered: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
      self.init(
        [.character(key)], String(key), label, sentence, intent, isInFooter: isInFooter,
        typed: typed, if: isOffered)
    }
  }

  /// An entry of the footer: where it stands, and what a click on it asks for.
  struct Entry: Hashable {
    var x: Int
    var key: String
    var label: String
    var intent: Intent
  }

  /// All keys of a screen, most used first.
  static let all: [Binding] = [
    Binding(
      [.character(" ")], "Space", "choose", "Choose what has the focus, or take the choice back.",
      .focus(.toggle)
    ) {
      $0.offers { if case .choose = $0 { true } else { false } }
    },
    Binding(
      [.enter], "Enter", "press", "Press what has the focus; on an option, go on.", .focus(.press)
    ) {
      $0.focused != nil
    },
    Binding(
      [.right, .character("l")], "→", "next",
      "Go on. A step can be left once nothing is open that it needs.", .next, typed: "n go on"
    ) {
      $0.offers { $0 == .next }
    },
    Binding(
      [.left, .escape, .character("h")], "←", "back",
      "Go back. Nothing that was done is undone by it.", .back, typed: "b back"
    ) {
      !$0.returns.isEmpty || $0.page?.visible.first?.id != $0.screen
    },
    Binding(
      "p", "play a click", "Play a click of the demo's consoles, as you would click it there.",
      .demo(.list)
    ) { $0.access == .demo },
    Binding(
      "s", "sign in", "Sign in to Okta or DX, so that rows are read and need no word of yours.",
      .open(WellKnownScreen.signIn.rawValue), typed: "s sign in"
    ) {
      $0.offersSignIn
    },
    Binding(
      "v", "see the rows", "See the rows of the export that can't be used.", .showProblems,
      typed: "v see the rows"
    ) {
      $0.backup.verified?.problems.isEmpty == false
    },
    Binding(
      "x", "take back", "Take back what was said of the row that has the focus.",
      .focus(.withdraw)
    ) {
      guard case .showRow(let id) = $0.focused?.intent else { return false }
      return $0.setup.attestations[id] != nil || $0.setup.waivers[id] != nil
    },
    Binding(
      "f", "changes", "Show only the attributes that change, or all again.",
      .preview(.toggleChanges), typed: "f only what changes"
    ) {
      $0.current?.shows(.preview) == true && $0.preview.complete != nil
    },
    Binding(
      "a", "sort", "Sort the list.", .window(.sort), typed: "a sort"
    ) {
      $0.nextOrder != nil
    },
    Binding(
      "e", "export", "Write the people behind the counts to a file that you name.",
      .people(.export), typed: "e export"
    ) {
      $0.current?.shows(.preview) == true && $0.preview.complete?.examples.isEmpty == false
    },
    Binding("r", "look", "Read what this screen shows, once and now.", .probe) {
      if $0.showsCauses { return $0.access.canWrite && $0.connection.isLive }
      return $0.canProbeRows || $0.canListAgain
    },
    Binding(
      "w", "watch", "Look again and again while you click elsewhere, or stop that.", .watch
    ) { $0.canProbeRows && $0.current?.shows(.preview) != true },
    Binding(
      "d", "draft", "Make a message to DX support of what was found.", .causes(.openNote)
    ) { $0.showsCauses },
    Binding("T", "time line", "See all that happened, event by event.", .openTimeLine) {
      $0.offersPast && $0.access != .hypothetical
    },
    Binding(
      "!", "what if", "See what would follow if something were otherwise; nothing is kept.",
      .whatIf(.list), typed: "! what if"
    ) {
      $0.offersPast || $0.access == .hypothetical
    },
    Binding(
      "/", "find", "Narrow the list to what holds your letters, or find a person.",
      .window(.filter(nil))
    ) {
      $0.findsPeople || $0.page?.hasList == true
    },
    Binding("c", "copy", "Copy the value or the message to the clipboard.", .focus(.copy)) {
      $0.offers(\.copies)
    },
    Binding("o", "open", "Open the page that is named here in your browser.", .focus(.open)) {
      $0.offers { if case .openLink = $0 { true } else { false } }
    },
    Binding([.character("?"), .function(1)], "?", "help", "See these keys.", .window(.help)),
    Binding(
      [.character("q"), .interrupted], "q", "quit",
      "End the program. All is kept, and the next start goes on from here.", .window(.quit),
      typed: "q quit"),
    Binding(
      "t", "trouble", "Be led from what goes wrong to its cause.",
      .open(WellKnownScreen.trouble.rawValue), typed: "t trouble"
    ) {
      $0.current?.part != .trouble
    },
    Binding(
      "g", "go to", "See the steps with what is open in each, and go to one.", .listSteps,
      typed: "g go to a step"),
    Binding(
      [.down, .tab, .character("j")], "↓ Tab", "to the next thing",
      "Move the focus to the next thing.", .focus(.next), isInFooter: false),
    Binding(
      [.up, .backTab, .character("k")], "↑ Shift-Tab", "to the one before",
      "Move the focus to the one before.", .focus(.back), isInFooter: false),
    Binding(
      [.pageDown], "PgDn", "scroll down", "Scroll down.", .focus(.pageDown), isInFooter: false),
    Binding([.pageUp], "PgUp", "scroll up", "Scroll up.", .focus(.pageUp), isInFooter: false),
    Binding(
      [.home], "Home", "to the top", "Scroll to the top.", .focus(.top), isInFooter: false),
    Binding(
      [.end], "End", "to the bottom", "Scroll to the bottom.", .focus(.bottom),
      isInFooter: false),
    Binding(
      "b", "bundle", "Make a bundle for DX support, without tokens and e-mail addresses.",
      .createBundle,
      isInFooter: false
    ) {
      $0.about.openedAt == nil && $0.suspended == nil
    },
    Binding(
      "N", "notices", "See the last notices again.", .window(.notices), isInFooter: false
    ) {
      !$0.window.notices.isEmpty
    },
    Binding(
      "m", "free the mouse", "Leave the mouse to the terminal, to select text, or take it back.",
      .window(.freeMouse), isInFooter: false),
    Binding(
      [.control("l")], "Ctrl-L", "draw anew", "Draw the whole screen anew.", .window(.redraw),
      isInFooter: false),
    Binding(
      [.control("z")], "Ctrl-Z", "stop", "Stop the program; fg in the shell goes on with it.",
      .window(.suspend), isInFooter: false),
  ]

  /// The keys while a question is in front.
  static let inDialog: [Binding] = [
    Binding([.enter], "Enter", "press", "Press what has the focus.", .focus(.press)),
    Binding([.escape], "Esc", "close", "Close the question.", .back),
    Binding(
      [.character("/")], "/", "filter", "Narrow the list to what holds your letters.",
      .focus(.press)
    ) {
      $0.dialog?.canBeFiltered == true
    },
    Binding([.pageDown], "PgDn", "scroll", "Scroll down.", .focus(.pageDown)) {
      $0.dialogScrolls
    },
    Binding([.down, .tab], "Tab", "to the next", "Move to the next thing.", .focus(.next)),
    Binding(
      [.up, .backTab], "Shift-Tab", "to the one before", "Move to the one before.",
      .focus(.back)),
  ]

  /// The keys while something is typed; letters are typed then.
  static let inField: [Binding] = [
    Binding(
      [.enter], "Enter", "next", "Take what you typed, and go to the next thing.",
      .focus(.press)),
    Binding([.tab], "Tab", "to the next", "Leave the field for the next thing.", .focus(.next)),
    Binding([.escape], "Esc", "back", "Go back.", .back),
    Binding([.function(1)], "F1", "help", "See these keys.", .window(.help)),
    Binding(
      [.interrupted], "Ctrl-C", "quit",
      "End the program. All is kept but what stands in fields.", .window(.quit)),
  ]

  /// The keys while a list's filter is typed.
  static let inFilter: [Binding] = [
    Binding([.enter], "Enter", "done", "Keep the list as it is narrowed.", .focus(.press)),
    Binding([.escape], "Esc", "show all", "Show the whole list again.", .back),
  ]

  /// What a key asks for; nil if nothing.
  static func intent(of key: Key) -> Intent? { all.first { $0.keys.contains(key) }?.intent }
}

extension Model {
  /// Whether footer and help name the keys that only troubleshooting needs.
  fileprivate var offersPast: Bool { !access.canWrite || current?.part == .trouble }

  fileprivate var canProbeRows: Bool {
    connection.isLive
      && (current?.preconditions.isEmpty == false || current?.showsPeople == true)
  }

  /// Whether the screen's list can be read again: the apps, or the files of this machine.
  fileprivate var canListAgain: Bool {
    screen == WellKnownScreen.pickApp.rawValue && connection.isLive
      || access.canWrite && suspended == nil && current?.hasPicker == true
  }

  fileprivate func offers(_ isMeant: (Intent) -> Bool) -> Bool {
    page?.targets.contains { isMeant($0.intent) } ?? false
  }
}
