/// Completions for fish: conditions on the words before the cursor.
func fishCompletions() -> String {
  """
  # Completions of dirsync-setup for fish.
  function __dirsync_setup_at
      set -l words (commandline -opc)
      set -l bare
      set -l i 2
      while test $i -le (count $words)
          switch $words[$i]
              case \(CompletionTable.valued.map(fishQuoted).joined(separator: " "))
                  set i (math $i + 1)
              case '-*'
              case '*'
                  set -a bare $words[$i]
          end
          set i (math $i + 1)
      end
      string match -qr -- "^$argv[1]\\$" "$bare"
  end
  complete -c dirsync-setup -f
  \(fishLines.joined(separator: "\n"))

  """
}

private var fishLines: [String] {
  var lines = CompletionTable.first.map { fishWord($0, after: "") }
  for group in CompletionTable.groups {
    lines += group.halves.map { fishWord($0, after: group.word) }
  }
  lines += Option.common.map { fishOption($0, at: nil) }
  lines.append(fishOption(Option("--help", "this text"), at: nil))
  lines.append(fishOption(Option("--version", "the version"), at: ""))
  for command in CompletionTable.commands {
    for (place, positional) in command.positionals.enumerated() {
      let before = positional.repeats ? "( .*)?" : String(repeating: " \\S+", count: place)
      guard let values = fishValues(positional.values) else { continue }
      lines.append("complete -c dirsync-setup -n \(fishAt(command.name + before)) \(values)")
    }
    lines += command.options.map { fishOption($0, at: command.name + "( .*)?") }
  }
  return lines
}

private func fishWord(_ word: (word: String, help: String), after before: String) -> String {
  "complete -c dirsync-setup -n \(fishAt(before)) -a \(word.word) -d \(fishQuoted(word.help))"
}

private func fishOption(_ option: Option, at place: String?) -> String {
  var parts = ["complete -c dirsync-setup"]
  if let place { parts.append("-n \(fishAt(place))") }
  parts.append("-l \(option.name.dropFirst(2))")
  if option.value != nil { parts.append("-r") }
  if option.isList {
    let names = option.values.names.joined(separator: "\\n")
    parts.append("-f -a \(fishQuoted("(__fish_complete_list , \"printf '\(names)\\n'\")"))")
  } else if option.value != nil {
    parts.append(fishValues(option.values) ?? "-f")
  }
  return (parts + ["-d \(fishQuoted(option.help))"]).joined(separator: " ")
}

private func fishValues(_ values: Values) -> String? {
  switch values {
  case .text: nil
  case .file: "-F"
  case .folder: "-f -a '(__fish_complete_directories)'"
  case .oneOf(let names), .suggested(let names):
    "-f -a \(fishQuoted(names.all().joined(separator: " ")))"
  }
}

private func fishAt(_ pattern: String) -> String {
  fishQuoted("__dirsync_setup_at \(fishQuoted(pattern))")
}

private func fishQuoted(_ text: String) -> String {
  "'" + text.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
}
