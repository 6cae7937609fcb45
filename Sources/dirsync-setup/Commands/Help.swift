extension Command {
  /// What `--help` asks for: of everything, of a command, or of all that begin with its word.
  ///
  /// Stands in no table, as it has no words of its own.
  static func help(for bare: [String]) throws(CommandFailure) -> Command {
    guard let first = bare.first else { return Command("", "help") { _ in Outcome(overview()) } }
    let named = all.filter { !$0.words.isEmpty && bare.starts(with: $0.words) }
    let meant = named.isEmpty ? all.filter { $0.words.first == first } : named
    guard !meant.isEmpty else { throw Names.commands.unknown(first) }
    let text = meant.map(\.usage).joined(separator: "\n")
    return Command("", "help") { _ in Outcome(text) }
  }

  /// What `--version` asks for.
  static let version = Command("", "the version") { _ in
    Outcome(versionLine())
  }

  /// The command with everything that may follow it.
  private var usage: String {
    var lines = ["Usage: \(synopsis)", "  \(help)"]
    for place in positionals where !place.values.names.isEmpty {
      lines += ["", "\(place.name):"] + wrapped(place.values.names)
    }
    if !options.isEmpty { lines += ["", "Options:"] + listed(options) }
    lines += ["", "Options of every command:"] + listed(Option.common)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// How the program ends, a line each.
let exitCodeLines = [
  "0 done, or everything holds", "1 something does not hold", "2 wrong usage",
  "3 could not be looked at: network, sign-in, permission",
  "4 a file, the state folder or the output can't be read or written", "130 interrupted",
  "128 + n ended by signal n",
]

/// All commands, the options of every one, and how the program ends.
private func overview() -> String {
  var lines = [
    "dirsync-setup walks you through setting up Okta directory sync for DX.", "", "Commands:",
  ]
  for command in Command.all { lines += ["  " + command.synopsis, "      " + command.help] }
  lines += ["", "Options of every command:"]
  lines += listed(
    Option.common + [
      Option("--help", "this text; after a command, what may follow it"),
      Option("--version", "the version, and the commit that it was built from"),
    ])
  lines += [
    "", "Tokens come from OKTA_CLIENT_TOKEN, DX_API_TOKEN, or a prompt; never as an argument.", "",
    "Exit codes:",
  ]
  lines += exitCodeLines.map { "  " + $0 }
  return lines.joined(separator: "\n") + "\n"
}

// Options in two columns; the values that one takes stand below it.
private func listed(_ options: [Option]) -> [String] {
  let width = (options.map(\.synopsis.count).max() ?? 0) + 2
  return options.flatMap { option in
    let gap = String(repeating: " ", count: width - option.synopsis.count)
    return ["  " + option.synopsis + gap + option.help] + wrapped(option.values.names, indent: 6)
  }
}

// Names with commas between, in lines of at most 80 columns.
private func wrapped(_ names: [String], indent: Int = 2) -> [String] {
  let margin = String(repeating: " ", count: indent)
  var lines: [String] = []
  for (place, name) in names.enumerated() {
    let word = place == names.count - 1 ? name : name + ","
    if let last = lines.last, last.count + 1 + word.count <= 80 {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(margin + word)
    }
  }
  return lines
}
