/// The help text: all commands, the common options, and how the program ends.
func helpText() -> String {
  var lines = [
    "dirsync-setup walks you through setting up Okta directory sync for DX.", "", "Commands:",
  ]
  for command in CommandSpec.all {
    lines.append("  " + command.synopsis)
    lines.append("      " + command.help)
    lines += command.options.filter(\.isList).map { option in
      "      \(option.name): \(option.words.joined(separator: ", "))"
    }
  }
  lines += ["", "Common options:"]
  let names = OptionSpec.common.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
  let width = (names.map(\.count).max() ?? 0) + 2
  for (name, option) in zip(names, OptionSpec.common) {
    let gap = String(repeating: " ", count: width - name.count)
    lines.append("  " + name + gap + option.help)
  }
  lines += [
    "  --help" + String(repeating: " ", count: width - 6) + "this text",
    "  --version" + String(repeating: " ", count: width - 9) + "the version", "",
    "Tokens come from OKTA_CLIENT_TOKEN, DX_API_TOKEN, or a prompt; never as an argument.", "",
    "Exit codes: 0 done, or everything holds; 1 something does not hold; 2 wrong usage;",
    "3 could not be looked at; 4 a file or the state folder; 130 interrupted.",
  ]
  return lines.joined(separator: "\n") + "\n"
}
