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

  /// The values of an option that may be given again, each as it was given.
  func all(_ name: String) -> [String] {
    (options[name] ?? "").split(separator: Self.separator).map(String.init)
  }

  // No argument has a NUL in it.
  private static let separator = "\0"

  /// The first positional, as one of the values that the table names for it.
  func first<Value: RawRepresentable<String>>() throws(CommandFailure) -> Value {
    guard let value = Value(rawValue: positionals[0]) else {
      throw Names("value", command.positionals[0].values.names).unknown(positionals[0])
    }
    return value
  }

  /// The same with each path in it as a reader gives it.
  func readingPaths(_ read: (String) -> String) -> Arguments {
    var arguments = self
    for (place, word) in positionals.enumerated() {
      let positional = command.positionals[min(place, command.positionals.count - 1)]
      if positional.values.isPath { arguments.positionals[place] = read(word) }
    }
    for option in command.options + Option.common where option.values.isPath {
      arguments.options[option.name] = options[option.name].map(read)
    }
    return arguments
  }

  /// Takes a command line apart; a word that isn't known is answered with the nearest that is.
  init(_ words: [String]) throws(CommandFailure) {
    let (bare, asked) = Self.bareWords(words)
    if asked.contains("--help") || asked.contains("-h") {
      command = try .help(for: bare)
      return
    }
    guard !asked.contains("--version") else {
      command = .version
      return
    }
    command = try Self.command(in: bare)
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
      throw Names("option", listedBy: command.helpCommand, known.map(\.name)).unknown(name)
    }
    guard options[name] == nil || option.isList || option.isRepeated else {
      throw .usage("\(name) was given twice.")
    }
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
    let separator = option.isRepeated ? Self.separator : ","
    options[name] = (options[name].map { $0 + separator } ?? "") + value
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
    if command.words.isEmpty { throw Names.commands.unknown(extra) }
    throw .usage("“\(typed(extra))” is one word too many. Usage: \(command.synopsis)")
  }

  // The longest run of words that the table has; half of a two-word command is answered with its
  // other halves.
  private static func command(in bare: [String]) throws(CommandFailure) -> Command {
    guard let first = bare.first else { return .wizard }
    let named = Command.all.filter { !$0.words.isEmpty && bare.starts(with: $0.words) }
    if let command = named.max(by: { $0.words.count < $1.words.count }) { return command }
    let pairs = Command.all.filter { $0.words.count == 2 && $0.words[0] == first }
    guard !pairs.isEmpty else { throw Names.commands.unknown(first) }
    guard bare.count > 1 else {
      throw .usage("\(first) needs one of: \(pairs.map { $0.words[1] }.joined(separator: ", ")).")
    }
    throw Names("command", pairs.map(\.name)).unknown("\(first) \(bare[1])")
  }

  // The words that are no options nor their values, and the options.
  private static func bareWords(_ words: [String]) -> (bare: [String], options: Set<String>) {
    let valued = Option.valued
    var bare: [String] = []
    var options: Set<String> = []
    var reader = ArgumentReader(words: words)
    while let word = reader.next(), !reader.isLiteral {
      guard word.hasPrefix("-"), word.count > 1 else {
        bare.append(word)
        continue
      }
      options.insert(word)
      if valued.contains(word) { _ = reader.next() }
    }
    return (bare, options)
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
