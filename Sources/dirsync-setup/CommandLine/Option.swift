/// Something that follows a command without a name of its own.
struct Positional: Sendable {
  let name: String
  let values: Values
  var isRequired = true
  var repeats = false

  init(_ name: String, _ values: Values, isRequired: Bool = true, repeats: Bool = false) {
    (self.name, self.values, self.isRequired, self.repeats) = (name, values, isRequired, repeats)
  }

  /// The word with what it may be: `[DIR]`, `NAME …`.
  var synopsis: String {
    let name = repeats ? name + " …" : name
    return isRequired ? name : "[\(name)]"
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
  /// Whether it may be given again, and takes each value as it is.
  let isRepeated: Bool

  /// A switch.
  init(_ name: String, _ help: String) {
    (self.name, self.help, value, values) = (name, help, nil, .text)
    (isList, isRepeated) = (false, false)
  }

  /// An option that takes a value.
  init(
    _ name: String, _ value: String, _ help: String, _ values: Values = .text, isList: Bool = false,
    isRepeated: Bool = false
  ) {
    (self.name, self.help, self.value) = (name, help, value)
    (self.values, self.isList, self.isRepeated) = (values, isList, isRepeated)
  }

  /// The option with its value's word.
  var synopsis: String { name + (value.map { " " + $0 } ?? "") + (isRepeated ? " …" : "") }

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

  /// The options of all commands that take a value: the word after one is no command.
  static var valued: Set<String> {
    let all = common + Command.all.flatMap(\.options)
    return Set(all.filter { $0.value != nil }.map(\.name))
  }
}
