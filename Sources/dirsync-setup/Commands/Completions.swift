import Basics

extension Command {
  /// Prints completions for a shell, made from the table of commands.
  static let completions = Command(
    "completions", "print completions for a shell",
    [Positional("bash|zsh|fish", .oneOf(Names("shell", ["bash", "zsh", "fish"])))]
  ) { call in
    switch call.arguments.positionals[0] {
    case "zsh":
      Outcome("#compdef dirsync-setup\nautoload -U +X bashcompinit && bashcompinit\n" + bash)
    case "fish": Outcome(fish)
    default: Outcome(bash)
    }
  }
}

// The first words of a command decide what may follow, so each run of words is one case.
private var bash: String {
  var cases = ""
  for command in Command.all where !command.words.isEmpty {
    let words = command.positionals.flatMap(\.values.names) + (command.options.map(\.name))
    cases += "    \"\(command.name)\"*) words=\"\(words.joined(separator: " "))\" ;;\n"
  }
  let first = Set(Command.all.compactMap(\.words.first)).sorted().joined(separator: " ")
  let groups = grouped.map { "    \"\($0.key)\") words=\"\($0.value)\" ;;\n" }.joined()
  let common = Option.common.map(\.name).joined(separator: " ")
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
  let pairs = Command.all.filter { $0.words.count == 2 }
  return Dictionary(grouping: pairs) { $0.words[0] }.sorted { $0.key < $1.key }
    .map { ($0.key, $0.value.map { $0.words[1] }.joined(separator: " ")) }
}

private var fish: String {
  var lines: [String] = []
  let words = "complete -c dirsync-setup"
  for name in Set(Command.all.compactMap(\.words.first)).sorted() {
    lines.append("\(words) -n __fish_use_subcommand -a \(name)")
  }
  for command in Command.all where !command.words.isEmpty {
    let here = "-n '__fish_seen_subcommand_from \(command.words[0])'"
    for word in command.words.dropFirst() + command.positionals.flatMap(\.values.names)[...] {
      lines.append("\(words) \(here) -a \(word)")
    }
    for option in command.options { lines.append("\(words) \(here) \(fishOption(option))") }
  }
  lines += Option.common.map { "\(words) \(fishOption($0))" }
  return lines.joined(separator: "\n") + "\n"
}

private func fishOption(_ option: Option) -> String {
  let takes =
    option.value == nil
    ? ""
    : option.values.names.isEmpty ? " -r" : " -x -a '\(option.values.names.joined(separator: " "))'"
  return "-l \(option.name.dropFirst(2))\(takes) -d '\(option.help)'"
}
