/// Completions for a shell, made from the table of commands.
func completions(for shell: String) -> String {
  switch shell {
  case "zsh": "#compdef dirsync-setup\nautoload -U +X bashcompinit && bashcompinit\n" + bash
  case "fish": fish
  default: bash
  }
}

// The first words of a command decide what may follow, so each run of words is one case.
private var bash: String {
  var cases = ""
  for command in CommandSpec.all where !command.words.isEmpty {
    let words = command.positionals.flatMap(\.words) + (command.options.map(\.name))
    cases += "    \"\(command.name)\"*) words=\"\(words.joined(separator: " "))\" ;;\n"
  }
  let first = Set(CommandSpec.all.compactMap(\.words.first)).sorted().joined(separator: " ")
  let groups = grouped.map { "    \"\($0.key)\") words=\"\($0.value)\" ;;\n" }.joined()
  let common = OptionSpec.common.map(\.name).joined(separator: " ")
  return """
    _dirsync_setup() {
      local word=${COMP_WORDS[COMP_CWORD]} words
      local line="${COMP_WORDS[*]:1:COMP_CWORD-1}"
      case "$line" in
        "") words="\(first) --help --version" ;;
    \(groups)\(cases)    *) words="" ;;
      esac
      COMPREPLY=($(compgen -W "$words \(common)" -- "$word"))
      case "$word" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$word")) ;; esac
    }
    complete -o filenames -F _dirsync_setup dirsync-setup

    """
}

private var grouped: [(key: String, value: String)] {
  let pairs = CommandSpec.all.filter { $0.words.count == 2 }
  return Dictionary(grouping: pairs) { $0.words[0] }.sorted { $0.key < $1.key }
    .map { ($0.key, $0.value.map { $0.words[1] }.joined(separator: " ")) }
}

private var fish: String {
  var lines: [String] = []
  let words = "complete -c dirsync-setup"
  for name in Set(CommandSpec.all.compactMap(\.words.first)).sorted() {
    lines.append("\(words) -n __fish_use_subcommand -a \(name)")
  }
  for command in CommandSpec.all where !command.words.isEmpty {
    let here = "-n '__fish_seen_subcommand_from \(command.words[0])'"
    for word in command.words.dropFirst() + command.positionals.flatMap(\.words)[...] {
      lines.append("\(words) \(here) -a \(word)")
    }
    for option in command.options { lines.append("\(words) \(here) \(fishOption(option))") }
  }
  lines += OptionSpec.common.map { "\(words) \(fishOption($0))" }
  return lines.joined(separator: "\n") + "\n"
}

private func fishOption(_ option: OptionSpec) -> String {
  let takes =
    option.value == nil
    ? "" : option.words.isEmpty ? " -r" : " -x -a '\(option.words.joined(separator: " "))'"
  return "-l \(option.name.dropFirst(2))\(takes) -d '\(option.help)'"
}
