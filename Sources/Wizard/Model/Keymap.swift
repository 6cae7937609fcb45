import Screens
import SetupCore
import Terminal

/// Which key asks for what; footer and help are made from it, so that they can't disagree.
struct Keymap {
  /// What a key asks for on a screen.
  enum Asks: Hashable {
    case press, toggle, play, signIn, next, back, trouble, steps, copy, open, rows, withdraw, look,
      watch, note
    case help, quit, redraw, suspend, mouse, focusNext, focusBack, pageDown, pageUp, top, bottom
    case timeLine, whatIf, bundle
  }

  /// One line of the table.
  struct Binding {
    var keys: [Key]
    /// The key as footer and help name it.
    var name: String
    /// What it does, in a word or two.
    var label: String
    var asks: Asks
    /// Whether the footer may show it.
    var isInFooter = true
  }

  /// An entry of the footer: where it stands, and what a click on it asks for.
  struct Entry: Hashable {
    var x: Int
    var key: String
    var label: String
    var asks: Asks
  }

  /// All keys of a screen, most used first.
  static let all: [Binding] = [
    Binding(keys: [.character(" ")], name: "Space", label: "choose", asks: .toggle),
    Binding(keys: [.enter], name: "Enter", label: "press", asks: .press),
    Binding(keys: [.right, .character("l")], name: "→", label: "next", asks: .next),
    Binding(keys: [.left, .escape, .character("h")], name: "←", label: "back", asks: .back),
    Binding(keys: [.character("p")], name: "p", label: "play a click", asks: .play),
    Binding(keys: [.character("s")], name: "s", label: "sign in", asks: .signIn),
    Binding(keys: [.character("v")], name: "v", label: "see the rows", asks: .rows),
    Binding(keys: [.character("x")], name: "x", label: "take back", asks: .withdraw),
    Binding(keys: [.character("r")], name: "r", label: "look", asks: .look),
    Binding(keys: [.character("w")], name: "w", label: "watch", asks: .watch),
    Binding(keys: [.character("d")], name: "d", label: "draft", asks: .note),
    Binding(keys: [.character("T")], name: "T", label: "time line", asks: .timeLine),
    Binding(keys: [.character("!")], name: "!", label: "what if", asks: .whatIf),
    Binding(keys: [.character("c")], name: "c", label: "copy", asks: .copy),
    Binding(keys: [.character("o")], name: "o", label: "open", asks: .open),
    Binding(keys: [.character("?")], name: "?", label: "help", asks: .help),
    Binding(keys: [.character("q"), .interrupted], name: "q", label: "quit", asks: .quit),
    Binding(keys: [.character("t")], name: "t", label: "trouble", asks: .trouble),
    Binding(keys: [.character("g")], name: "g", label: "go to", asks: .steps),
    Binding(
      keys: [.down, .tab, .character("j")], name: "↓ Tab", label: "to the next thing",
      asks: .focusNext, isInFooter: false),
    Binding(
      keys: [.up, .backTab, .character("k")], name: "↑ Shift-Tab", label: "to the one before",
      asks: .focusBack, isInFooter: false),
    Binding(
      keys: [.pageDown], name: "PgDn", label: "scroll down", asks: .pageDown, isInFooter: false),
    Binding(keys: [.pageUp], name: "PgUp", label: "scroll up", asks: .pageUp, isInFooter: false),
    Binding(keys: [.home], name: "Home", label: "to the top", asks: .top, isInFooter: false),
    Binding(keys: [.end], name: "End", label: "to the bottom", asks: .bottom, isInFooter: false),
    Binding(
      keys: [.character("b")], name: "b", label: "make a bundle for DX support", asks: .bundle,
      isInFooter: false),
    Binding(
      keys: [.character("m")], name: "m", label: "free the mouse for selecting", asks: .mouse,
      isInFooter: false),
    Binding(
      keys: [.control("l")], name: "Ctrl-L", label: "draw anew", asks: .redraw, isInFooter: false),
    Binding(
      keys: [.control("z")], name: "Ctrl-Z", label: "stop; fg goes on", asks: .suspend,
      isInFooter: false),
  ]

  /// The keys while a question is in front.
  static let inDialog: [Binding] = [
    Binding(keys: [.enter], name: "Enter", label: "press", asks: .press),
    Binding(keys: [.down, .tab], name: "Tab", label: "to the next", asks: .focusNext),
    Binding(
      keys: [.up, .backTab], name: "Shift-Tab", label: "to the one before", asks: .focusBack),
    Binding(keys: [.escape], name: "Esc", label: "close", asks: .back),
  ]

  /// What a key asks for; nil if nothing.
  static func asked(by key: Key) -> Asks? { all.first { $0.keys.contains(key) }?.asks }

  /// The footer: the keys that do something here, as far as they fit.
  static func footer(_ model: Model) -> [Entry] {
    let width = model.size.width
    var x = 1
    var entries: [Entry] = []
    let table = model.dialog == nil ? all : inDialog
    for binding in table
    where binding.isInFooter && (model.dialog != nil || does(binding.asks, model)) {
      let label = model.dialog == nil ? label(binding, model) : binding.label
      let wide = displayWidth(binding.name) + 1 + displayWidth(label)
      guard x + wide < width else { break }
      entries.append(Entry(x: x, key: binding.name, label: label, asks: binding.asks))
      x += wide + 3
    }
    return entries
  }

  /// The help: all keys that do something here.
  static func help(_ model: Model) -> [(key: String, label: String)] {
    all.filter { does($0.asks, model) }.map { ($0.name, label($0, model)) }
  }

  private static func label(_ binding: Binding, _ model: Model) -> String {
    if binding.asks == .back, model.takesAnswersBack { return "take back" }
    guard binding.asks == .press, let page = model.page else { return binding.label }
    switch model.focused(on: page) {
    case .option, .next: return "go on"
    case .file: return "check"
    case .copy, .draft: return "copy"
    case .link: return "open"
    case .field: return "next"
    case .answer: return "answer"
    default: return "press"
    }
  }

  private static func does(_ asks: Asks, _ model: Model) -> Bool {
    let targets = model.page?.targets ?? []
    let focused = model.page.flatMap(model.focused)
    switch asks {
    case .toggle: return targets.contains { if case .option = $0 { true } else { false } }
    case .press: return focused != nil
    case .next: return targets.contains(.next)
    case .back: return !model.returns.isEmpty || model.page?.walk.first?.id != model.screen
    case .rows: return model.verified?.problems.isEmpty == false
    case .withdraw:
      guard case .row(let id) = focused else { return false }
      return model.setup.attestations[id] != nil || model.setup.waivers[id] != nil
    case .copy: return targets.contains { $0.isCopied }
    case .open: return targets.contains { if case .link = $0 { true } else { false } }
    case .trouble: return model.current?.part != .trouble
    case .play: return model.access == .demo
    case .signIn: return model.offersSignIn
    case .look where model.showsCauses: return model.access.canWrite && model.connection.isLive
    case .note: return model.showsCauses
    case .look, .watch:
      return model.connection.isLive && !(model.current?.preconditions.isEmpty ?? true)
    case .bundle: return model.openedAt == nil && !model.isAside
    case .whatIf: return model.offersLookingAside || model.access == .hypothetical
    case .timeLine: return model.offersLookingAside && model.access != .hypothetical
    default: return true
    }
  }
}

extension Model {
  /// Whether footer and help name the keys that only who looks for a cause needs.
  fileprivate var offersLookingAside: Bool { !access.canWrite || current?.part == .trouble }
}

extension Target {
  fileprivate var isCopied: Bool {
    switch self {
    case .copy, .draft: true
    default: false
    }
  }
}
