import Basics
import Screens
import Terminal

extension Keymap {
  /// The help of the window: the keys that do something here, each with what it does.
  ///
  /// In a field those of the field, and of the others the ones that type nothing.
  static func help(_ model: Model) -> [(key: String, sentence: String)] {
    let offered = all.filter { $0.isOffered(model) }
    let shown = model.isTyping ? inField + offered.filter(\.isForFields) : offered
    return shown.map { (model.about.marks.key($0.name), sentence(of: $0, model)) }
  }

  // Where a key goes round, help says what is next.
  private static func sentence(of binding: Binding, _ model: Model) -> String {
    guard binding.intent == .window(.sort), let next = model.nextOrder else {
      return binding.sentence
    }
    return "Sort the list \(next)."
  }

  /// The help of the line dialogue: the letters that it offers, each with what it does.
  static func typedHelp(_ model: Model) -> [(key: String, sentence: String)] {
    let filter = all.filter { $0.intent == .window(.filter(nil)) && $0.isOffered(model) }
    return filter.map { ("/text", $0.sentence) }
      + offered(model).map { (String($0.letter), sentence(of: $0.binding, model)) }
  }

  // The way on and back comes first in a list that is read aloud, the end of the program last.
  private static let typedOrder: [Character] = [
    "n", "b", "g", "t", "s", "v", "f", "a", "e", "!", "q",
  ]

  private static func offered(_ model: Model) -> [(letter: Character, binding: Binding)] {
    typedOrder.compactMap { letter in
      guard let binding = binding(typed: letter) else { return nil }
      return "nbgtq".contains(letter) || binding.isOffered(model) ? (letter, binding) : nil
    }
  }

  /// What the line dialogue offers by letters, in its order; five of them always.
  static func letters(_ model: Model) -> [String] { offered(model).compactMap(\.binding.typed) }

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

extension Keymap.Binding {
  // What has a meaning of its own while letters are typed, and isn't in the keys of fields already.
  fileprivate var isForFields: Bool {
    switch intent {
    case .focus(.back), .focus(.pageDown), .focus(.pageUp), .window(.redraw), .window(.suspend):
      true
    default: false
    }
  }
}

extension Model {
  /// Whether letters go into a field of the screen.
  var isTyping: Bool { if case .edit = focused?.intent { true } else { false } }
}
