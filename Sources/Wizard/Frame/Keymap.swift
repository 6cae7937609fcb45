import Screens
import SetupCore
import Terminal

/// Which key asks for what; footer, help and the letters of the line dialogue are made from it, so
/// that they can't disagree.
struct Keymap {
  /// One line of the table.
  struct Binding: Sendable {
    var keys: [Key]
    /// The key as footer and help name it.
    var name: String
    /// What it does, in a word or two.
    var label: String
    /// The same for the footer, where it is too long there; nil where it isn't.
    var short: String?
    var intent: Intent
    /// Whether the footer may show it.
    var isInFooter: Bool
    /// The letter and the words of the line dialogue, `n go on`; nil where it has none.
    var typed: String?
    /// Whether it does something here.
    var isOffered: @Sendable (Model) -> Bool

    init(
      _ keys: [Key], _ name: String, _ label: String, _ intent: Intent, isInFooter: Bool = true,
      typed: String? = nil, if isOffered: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
      (self.keys, self.name, self.label, self.intent) = (keys, name, label, intent)
      (self.isInFooter, self.typed, self.isOffered) = (isInFooter, typed, isOffered)
    }

    init(
      _ key: Character, _ label: String, short: String? = nil, _ intent: Intent,
      isInFooter: Bool = true, typed: String? = nil,
      if isOffered: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
      self.init(
        [.character(key)], String(key), label, intent, isInFooter: isInFooter, typed: typed,
        if: isOffered)
      self.short = short
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
    Binding([.character(" ")], "Space", "choose", .focus(.toggle)) {
      $0.offers { if case .choose = $0 { true } else { false } }
    },
    Binding([.enter], "Enter", "press", .focus(.press)) { $0.focused != nil },
    Binding([.right, .character("l")], "→", "next", .next, typed: "n go on") {
      $0.offers { $0 == .next }
    },
    Binding([.left, .escape, .character("h")], "←", "back", .back, typed: "b back") {
      !$0.returns.isEmpty || $0.page?.visible.first?.id != $0.screen
    },
    Binding("p", "play a click", .demo(.list)) { $0.access == .demo },
    Binding("s", "sign in", .open(WellKnownScreen.signIn.rawValue), typed: "s sign in") {
      $0.offersSignIn
    },
    Binding("v", "see the rows", .showProblems, typed: "v see the rows") {
      $0.backup.verified?.problems.isEmpty == false
    },
    Binding("x", "take back", .focus(.withdraw)) {
      guard case .showRow(let id) = $0.focused?.intent else { return false }
      return $0.setup.attestations[id] != nil || $0.setup.waivers[id] != nil
    },
    Binding(
      "f", "only what changes", short: "changes", .preview(.toggleChanges),
      typed: "f only what changes"
    ) {
      $0.current?.shows(.preview) == true && $0.preview.complete != nil
    },
    Binding("a", "sort", short: "sort", .window(.sort), typed: "a sort") { $0.nextOrder != nil },
    Binding("e", "export", .people(.export), typed: "e export") {
      $0.current?.shows(.preview) == true && $0.preview.complete?.examples.isEmpty == false
    },
    Binding("r", "look", .probe) {
      if $0.showsCauses { return $0.access.canWrite && $0.connection.isLive }
      return $0.canProbeRows || $0.canListAgain
    },
    Binding("w", "watch", .watch) { $0.canProbeRows && $0.current?.shows(.preview) != true },
    Binding("d", "draft", .causes(.openNote)) { $0.showsCauses },
    Binding("T", "time line", .openTimeLine) {
      $0.offersPast && $0.access != .hypothetical
    },
    Binding("!", "what if", .whatIf(.list), typed: "! what if") {
      $0.offersPast || $0.access == .hypothetical
    },
    Binding("/", "find", .window(.filter(nil))) {
      $0.findsPeople || $0.page?.hasList == true
    },
    Binding("c", "copy", .focus(.copy)) { $0.offers(\.copies) },
    Binding("o", "open", .focus(.open)) {
      $0.offers { if case .openLink = $0 { true } else { false } }
    },
    Binding([.character("?"), .function(1)], "?", "help", .window(.help)),
    Binding([.character("q"), .interrupted], "q", "quit", .window(.quit), typed: "q quit"),
    Binding("t", "trouble", .open(WellKnownScreen.trouble.rawValue), typed: "t trouble") {
      $0.current?.part != .trouble
    },
    Binding("g", "go to", .listSteps, typed: "g go to a step"),
    Binding(
      [.down, .tab, .character("j")], "↓ Tab", "to the next thing", .focus(.next),
      isInFooter: false),
    Binding(
      [.up, .backTab, .character("k")], "↑ Shift-Tab", "to the one before", .focus(.back),
      isInFooter: false),
    Binding([.pageDown], "PgDn", "scroll down", .focus(.pageDown), isInFooter: false),
    Binding([.pageUp], "PgUp", "scroll up", .focus(.pageUp), isInFooter: false),
    Binding([.home], "Home", "to the top", .focus(.top), isInFooter: false),
    Binding([.end], "End", "to the bottom", .focus(.bottom), isInFooter: false),
    Binding("b", "make a bundle for DX support", .createBundle, isInFooter: false) {
      $0.about.openedAt == nil && $0.suspended == nil
    },
    Binding("N", "see the last notices again", .window(.notices), isInFooter: false) {
      !$0.window.notices.isEmpty
    },
    Binding("m", "free the mouse for selecting", .window(.freeMouse), isInFooter: false),
    Binding([.control("l")], "Ctrl-L", "draw anew", .window(.redraw), isInFooter: false),
    Binding([.control("z")], "Ctrl-Z", "stop; fg goes on", .window(.suspend), isInFooter: false),
  ]

  /// The keys while a question is in front.
  static let inDialog: [Binding] = [
    Binding([.enter], "Enter", "press", .focus(.press)),
    Binding([.down, .tab], "Tab", "to the next", .focus(.next)),
    Binding([.up, .backTab], "Shift-Tab", "to the one before", .focus(.back)),
    Binding([.escape], "Esc", "close", .back),
    Binding([.character("/")], "/", "filter", .focus(.press)) {
      $0.dialog?.canBeFiltered == true
    },
  ]

  /// The keys while something is typed; letters are typed then.
  static let inField: [Binding] = [
    Binding([.enter], "Enter", "next", .focus(.press)),
    Binding([.tab], "Tab", "to the next", .focus(.next)),
    Binding([.escape], "Esc", "back", .back),
    Binding([.function(1)], "F1", "help", .window(.help)),
    Binding([.interrupted], "Ctrl-C", "quit", .window(.quit)),
  ]

  /// The keys while a list's filter is typed.
  static let inFilter: [Binding] = [
    Binding([.enter], "Enter", "done", .focus(.press)),
    Binding([.escape], "Esc", "show all", .back),
  ]

  /// What a key asks for; nil if nothing.
  static func intent(of key: Key) -> Intent? { all.first { $0.keys.contains(key) }?.intent }

  /// The footer: the keys that do something here, as far as they fit; help and the end always do.
  static func footer(_ model: Model) -> [Entry] {
    let isTyping = if case .edit = model.focused?.intent { true } else { false }
    if model.dialog != nil {
      return placed(inDialog.filter { $0.isOffered(model) }, [], model)
    }
    if model.window.filter?.isTyping == true { return placed(inFilter, [], model) }
    if isTyping { return placed(inField.dropLast(2), inField.suffix(2), model) }
    let offered = all.filter { $0.isInFooter && $0.isOffered(model) }
    let last = offered.filter { $0.intent == .window(.help) || $0.intent == .window(.quit) }
    return placed(
      offered.filter { one in !last.contains { $0.intent == one.intent } }, last, model)
  }

  private static func placed(
    _ first: some Sequence<Binding>, _ last: some Collection<Binding>, _ model: Model
  ) -> [Entry] {
    func width(_ binding: Binding) -> Int {
      displayWidth(model.about.marks.key(binding.name)) + 1
        + displayWidth(footerLabel(of: binding, model))
    }
    var room = model.window.size.width - 1 - last.reduce(0) { $0 + width($1) + 3 }
    var shown: [Binding] = []
    for binding in first {
      guard width(binding) < room else { break }
      room -= width(binding) + 3
      shown.append(binding)
    }
    var x = 1
    return (shown + last).map { binding in
      let entry = Entry(
        x: x, key: model.about.marks.key(binding.name), label: footerLabel(of: binding, model),
        intent: binding.intent)
      x += width(binding) + 3
      return entry
    }
  }

  /// The help: all keys that do something here.
  static func help(_ model: Model) -> [(key: String, label: String)] {
    all.filter { $0.isOffered(model) }.map {
      (model.about.marks.key($0.name), label(of: $0, model))
    }
  }

  private static func footerLabel(of binding: Binding, _ model: Model) -> String {
    binding.short ?? label(of: binding, model)
  }

  private static func label(of binding: Binding, _ model: Model) -> String {
    if model.dialog != nil { return binding.label }
    if binding.intent == .back, model.takesAnswersBack { return "take back" }
    if binding.intent == .watch, model.watching.next != nil { return "stop" }
    if binding.intent == .window(.sort), let next = model.nextOrder { return "sort \(next)" }
    guard binding.intent == .focus(.press), let focused = model.focused else {
      return binding.label
    }
    return focused.intent.label ?? binding.label
  }
}

extension Keymap {
  // The way on and back comes first in a list that is read aloud, the end of the program last.
  private static let typedOrder: [Character] = [
    "n", "b", "g", "t", "s", "v", "f", "a", "e", "!", "q",
  ]

  /// What the line dialogue offers by letters, in its order; four of them always.
  static func letters(_ model: Model) -> [String] {
    typedOrder.compactMap { letter in
      guard let binding = binding(typed: letter), let typed = binding.typed else { return nil }
      return "nbgtq".contains(letter) || binding.isOffered(model) ? typed : nil
    }
  }

  /// What a typed letter asks for; nil if nothing.
  static func intent(typed line: String, _ model: Model) -> Intent? {
    guard line.count == 1, let letter = line.first, let binding = binding(typed: letter) else {
      return nil
    }
    return !"sf/ea".contains(letter) || binding.isOffered(model) ? binding.intent : nil
  }

  private static func binding(typed letter: Character) -> Binding? {
    all.first { $0.typed?.first == letter }
  }
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

extension Intent {
  /// What pressing Enter on it does, in a word or two; nil where that is just to press it.
  fileprivate var label: String? {
    switch self {
    case .choose, .next: "go on"
    case .verify: "check"
    case .copy, .copyDraft: "copy"
    case .openLink: "open"
    case .edit: "next"
    case .causes(.answer): "answer"
    case .preview(.who): "who"
    case .preview(.trace): "follow"
    case .focus, .back, .open, .listSteps, .goTo, .saveDraft, .fill, .showRow, .attest, .waive,
      .withdraw, .askSupport, .askImmediateSync, .syncRan, .chooseBackupFile, .keepVerified,
      .showProblems, .readEveryone, .writeOutBackup, .forgetVault, .plan, .writes, .signIn,
      .listApps, .chooseApp, .probe, .watch, .preview, .causes, .people, .saveChangeRecord,
      .createBundle, .compareBundle, .openTimeLine, .whatIf, .startOver,
      .demo, .dialog, .window:
      nil
    }
  }
}
