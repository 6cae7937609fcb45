/// Completions for bash: a function that knows the command by its words, and what may follow.
func bashCompletions() -> String {
  """
  # Completions of dirsync-setup for bash.
  _dirsync_setup() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local bare=() command= names= kind= options= i
    # Bash makes three words of --option=value.
    if [[ $cur == = ]]; then
      cur=
    elif [[ $prev == = ]]; then
      prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
      case ${COMP_WORDS[i]} in
      \(CompletionTable.valued.joined(separator: "|")))
        ((i++))
        [[ ${COMP_WORDS[i]} != = ]] || ((i++))
        ;;
      -*) ;;
      *) bare+=("${COMP_WORDS[i]}") ;;
      esac
    done
    case "${bare[0]} ${bare[1]}" in
  \(bashCommands)
    esac
    local count=$((${#bare[@]} - $(set -- $command; echo $#)))
    case "$command:$prev" in
  \(bashOptionValues)
    *)
      case "$command:$count" in
  \(bashPositionals)
      esac
      [[ $cur != -* ]] || names="$options \(Option.common.map(\.name).joined(separator: " "))" kind=
      ;;
    esac
  \(bashReplies)
  }
  complete -F _dirsync_setup dirsync-setup

  """
}

/// What is offered for the word that is typed, once it is known what it may be.
private let bashReplies = """
    local IFS=$' \\t\\n'
    case $kind in
    file | folder)
      compopt -o filenames 2>/dev/null
      IFS=$'\\n'
      [[ $kind == file ]] && COMPREPLY=($(compgen -f -- "$cur")) ||
        COMPREPLY=($(compgen -d -- "$cur"))
      ;;
    list)
      compopt -o nospace 2>/dev/null
      local before=${cur%"${cur##*,}"}
      COMPREPLY=($(compgen -P "$before" -W "$names" -- "${cur##*,}"))
      ;;
    *) COMPREPLY=($(compgen -W "$names" -- "$cur")) ;;
    esac
  """

private var bashCommands: String {
  CompletionTable.commands.map { command in
    let pattern = command.words.count == 2 ? "\"\(command.name)\"" : "\"\(command.name) \"*"
    let options = command.options.map(\.name).joined(separator: " ")
    return "  \(pattern)) command=\"\(command.name)\" options=\"\(options)\" ;;"
  }.joined(separator: "\n")
}

private var bashOptionValues: String {
  var lines: [String] = []
  for option in Option.common where option.value != nil {
    lines.append("  *:\(option.name)) \(bashValues(option.values)) ;;")
  }
  for command in CompletionTable.commands {
    for option in command.options where option.value != nil {
      let values = bashValues(option.values) + (option.isList ? " kind=list" : "")
      lines.append("  \"\(command.name):\(option.name)\") \(values) ;;")
    }
  }
  return lines.joined(separator: "\n")
}

private var bashPositionals: String {
  let first = CompletionTable.first.map(\.word).joined(separator: " ")
  var lines = ["    :0) names=\"\(first) --help --version\" ;;"]
  lines.append("    :1)\n      case ${bare[0]} in")
  for group in CompletionTable.groups {
    let halves = group.halves.map(\.word).joined(separator: " ")
    lines.append("      \(group.word)) names=\"\(halves)\" ;;")
  }
  lines.append("      esac\n      ;;")
  for command in CompletionTable.commands {
    for (place, positional) in command.positionals.enumerated() {
      let count = positional.repeats ? "\"*" : "\(place)\""
      lines.append("    \"\(command.name):\(count)) \(bashValues(positional.values)) ;;")
    }
  }
  return lines.joined(separator: "\n")
}

private func bashValues(_ values: Values) -> String {
  switch values {
  case .text: ":"
  case .file: "kind=file"
  case .folder: "kind=folder"
  case .oneOf(let names), .suggested(let names):
    "names=\"\(names.all().joined(separator: " "))\""
  }
}
