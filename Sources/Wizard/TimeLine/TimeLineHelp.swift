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
  ///
  /// As far as they fit; the way back, help and the end always do.
  static func footer(
    _ line: OpenTimeLine, _ marks: Marks, width: Int
  ) -> [(x: Int, key: Key, name: String, label: String)] {
    let back = line.filter.title != nil ? "all" : line.isAlone ? "quit" : "back"
    let offered = all.compactMap { key, name, label, _ in
      label.map { (key: key, name: marks.key(name), label: key == .escape ? back : $0) }
    }
    var room = width - 1 + gap - offered.suffix(3).reduce(0) { $0 + columns($1.name, $1.label) }
    let first = offered.dropLast(3).prefix { entry in
      room -= columns(entry.name, entry.label)
      return room >= 0
    }
    var x = 1
    return (first + offered.suffix(3)).map { key, name, label in
      defer { x += columns(name, label) }
      return (x, key, name, label)
    }
  }

  // Between one and the next.
  private static let gap = 3

  private static func columns(_ name: String, _ label: String) -> Int {
    displayWidth(name) + 1 + displayWidth(label) + gap
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
