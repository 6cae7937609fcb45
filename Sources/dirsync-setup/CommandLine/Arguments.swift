import SetupCore

/// The command line, taken apart by the table of commands.
struct Arguments: Sendable {
  let command: Command
  /// What followed the command without a name.
  private(set) var positionals: [String] = []
  /// The options' values by name; a switch has an empty one.
  private(set) var options: [String: String] = [:]

  /// Whether an option was given.
  func has(_ name: String) -> Bool { options[name] != nil }

  /// The values of an option that may be given several times.
  func list(_ name: String) -> [String] {
    (options[name] ?? "").split(separator: ",").map(String.init)
  }

  /// The first positional, as one of the values that the table names for it.
  func first<Value: RawRepresentable<String>>() throws(CommandFailure) -> Value {
    guard let value = Value(rawValue: positionals[0]) else {
      throw .unknown("value", positionals[0], command.positionals[0].values.names)
    }
    return value
  }

  /// Takes a command line apart; a word that isn't known is answered with the nearest that is.
  init(_ words: [String]) throws(CommandFailure) {
    if let asked = Command.aboutItself(words) {
      command = asked
      return
    }
    command = Self.command(in: words)
    var left = command.words[...]
    var reader = ArgumentReader(words: words)
    while let word = reader.next() {
      if !reader.isLiteral, word.hasPrefix("-"), word.count > 1 {
        try take(word, &reader)
      } else if !reader.isLiteral, word == left.first {
        left = left.dropFirst()
      } else {
        positionals.append(word)
      }
    }
    try checkPositionals()
  }

  private mutating func take(_ word: String, _ reader: inout ArgumentReader) throws(CommandFailure)
  {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let known = command.options + Option.common
    guard let option = known.first(where: { $0.name == name }) else {
      throw .unknown("option", name, known.map(\.name))
    }
    guard options[name] == nil || option.isList else { throw .usage("\(name) was given twice.") }
    guard option.value != nil else {
      guard parts.count == 1 else { throw .usage("\(name) takes no value.") }
      options[name] = ""
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : reader.next() else {
      throw .usage("\(name) needs a value: \(option.synopsis).")
    }
    for one in option.isList ? value.split(separator: ",").map(String.init) : [value] {
      try option.values.check(one)
    }
    options[name] = (options[name].map { $0 + "," } ?? "") + value
  }

  private func checkPositionals() throws(CommandFailure) {
    var rest = positionals[...]
    for place in command.positionals {
      guard !rest.isEmpty else {
        guard place.isRequired else { return }
        throw .usage("\(command.name) needs \(place.name). Usage: \(command.synopsis)")
      }
      let taken = place.repeats ? rest : rest.prefix(1)
      for word in taken { try place.values.check(word) }
      rest = rest.dropFirst(taken.count)
    }
    guard let extra = rest.first else { return }
    if command.words.isEmpty { throw Self.unknownCommand(positionals) }
    throw .usage("“\(printable(extra))” is one word too many. Usage: \(command.synopsis)")
  }

  // Half of a two-word command is answered with its other halves.
  private static func unknownCommand(_ words: [String]) -> CommandFailure {
    let pairs = Command.all.filter { $0.words.count == 2 && $0.words[0] == words[0] }
    guard !pairs.isEmpty else { return .unknown("command", words[0], Command.firstWords) }
    guard words.count > 1 else {
      let halves = pairs.map { $0.words[1] }.joined(separator: ", ")
      return .usage("\(words[0]) needs one of: \(halves).")
    }
    return .unknown("command", "\(words[0]) \(words[1])", pairs.map(\.name))
  }

  // The longest run of words, options left out, that the table has.
  private static func command(in words: [String]) -> Command {
    let bare = bareWords(words)
    return Command.all.filter { bare.starts(with: $0.words) }
      .max { $0.words.count < $1.words.count } ?? .wizard
  }

  // Before the command only the common options are known to take a value.
  private static func bareWords(_ words: [String]) -> [String] {
    let valued = Set(Option.common.filter { $0.value != nil }.map(\.name))
    var bare: [String] = []
    var reader = ArgumentReader(words: words)
    while let word = reader.next(), !reader.isLiteral {
      if !word.hasPrefix("-") {
        bare.append(word)
      } else if valued.contains(word) {
        _ = reader.next()
      }
    }
    return bare
  }
}

private struct ArgumentReader {
  private var words: ArraySlice<String>
  /// Whether `--` was passed: from there on, nothing is an option.
  private(set) var isLiteral = false

  init(words: [String]) { self.words = words[...] }

  mutating func next() -> String? {
    guard let word = words.popFirst() else { return nil }
    guard word == "--", !isLiteral else { return word }
    isLiteral = true
    return words.popFirst()
  }
}

extension Command {
  /// The first words that commands have, each once.
  static var firstWords: [String] { Set(all.compactMap(\.words.first)).sorted() }

  /// What `--help` or `--version` asks for, whatever else stands there.
  fileprivate static func aboutItself(_ words: [String]) -> Command? {
    let before = words.prefix { $0 != "--" }
    if before.contains("--help") || before.contains("-h") { return .help }
    return before.contains("--version") ? .version : nil
  }
}
