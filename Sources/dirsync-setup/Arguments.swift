import Basics
import SetupCore

/// The command line, taken apart by the table of commands.
struct Arguments {
  /// The command.
  var command: CommandSpec
  /// What followed it without a name.
  var positionals: [String] = []
  /// The options' values by name; a switch has an empty one.
  var options: [String: String] = [:]

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { options[name] != nil }

  /// The values of an option that may be given several times.
  func list(_ name: String) -> [String] {
    (options[name] ?? "").split(separator: ",").map(String.init)
  }

  /// Takes a command line apart; a word that isn't known is answered with the nearest that is.
  init(_ words: [String]) throws(UsageError) {
    command = Self.command(in: words)
    var reader = ArgumentReader(words: Self.optionWords(words, without: command))
    while let word = reader.next() {
      if !reader.isLiteral, word.hasPrefix("-"), word.count > 1 {
        try take(word, &reader)
      } else {
        positionals.append(word)
      }
    }
    try check()
  }

  private mutating func take(_ word: String, _ reader: inout ArgumentReader) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let known = command.options + OptionSpec.common
    guard let option = known.first(where: { $0.name == name }) else {
      throw .unknown("option", name, known.map(\.name))
    }
    guard options[name] == nil || option.isList else {
      throw UsageError("\(name) was given twice.")
    }
    guard let what = option.value else {
      guard parts.count == 1 else { throw UsageError("\(name) takes no value.") }
      options[name] = ""
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : reader.next() else {
      throw UsageError("\(name) needs a value: \(name) \(what).")
    }
    let values = option.isList ? value.split(separator: ",").map(String.init) : [value]
    for one in values where !option.words.isEmpty && !option.words.contains(one) {
      throw .unknown("value of \(name)", one, option.words)
    }
    options[name] = (options[name].map { $0 + "," } ?? "") + value
  }

  private func check() throws(UsageError) {
    var rest = positionals[...]
    for place in command.positionals {
      guard !rest.isEmpty else {
        if place.isRequired {
          throw UsageError("\(command.name) needs \(place.name). Usage: \(command.synopsis)")
        }
        return
      }
      rest = place.repeats ? [] : rest.dropFirst()
    }
    guard let extra = rest.first else { return }
    if command.words.isEmpty { throw Self.unknownCommand(positionals) }
    throw UsageError("“\(extra)” is one word too many. Usage: \(command.synopsis)")
  }

  // Half of a two-word command is answered with its other halves.
  private static func unknownCommand(_ words: [String]) -> UsageError {
    let pairs = CommandSpec.all.map(\.words).filter { $0.count == 2 && $0[0] == words[0] }
    guard !pairs.isEmpty else {
      return .unknown("command", words[0], Set(CommandSpec.all.compactMap(\.words.first)).sorted())
    }
    guard words.count > 1 else {
      let halves = pairs.map { $0[1] }.joined(separator: ", ")
      return UsageError("\(words[0]) needs one of: \(halves).")
    }
    return .unknown(
      "command", "\(words[0]) \(words[1])", pairs.map { $0.joined(separator: " ") })
  }

  // The command is the longest run of words, options left out, that the table has.
  private static func command(in words: [String]) -> CommandSpec {
    let bare = bareWords(words)
    return CommandSpec.all.filter { bare.starts(with: $0.words) }
      .max { $0.words.count < $1.words.count } ?? CommandSpec.all[0]
  }

  private static func bareWords(_ words: [String]) -> [String] {
    let valued = Set((OptionSpec.common).filter { $0.value != nil }.map(\.name))
    var bare: [String] = []
    var skips = false
    for word in words {
      if skips {
        skips = false
      } else if word == "--" {
        break
      } else if word.hasPrefix("-") {
        skips = valued.contains(word)
      } else {
        bare.append(word)
      }
    }
    return bare
  }

  private static func optionWords(_ words: [String], without command: CommandSpec) -> [String] {
    var left = command.words[...]
    let valued = Set(OptionSpec.common.filter { $0.value != nil }.map(\.name))
    var kept: [String] = []
    var isValue = false
    for word in words {
      if !isValue, word == left.first {
        left = left.dropFirst()
      } else {
        kept.append(word)
      }
      isValue = valued.contains(word) && !isValue
    }
    return kept
  }
}

private struct ArgumentReader {
  private var words: ArraySlice<String>
  /// Whether `--` was passed: from there on, nothing is an option.
  private(set) var isLiteral = false

  init(words: [String]) { self.words = words[...] }

  mutating func next() -> String? {
    guard let word = words.popFirst() else { return nil }
    if word == "--", !isLiteral {
      isLiteral = true
      return words.popFirst()
    }
    return word
  }
}

extension UsageError {
  /// A word that isn't known, with the nearest one that is.
  static func unknown(_ what: String, _ word: String, _ known: [String]) -> UsageError {
    let sentence = "Unknown \(what): \(printable(word))."
    if let near = nearest(to: word, among: known) {
      return UsageError("\(sentence) Did you mean \(near)?")
    }
    return known.isEmpty || known.count > 8
      ? UsageError("\(sentence) See dirsync-setup --help.")
      : UsageError("\(sentence) It can be \(known.joined(separator: ", ")).")
  }
}

/// A word of the command line as it can be shown: without control characters, and not endless.
func printable(_ word: String) -> String {
  String(
    String.UnicodeScalarView(
      word.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(80)))
}
