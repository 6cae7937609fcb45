import Screens
import SetupCore
import Terminal

/// The keys of the time line; footer and help are made of them.
enum TimeLineKeys {
  /// One key: how it is named, what the footer says, and what help says.
  private static let all: [(key: Key, name: String, label: String?, sentence: String)] = [
    (.right, "← →", "step", "One event back or on."),
    (.pageDown, "PgUp PgDn", nil, "Ten events back or on."),
    (.home, "Home End", nil, "The first or the newest event."),
    (.character("f"), "f", "kind", "Show one kind of events after the other."),
    (.character("/"), "/", "find", "Show events that hold what you type."),
    (.character("d"), "d", nil, "Go to a day."),
    (.character("r"), "r", "refused", "Go to the next advance that was refused; R goes back."),
    (.enter, "Enter", "see", "See the wizard as it was then."),
    (.escape, "Esc", "back", "Show all events again, then leave the time line."),
    (.character("?"), "?", "help", "This list."),
    (.character("q"), "q", "quit", "End the program."),
  ]

  /// The keys in the last line: where each stands, and the key that a click on it stands for.
  static func footer(
    _ line: OpenTimeLine, _ marks: Marks
  ) -> [(x: Int, key: Key, name: String, label: String)] {
    var x = 1
    return all.compactMap { key, name, label, _ in
      guard let label else { return nil }
      let isBack = key == .escape
      let shown =
        !isBack ? label : line.filter.title != nil ? "all" : line.isAlone ? "quit" : "back"
      defer { x += displayWidth(marks.key(name)) + displayWidth(shown) + 4 }
      return (x, key, marks.key(name), shown)
    }
  }

  /// Each key with what it does.
  static func help(_ marks: Marks) -> [(key: String, sentence: String)] {
    all.map { (marks.key($0.name), $0.sentence) }
  }
}

extension Dialog {
  /// The keys of the time line, a line each.
  static func timeLineHelp(_ marks: Marks) -> Dialog {
    keys("Keys of the time line", TimeLineKeys.help(marks))
  }
}
