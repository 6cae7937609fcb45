/// Completions for zsh, by its own `_arguments`.
func zshCompletions() -> String {
  let common = Option.common.map { "    \(zshOption($0))" }.joined(separator: "\n")
  return """
    #compdef dirsync-setup
    # Completions of dirsync-setup for zsh.
    _dirsync_setup() {
      local -a common bare
      common=(
    \(common)
      )
      local i=2
      while (( i < CURRENT )); do
        case $words[i] in
          (\(CompletionTable.valued.joined(separator: "|"))) (( i++ )) ;;
          (-*) ;;
          (*) bare+=($words[i]) ;;
        esac
        (( i++ ))
      done
      case "$bare[1] $bare[2]" in
    \(zshCommands)
      esac
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _dirsync_setup "$@"
    else
      compdef _dirsync_setup dirsync-setup
    fi

    """
}

private var zshCommands: String {
  var lines = CompletionTable.commands.map { command in
    let pattern = command.words.count == 2 ? "'\(command.name)'" : "'\(command.name) '*"
    var specs = command.words.indices.map { "'\($0 + 1): : '" }
    for (place, positional) in command.positionals.enumerated() {
      let number = positional.repeats ? "*" : "\(command.words.count + place + 1)"
      let optional = positional.isRequired ? ":" : "::"
      specs.append(
        zshQuoted("\(number)\(optional)\(positional.name):\(zshAction(positional.values))"))
    }
    specs += command.options.map(zshOption)
    return "    (\(pattern)) _arguments -S $common \(specs.joined(separator: " ")) ;;"
  }
  for group in CompletionTable.groups {
    let halves = zshDescribed(group.halves)
    lines.append("    ('\(group.word) '*) _arguments -S $common '1: : ' \(halves("2")) ;;")
  }
  let first = zshDescribed(CompletionTable.first)("1")
  lines.append(
    "    (*) _arguments -S $common '--help[this text]' '--version[the version]' \(first) ;;")
  return lines.joined(separator: "\n")
}

private func zshDescribed(
  _ words: [(word: String, help: String)]
) -> (_ place: String) -> String {
  let list = words.map { "\($0.word)\\:\"\(zshDescription($0.help))\"" }.joined(separator: " ")
  return { place in zshQuoted("\(place):command:((\(list)))") }
}

private func zshOption(_ option: Option) -> String {
  let description = "[\(zshDescription(option.help))]"
  guard let value = option.value else { return zshQuoted("\(option.name)\(description)") }
  let place = value.split(separator: ":").joined()
  guard option.isList else {
    return zshQuoted("\(option.name)=\(description):\(place):\(zshAction(option.values))")
  }
  let names = option.values.names.joined(separator: " ")
  return zshQuoted("*\(option.name)=\(description):\(place):_values -s , \(place) \(names)")
}

private func zshAction(_ values: Values) -> String {
  switch values {
  case .text: " "
  case .file: "_files"
  case .folder: "_files -/"
  case .oneOf(let names), .suggested(let names): "(\(names.all().joined(separator: " ")))"
  }
}

private func zshDescription(_ text: String) -> String {
  text.map { "[]:\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
}

private func zshQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
