/// A command: its name, what may follow it, what it is for, and what it runs.
///
/// Parser, help and completions are made from these values, so that they can't disagree, and
/// nothing stands in the table without something of its own to run.
struct Command: Sendable {
  /// Does what the command is for, and returns what is to be printed.
  typealias Run = @Sendable (Invocation) throws(CommandFailure) -> Outcome

  /// The words that name it; none for the wizard, which starts without any.
  let words: [String]
  let help: String
  let positionals: [Positional]
  let options: [Option]
  let run: Run

  init(
    _ name: String, _ help: String, _ positionals: [Positional] = [], options: [Option] = [],
    run: @escaping Run
  ) {
    words = name.split(separator: " ").map(String.init)
    (self.help, self.positionals, self.options, self.run) = (help, positionals, options, run)
  }

  var name: String { words.joined(separator: " ") }

  /// The command with what may follow it, on one line.
  var synopsis: String {
    let places = positionals.map { place in
      let name = place.repeats ? place.name + " …" : place.name
      return place.isRequired ? name : "[\(name)]"
    }
    return (["dirsync-setup"] + words + places + options.map { "[\($0.synopsis)]" })
      .joined(separator: " ")
  }
}

extension Command {
  /// All commands, in the order of the help; the first is what starts without any words.
  static let all: [Command] = [
    wizard, demo, check, choose, attest, waive, verifyBackup, planShow, planAdd, planRemove,
    planExport, diagnose, preview, restore, forget, bundleCreate, bundleShow, bundleOpen, replay,
    render, screensLint,
    completions,
  ]
}

/// Something that follows a command without a name of its own.
struct Positional: Sendable {
  let name: String
  let values: Values
  var isRequired = true
  var repeats = false

  init(_ name: String, _ values: Values, isRequired: Bool = true, repeats: Bool = false) {
    (self.name, self.values, self.isRequired, self.repeats) = (name, values, isRequired, repeats)
  }
}

/// An option of a command: a switch, or one that takes a value.
struct Option: Sendable {
  let name: String
  let help: String
  /// The word for its value; nil for a switch.
  let value: String?
  let values: Values
  /// Whether it may be given again, and takes several values with commas between.
  let isList: Bool

  /// A switch.
  init(_ name: String, _ help: String) {
    (self.name, self.help, value, values, isList) = (name, help, nil, .text, false)
  }

  /// An option that takes a value.
  init(
    _ name: String, _ value: String, _ help: String, _ values: Values = .text, isList: Bool = false
  ) {
    (self.name, self.help, self.value) = (name, help, value)
    (self.values, self.isList) = (values, isList)
  }

  /// The option with its value's word.
  var synopsis: String { name + (value.map { " " + $0 } ?? "") }

  static let json = Option("--json", "print the result as JSON")

  /// The options that every command takes.
  static let common: [Option] = [
    Option("--state", "DIR", "the folder of journal and vault", .folder),
    Option("--bundle", "FILE", "read-only, on a bundle's state", .file),
    Option("--okta-url", "URL", "the Okta organisation's address"),
    Option("--app", "ID", "the Okta app's id"),
    Option("--dx-url", "URL", "the DX Web API's address"),
    Option("--offline", "read nothing from Okta or DX"),
    Option("--plain", "a line dialogue instead of the window"),
    Option("--ascii", "plain characters only"),
    Option("--no-color", "no colours"),
    Option("--screens", "DIR", "take the screens from a folder", .folder),
    Option("--now", "ISO8601", "take this as the present moment"),
  ]
}

/// What a positional or an option takes.
enum Values: Sendable {
  /// Any text.
  case text
  /// The path of a file.
  case file
  /// The path of a folder.
  case folder
  /// One of some names, and nothing else.
  case oneOf(Names)
  /// Any text; these names are likely.
  case suggested(Names)

  /// The names that are worth offering.
  var names: [String] {
    switch self {
    case .text, .file, .folder: []
    case .oneOf(let names), .suggested(let names): names.all()
    }
  }

  /// Refuses a value that isn't one of those it takes.
  func check(_ word: String) throws(CommandFailure) {
    guard case .oneOf(let names) = self, !names.all().contains(word) else { return }
    throw names.unknown(word)
  }
}

/// The names that something can have; listed only when they are asked for.
struct Names: Sendable {
  /// What they are the names of.
  let kind: String
  let all: @Sendable () -> [String]

  init(_ kind: String, _ all: @escaping @autoclosure @Sendable () -> [String]) {
    (self.kind, self.all) = (kind, all)
  }

  /// The refusal of a word that is none of them.
  func unknown(_ word: String) -> CommandFailure { .unknown(kind, word, all()) }
}
