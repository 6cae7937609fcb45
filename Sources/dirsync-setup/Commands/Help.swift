extension Command {
  /// What `--help` asks for; it stands in no table, as it has no words.
  static let help = Command("", "this text") { _ in Outcome(helpText()) }

  /// What `--version` asks for.
  static let version = Command("", "the version") { _ in
    Outcome("dirsync-setup \(programVersion)\n")
  }
}

/// All commands, the common options, and how the program ends.
private func helpText() -> String {
  var lines = [
    "dirsync-setup walks you through setting up Okta directory sync for DX.", "", "Commands:",
  ]
  for command in Command.all {
    lines += ["  " + command.synopsis, "      " + command.help]
    lines += command.options.filter(\.isList).map { option in
      "      \(option.name): \(option.values.names.joined(separator: ", "))"
    }
  }
  lines += ["", "Common options:"]
  let options = Option.common + [Option("--help", "this text"), Option("--version", "the version")]
  let width = (options.map(\.synopsis.count).max() ?? 0) + 2
  lines += options.map { option in
    "  " + option.synopsis + String(repeating: " ", count: width - option.synopsis.count)
      + option.help
  }
  lines += [
    "", "Tokens come from OKTA_CLIENT_TOKEN, DX_API_TOKEN, or a prompt; never as an argument.", "",
    "Exit codes: 0 done, or everything holds; 1 something does not hold; 2 wrong usage;",
    "3 could not be looked at; 4 a file or the state folder; 130 interrupted.",
  ]
  return lines.joined(separator: "\n") + "\n"
}
